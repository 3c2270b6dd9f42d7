import type { Alert } from './compile.js';
import { messageOf } from './message.js';

/** A group of alert rules as the rulers of Prometheus, Mimir and Loki read it. */
export interface AlertGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly {
    readonly alert: string;
    readonly expr: string;
    readonly for: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

/** The alerts one kind of ruler can evaluate, a group for each topic. */
export function rulerAlerts(
  alerts: readonly Alert[],
  { engine, link }: { readonly engine: 'prometheus' | 'loki'; readonly link?: string | undefined },
): readonly AlertGroup[] {
  const own = alerts.filter(({ query }) => query.engine === engine);
  return [...byTopic(own)].map(([name, group]) => ({
    name: `claude-code-alerts-${name}`,
    interval: `${paceOf(group)}m`,
    rules: group.map((one) => ({
      alert: camel(one.id),
      expr: one.query.beyond,
      for: one.hold,
      labels: labelsOf(one),
      annotations: { ...messageOf(one, '$value'), ...linkOf(one, link) },
    })),
  }));
}

/** Alerts by topic: those on one topic run together. */
export function byTopic(alerts: readonly Alert[]): ReadonlyMap<string, readonly Alert[]> {
  const groups = new Map<string, Alert[]>();
  for (const one of alerts) groups.set(one.topic, [...(groups.get(one.topic) ?? []), one]);
  return groups;
}

/** Minutes between two looks at a group: those of its most impatient alert. */
export const paceOf = (group: readonly Alert[]): number => Math.min(...group.map(({ every }) => every));

/** What a policy routes alerts by. */
export function labelsOf({ id, severity, topic }: Alert): Record<string, string> {
  return { severity, topic, alert_id: id, product: 'claude-code' };
}

/** The address of the panel that explains the alert, where the address of Grafana is known. */
function linkOf({ panel }: Alert, grafana: string | undefined): Record<string, string> {
  if (!panel) return {};
  const place = `/d/${panel.board}?viewPanel=${panel.id}`;
  return grafana === undefined
    ? { __dashboardUid__: panel.board, __panelId__: String(panel.id) }
    : { dashboard: `${grafana.replace(/\/$/, '')}${place}` };
}

/** `spend-spike` becomes `ClaudeCodeSpendSpike`. */
function camel(id: string): string {
  return `ClaudeCode${id.replaceAll(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase())}`;
}
