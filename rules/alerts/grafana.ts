import type { Alert } from './compile.js';
import { messageOf } from './message.js';
import { byTopic, labelsOf, paceOf } from './ruler.js';

/** A rule in the shape of Grafana's provisioning API. */
export type GrafanaRule = Readonly<Record<string, unknown>> & {
  readonly uid: string;
  readonly title: string;
};

/** A group of rules that Grafana itself evaluates. */
export interface GrafanaGroup {
  readonly title: string;
  readonly folderUid: string;
  /** Seconds between two looks. */
  readonly interval: number;
  readonly rules: readonly GrafanaRule[];
}

/** Where the rules stand, and the data sources they ask. */
export interface GrafanaPlace {
  readonly folderUid: string;
  readonly prometheus?: string | undefined;
  readonly loki?: string | undefined;
}

/** The alerts as groups of Grafana-managed rules. A rule whose data source is not named is left out. */
export function grafanaAlerts(alerts: readonly Alert[], place: GrafanaPlace): readonly GrafanaGroup[] {
  const own = alerts.filter(({ query }) =>
    sourcesOf(query.engine).every((engine) => place[engine] !== undefined),
  );
  return [...byTopic(own)].map(([name, group]) => ({
    title: `Claude Code ${name}`,
    folderUid: place.folderUid,
    interval: paceOf(group) * 60,
    rules: group.map((one) => grafanaRule(one, place)),
  }));
}

function sourcesOf(engine: Alert['query']['engine']): readonly ('prometheus' | 'loki')[] {
  return engine === 'both' ? ['prometheus', 'loki'] : [engine];
}

/** `A` is the watched value, and the last node is what fires. */
function grafanaRule(alert: Alert, place: GrafanaPlace): GrafanaRule {
  const data = nodesOf(alert, place);
  const value = alert.query.engine === 'both' ? '$values.D.Value' : '$values.A.Value';
  return {
    uid: `cc-${alert.id}`,
    title: alert.title,
    condition: alert.query.engine === 'both' ? 'C' : 'B',
    data,
    noDataState: 'OK',
    execErrState: 'Error',
    for: alert.hold,
    labels: labelsOf(alert),
    annotations: {
      ...messageOf(alert, value),
      ...(alert.panel && {
        __dashboardUid__: alert.panel.board,
        __panelId__: String(alert.panel.id),
      }),
    },
    isPaused: false,
  };
}

function nodesOf({ query, when, window }: Alert, place: GrafanaPlace): unknown[] {
  if (query.engine === 'both') {
    return [
      asked('A', { expr: query.prometheus, uid: place.prometheus!, window, engine: 'prometheus' }),
      asked('B', { expr: query.loki, uid: place.loki!, window, engine: 'loki' }),
      worked('C', { type: 'math', expression: query.beyond }),
      worked('D', { type: 'math', expression: query.apart }),
    ];
  }
  const { engine, value: expr } = query;
  const [type, limit] = 'above' in when ? ['gt', when.above] : ['lt', when.below];
  return [
    asked('A', { expr, uid: place[engine]!, window, engine }),
    worked('B', {
      type: 'threshold',
      expression: 'A',
      conditions: [{ evaluator: { type, params: [limit] } }],
    }),
  ];
}

type Ask = {
  readonly expr: string;
  readonly uid: string;
  readonly window: number;
  readonly engine: 'prometheus' | 'loki';
};

/** Members that the server would fill in are written, so that a later look finds no difference. */
function asked(refId: string, { expr, uid, window, engine }: Ask): unknown {
  const kind =
    engine === 'loki' ? { queryType: 'instant' } : { instant: true, range: false, format: 'time_series' };
  return {
    refId,
    queryType: engine === 'loki' ? 'instant' : '',
    relativeTimeRange: { from: window, to: 0 },
    datasourceUid: uid,
    model: {
      refId,
      datasource: { type: engine, uid },
      expr,
      ...kind,
      intervalMs: 60_000,
      maxDataPoints: 43_200,
    },
  };
}

function worked(refId: string, model: Readonly<Record<string, unknown>>): unknown {
  const uid = '__expr__';
  return {
    refId,
    queryType: '',
    relativeTimeRange: { from: 0, to: 0 },
    datasourceUid: uid,
    model: { refId, datasource: { type: uid, uid }, ...model, intervalMs: 1000, maxDataPoints: 43_200 },
  };
}
