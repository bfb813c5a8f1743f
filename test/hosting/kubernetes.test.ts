import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { nginxServer } from '../../src/hosting/nginx.ts';

const read = <T>(name: string) =>
  parse(readFileSync(join('src/hosting/kubernetes', name), 'utf8'), { strict: true }) as T;

type Labels = Record<string, string>;
interface Probe {
  httpGet: { path: string; port: string };
}
interface Container {
  image: string;
  ports: { name: string; containerPort: number }[];
  readinessProbe: Probe;
  livenessProbe: Probe;
  resources: { requests: { cpu: string; memory: string }; limits: { memory: string } };
  securityContext: {
    allowPrivilegeEscalation: boolean;
    readOnlyRootFilesystem: boolean;
    capabilities: { drop: string[] };
  };
  volumeMounts: { name: string; mountPath: string }[];
}
interface Deployment {
  spec: {
    replicas: number;
    selector: { matchLabels: Labels };
    template: {
      metadata: { labels: Labels };
      spec: {
        automountServiceAccountToken: boolean;
        securityContext: { runAsNonRoot: boolean; runAsUser: number; seccompProfile: { type: string } };
        topologySpreadConstraints: { topologyKey: string; labelSelector: { matchLabels: Labels } }[];
        containers: Container[];
        volumes: Record<string, unknown>[];
      };
    };
  };
}

const kustomization = read<{
  resources: string[];
  namespace?: string;
  images: { name: string; newName: string; newTag: string }[];
}>('kustomization.yaml');
const { spec } = read<Deployment>('deployment.yaml');
const pod = spec.template.spec;
const service = read<{
  spec: { selector: Labels; ports: { port: number; targetPort: string }[] };
}>('service.yaml');
const budget = read<{ spec: { maxUnavailable: number; selector: { matchLabels: Labels } } }>(
  'pod-disruption-budget.yaml',
);
const nginx = nginxServer('/k8s', '/srv');

test('brings all manifests, into the namespace that the user chooses', () => {
  expect(kustomization.resources).toEqual(['deployment.yaml', 'pod-disruption-budget.yaml', 'service.yaml']);
  expect(kustomization.namespace).toBeUndefined();
});

test('asks the path that nginx answers, at the port where it listens', () => {
  for (const { ports, readinessProbe, livenessProbe } of pod.containers) {
    expect(ports).toEqual([{ name: 'http', containerPort: 8080 }]);
    for (const { httpGet } of [readinessProbe, livenessProbe]) {
      expect(httpGet.port).toBe('http');
      expect(nginx).toContain(`location = ${httpGet.path} {`);
    }
    expect(nginx).toContain(`listen ${ports[0]!.containerPort};`);
  }
  expect(service.spec.ports).toMatchObject([{ port: 80, targetPort: 'http' }]);
});

test('selects the pods that it makes, and spreads them over nodes', () => {
  const labels = spec.template.metadata.labels;
  expect(spec.selector.matchLabels).toEqual(labels);
  expect(service.spec.selector).toEqual(labels);
  expect(budget.spec.selector.matchLabels).toEqual(labels);
  expect(
    pod.topologySpreadConstraints.map((each) => [each.topologyKey, each.labelSelector.matchLabels]),
  ).toEqual([['kubernetes.io/hostname', labels]]);
  expect(spec.replicas).toBeGreaterThan(budget.spec.maxUnavailable);
});

test('lets a team set the image of each container', () => {
  const names = kustomization.images.map(({ name }) => name);
  expect(pod.containers.map(({ image }) => image)).toEqual(names);
});

test('meets the restricted profile of pod security, and can do less still', () => {
  expect(pod.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 101,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
  for (const volume of pod.volumes) expect(Object.keys(volume).sort()).toEqual(['emptyDir', 'name']);
  for (const { securityContext, volumeMounts } of pod.containers) {
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/tmp']);
  }
});

test('asks for little, and has a limit of memory but none of processor time', () => {
  for (const { resources } of pod.containers) {
    expect(Object.keys(resources.requests).sort()).toEqual(['cpu', 'memory']);
    expect(Object.keys(resources.limits)).toEqual(['memory']);
  }
});
