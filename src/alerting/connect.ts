import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { labelsOf } from './labels.ts';
import { runbookUrl } from './links.ts';

/** The lines that lead alerts to a site, by where they go; `site` is its address. */
export interface Connections {
  helm: string;
  jsonnet: string;
  prometheusRule: string;
  grafana: string;
  alertmanagerTemplate: string;
  alertmanagerConfig: string;
}

/** The components of kube-prometheus, and the middle of the addresses of their alerts. */
const components = {
  alertmanager: 'alertmanager',
  kubePrometheus: 'general',
  kubeStateMetrics: 'kube-state-metrics',
  kubernetesControlPlane: 'kubernetes',
  nodeExporter: 'node',
  prometheus: 'prometheus',
  prometheusOperator: 'prometheus-operator',
};

const library = "'kube-prometheus/main.libsonnet'";

/** A rule whose series carry the labels that its alert's document knows. */
const example = {
  alert: 'KubeNodeNotReady',
  expression: 'kube_node_status_condition{condition="Ready", status="true"} == 0',
};

/** Every connection, written for one site. */
export function connectionsTo(site: string, { alerts }: Pick<KnowledgeBase, 'alerts'>): Connections {
  const { alert, expression } = example;
  const url = runbookUrl(site, alert, alerts.get(alert)!.data, labelsOf(expression));
  const runbooks = `${site.replace(/\/$/, '')}/runbooks`;
  return {
    helm: `# values.yaml of the chart kube-prometheus-stack
defaultRules:
  runbookUrl: ${runbooks}`,
    jsonnet: `local runbooks(group) = {
  mixin+: { _config+: { runbookURLPattern: '${runbooks}/' + group + '/%s' } },
};

(import ${library}) + {
  values+:: {
${Object.entries(components)
  .map(([component, group]) => `    ${component}+: runbooks('${group}'),`)
  .join('\n')}
  },
}`,
    prometheusRule: `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: nodes
spec:
  groups:
    - name: nodes
      rules:
        - alert: ${alert}
          expr: ${expression}
          for: 15m
          labels:
            severity: warning
          annotations:
            summary: Node {{ $labels.node }} is not ready.
            runbook_url: '${url}'`,
    grafana: `# A rule of Grafana, provisioned from a file: apiVersion 1, groups, rules
annotations:
  summary: Node {{ $labels.node }} is not ready.
  runbook_url: '${url}'`,
    alertmanagerTemplate: `{{ define "runbook" }}{{ with index .Alerts 0 }}{{ .Annotations.runbook_url }}#{{ range .Labels.SortedPairs }}{{ .Name }}={{ .Value | urlquery }}&{{ end }}{{ end }}{{ end }}`,
    alertmanagerConfig: `templates:
  - /etc/alertmanager/runbook.tmpl
receivers:
  - name: on-call
    slack_configs:
      - channel: '#on-call'
        title_link: '{{ template "runbook" . }}'
    pagerduty_configs:
      - routing_key_file: /etc/alertmanager/pagerduty-key
        links:
          - href: '{{ template "runbook" . }}'
            text: Runbook`,
  };
}
