import type { Area, Kind, Language, PlaceToRun, Risk, Severity } from '../knowledge/schema.ts';
import { parseAddress } from './addresses.ts';

/** The words of the site's own pages, in every language. */
const texts = {
  en: {
    siteName: 'Cluster runbooks',
    description:
      'Runbooks for failures of a Kubernetes cluster: from a symptom, an error or an alert to the failure mode, to recovery and to what prevents the next one.',
    runbook: {
      effects: 'Effects',
      prevent: 'Prevent',
      escalate: 'Call for help when',
      signatures: 'Lines that point here',
    },
    where: {
      workstation: 'On your workstation',
      'control-plane-node': 'On the control plane node, as root',
      node: 'On the node, as root',
      pod: 'In a pod',
    } satisfies Record<PlaceToRun, string>,
    risk: {
      reads: 'Only reads',
      changes: 'Changes; can be undone',
      disrupts: 'Interrupts pods or the API',
      destroys: 'Destroys; cannot be undone',
    } satisfies Record<Risk, string>,
    kinds: {
      'failure-modes': 'Runbooks',
      checks: 'Checks',
      symptoms: 'Symptoms',
      mitigations: 'Mitigations',
      causes: 'Causes',
      components: 'Components',
      alerts: 'Alerts',
    } satisfies Record<Kind, string>,
    kind: {
      'failure-modes': 'Runbook',
      checks: 'Check',
      symptoms: 'Symptom',
      mitigations: 'Mitigation',
      causes: 'Cause',
      components: 'Component',
      alerts: 'Alert',
    } satisfies Record<Kind, string>,
    areas: {
      'control-plane': 'Control plane',
      etcd: 'etcd',
      node: 'Nodes',
      network: 'Network',
      storage: 'Storage',
      capacity: 'Capacity and objects',
      operator: 'Operator',
      monitoring: 'Monitoring',
    } satisfies Record<Area, string>,
    severity: { critical: 'critical', warning: 'warning', info: 'info' } satisfies Record<Severity, string>,
  },
  ko: {
    siteName: '클러스터 런북',
    description:
      '쿠버네티스 클러스터 장애를 위한 런북. 증상, 오류, 알림에서 장애 모드로, 복구로, 그리고 다음 장애를 막는 완화로 이끕니다.',
    runbook: {
      effects: '영향',
      prevent: '예방',
      escalate: '도움을 청해야 할 때',
      signatures: '이 장애를 가리키는 줄',
    },
    where: {
      workstation: '작업용 컴퓨터에서',
      'control-plane-node': '컨트롤 플레인 노드에서, root로',
      node: '해당 노드에서, root로',
      pod: '파드 안에서',
    } satisfies Record<PlaceToRun, string>,
    risk: {
      reads: '읽기만 함',
      changes: '변경함, 되돌릴 수 있음',
      disrupts: '파드나 API가 중단됨',
      destroys: '파괴함, 되돌릴 수 없음',
    } satisfies Record<Risk, string>,
    kinds: {
      'failure-modes': '런북',
      checks: '점검',
      symptoms: '증상',
      mitigations: '완화',
      causes: '원인',
      components: '컴포넌트',
      alerts: '알림',
    } satisfies Record<Kind, string>,
    kind: {
      'failure-modes': '런북',
      checks: '점검',
      symptoms: '증상',
      mitigations: '완화',
      causes: '원인',
      components: '컴포넌트',
      alerts: '알림',
    } satisfies Record<Kind, string>,
    areas: {
      'control-plane': '컨트롤 플레인',
      etcd: 'etcd',
      node: '노드',
      network: '네트워크',
      storage: '스토리지',
      capacity: '용량과 오브젝트',
      operator: '운영자',
      monitoring: '모니터링',
    } satisfies Record<Area, string>,
    severity: { critical: '심각', warning: '경고', info: '정보' } satisfies Record<Severity, string>,
  },
};

export type Texts = (typeof texts)['en'];

/** The site's words in a language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}

/** The language of the page at an address. */
export function languageFor(url: URL): Language {
  return parseAddress(import.meta.env.BASE_URL, url.pathname).language;
}

/** The site's words in the language of the page at an address. */
export function textsFor(url: URL): Texts {
  return texts[languageFor(url)];
}
