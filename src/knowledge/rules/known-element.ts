import type { Rule } from './rule.ts';

const elements: Readonly<Record<string, string>> = {
  Check: '<Check id="api-server-answers" />',
  Logs: '<Logs component="kubelet" />',
  On: '<On platforms="kubeadm systemd">',
  Fence: '<Fence id="restart-kubelet" />',
};

/** Bodies use the site's components alone. */
export const knownElement: Rule = {
  name: 'known-element',
  *check({ documents, translations }) {
    for (const document of [...documents, ...translations.values()]) {
      for (const element of document.body.elements) {
        if (element.name in elements) continue;
        yield {
          place: document.placeAt(element),
          message: `"<${element.name}>" is no component of the site.`,
          hint: `Use one of: ${Object.values(elements).join(', ')}; or write < inside backticks.`,
        };
      }
    }
  },
};
