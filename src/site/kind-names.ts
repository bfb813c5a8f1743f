import type { Kind, Language } from '../knowledge/names.ts';

/** What a page of each kind is called. */
export const kindNames: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  en: {
    'failure-modes': 'Runbook',
    checks: 'Check',
    symptoms: 'Symptom',
    mitigations: 'Mitigation',
    causes: 'Cause',
    components: 'Component',
    alerts: 'Alert',
  },
  ko: {
    'failure-modes': '런북',
    checks: '점검',
    symptoms: '증상',
    mitigations: '완화',
    causes: '원인',
    components: '컴포넌트',
    alerts: '알림',
  },
};
