import { Document } from 'yaml';
import type { RuleFile } from '../files.js';
import type { Alert } from './compile.js';
import { rulerAlerts, type AlertGroup } from './ruler.js';

const kinds = [
  {
    path: 'prometheus-alerts',
    engine: 'prometheus',
    todo: 'Name this file under rule_files in prometheus.yml.',
  },
  {
    path: 'mimir-alerts',
    engine: 'prometheus',
    todo: 'Load it with: mimirtool rules load mimir-alerts.yaml',
    namespace: 'claude-code-alerts',
  },
  {
    path: 'loki-alerts',
    engine: 'loki',
    todo: 'Put it into the folder of the Loki ruler, below the name of the tenant.',
  },
] as const;

/** The alerts as files for the rulers of Prometheus, Mimir and Loki: `rules/prometheus-alerts.yaml` and so on. */
export function alertFiles(
  alerts: readonly Alert[],
  { grafana }: { readonly grafana?: string | undefined } = {},
): readonly RuleFile[] {
  return kinds.flatMap(({ path, engine, todo, ...more }) => {
    const groups = rulerAlerts(alerts, { engine, link: grafana });
    const text = fileText(groups, { todo, ...more });
    return groups.length === 0 ? [] : [Object.freeze({ path: `rules/${path}.yaml`, text })];
  });
}

function fileText(
  groups: readonly AlertGroup[],
  { todo, namespace }: { readonly todo: string; readonly namespace?: string },
): string {
  const document = new Document({ ...(namespace && { namespace }), groups });
  document.commentBefore = ` Alert rules for Claude Code. ${todo}`;
  return document.toString({ lineWidth: 0 });
}
