import { createHash } from 'node:crypto';
import type { GrafanaGroup, GrafanaPlace, GrafanaRule } from './alerts/index.js';
import type { RecordingRule, RuleGroup } from './rule.js';

/** Whether the rules of a group may run in any order: none reads what another one of it records. */
export function isUnordered({ rules }: RuleGroup): boolean {
  const names = rules.map(({ record }) => record);
  return !rules.some(({ expr }) => names.some((name) => expr.includes(name)));
}

/**
 * Recording rules as Grafana itself keeps them; what they record goes to the Prometheus data source. Grafana
 * runs the rules of a group side by side, so a group that needs its order is refused.
 */
export function grafanaRecords(groups: readonly RuleGroup[], place: GrafanaPlace): readonly GrafanaGroup[] {
  const ordered = groups.find((group) => !isUnordered(group));
  if (ordered) {
    throw new Error(
      `The rules of "${ordered.name}" need their order, and Grafana runs the rules of a group side by side: ` +
        'let a ruler keep them, or load the files.',
    );
  }
  return groups.map((group) => ({
    title: group.name,
    folderUid: place.folderUid,
    interval: secondsOf(group.interval),
    rules: group.rules.map((rule) => recording(rule, { engine: group.engine, place })),
  }));
}

function recording(
  { record, expr, labels }: RecordingRule,
  { engine, place }: { readonly engine: RuleGroup['engine']; readonly place: GrafanaPlace },
): GrafanaRule {
  const uid = place[engine];
  if (uid === undefined || place.prometheus === undefined) {
    throw new Error(`"${record}" is asked of ${engine} and stored in prometheus: name both data sources.`);
  }
  const how =
    engine === 'loki' ? { queryType: 'instant' } : { instant: true, range: false, format: 'time_series' };
  const datasource = { type: engine, uid };
  return {
    uid: `cc-${createHash('sha256').update(record).digest('hex').slice(0, 16)}`,
    title: record,
    data: [
      {
        refId: 'A',
        queryType: engine === 'loki' ? 'instant' : '',
        relativeTimeRange: { from: 600, to: 0 },
        datasourceUid: uid,
        model: { refId: 'A', datasource, expr, ...how, intervalMs: 60_000, maxDataPoints: 43_200 },
      },
    ],
    labels,
    isPaused: false,
    record: { metric: record, from: 'A', target_datasource_uid: place.prometheus },
  };
}

function secondsOf(interval: string): number {
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
  return Number.parseFloat(interval) * units[interval.at(-1)!]!;
}
