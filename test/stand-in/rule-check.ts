import { no } from './call.js';
import type { Body, Rule, World } from './world.js';

const duration = /^(\d+(ms|[smhdwy]))+$/;

const wrong = (what: string): Error => no(400, `invalid alert rule: ${what}`);

/** Refuses a rule as the provisioning API does. */
export function checkRule(rule: Body, world: World): void {
  const { uid, title, data, record, noDataState, execErrState } = rule;
  if (typeof uid === 'string' && !/^[a-zA-Z0-9_-]{1,40}$/.test(uid)) throw wrong('uid is not valid');
  if (typeof title !== 'string' || title === '' || title.length > 190)
    throw wrong('title is empty or too long');
  if (!Array.isArray(data) || data.length === 0) throw wrong('no queries or expressions are found');
  for (const query of data as Body[]) checkQuery(query);
  checkLabels(rule);
  if (record !== undefined && record !== null) {
    if (!world.edition.recordingRules) throw no(400, 'recording rules cannot be created on this instance');
    const { metric, from } = record as Body;
    if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(String(metric)))
      throw wrong('metric name for recording rule is not valid');
    if (!(data as Body[]).some(({ refId }) => refId === from)) throw wrong('from does not exist in data');
    return;
  }
  if (!['NoData', 'OK', 'Alerting', 'KeepLast'].includes(String(noDataState)))
    throw wrong(`unknown no data state option ${String(noDataState)}`);
  if (!['Error', 'OK', 'Alerting', 'KeepLast'].includes(String(execErrState)))
    throw wrong(`unknown execution error state option ${String(execErrState)}`);
  if (!(data as Body[]).some(({ refId }) => refId === rule['condition']))
    throw wrong('condition does not exist in data');
  if (typeof rule['for'] !== 'string' || !duration.test(rule['for'])) throw wrong('for is not a duration');
}

function checkQuery(query: Body): void {
  const { refId, relativeTimeRange, datasourceUid, model } = query;
  if (typeof refId !== 'string' || typeof datasourceUid !== 'string' || typeof model !== 'object')
    throw wrong('query is not complete');
  const { from, to } = (relativeTimeRange ?? { from: 0, to: 0 }) as Body;
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw wrong('relativeTimeRange takes whole seconds');
}

function checkLabels({ labels, annotations }: Body): void {
  const reserved = new Set([
    '__alert_rule_uid__',
    '__alert_rule_namespace_uid__',
    'grafana_folder',
    'alertname',
  ]);
  const bad = Object.keys((labels ?? {}) as Body).find((name) => reserved.has(name));
  if (bad !== undefined) throw wrong(`label ${bad} is reserved`);
  for (const value of Object.values({ ...(labels as Body), ...(annotations as Body) })) {
    if (typeof value !== 'string') throw wrong('labels and annotations are texts');
  }
  const notes = (annotations ?? {}) as Body;
  if (notes['__panelId__'] !== undefined && notes['__dashboardUid__'] === undefined)
    throw wrong('a panel needs its dashboard');
}

/** A rule as the server keeps it: durations in its own spelling, defaults filled in, foreign members gone. */
export function stored(
  rule: Body,
  { provenance, keepFiring }: { provenance: string; keepFiring: boolean },
): Rule {
  const { uid, title, data, labels, annotations, isPaused, record } = rule;
  const common = {
    uid: String(uid),
    title: String(title),
    data: (data as Body[]).map(storedQuery),
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
    isPaused: isPaused === true,
    provenance,
  };
  if (record !== undefined && record !== null) {
    return { ...common, record, condition: '', noDataState: '', execErrState: '', for: '0s' };
  }
  const { condition, noDataState, execErrState, notification_settings } = rule;
  return {
    ...common,
    condition,
    noDataState,
    execErrState,
    for: respelled(rule['for']),
    ...(keepFiring ? { keep_firing_for: respelled(rule['keep_firing_for'] ?? '0s') } : {}),
    notification_settings: notification_settings ?? null,
    record: null,
  };
}

function storedQuery({ refId, queryType, relativeTimeRange, datasourceUid, model }: Body): Body {
  const filled = { intervalMs: 1000, maxDataPoints: 43200, ...(model as Body) };
  return {
    refId,
    queryType: queryType ?? '',
    relativeTimeRange: relativeTimeRange ?? { from: 0, to: 0 },
    datasourceUid,
    model: filled,
  };
}

/** `60s` comes back as `1m`, `168h` as `1w`. */
function respelled(given: unknown): string {
  const sizes: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, y: 31536e6 };
  let rest = [...String(given).matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * sizes[unit!]!,
    0,
  );
  if (rest === 0) return '0s';
  let text = '';
  for (const unit of ['w', 'd', 'h', 'm', 's', 'ms']) {
    const size = sizes[unit]!;
    if (rest < size || ((unit === 'w' || unit === 'd') && rest % size !== 0)) continue;
    text += `${Math.floor(rest / size)}${unit}`;
    rest %= size;
  }
  return text;
}
