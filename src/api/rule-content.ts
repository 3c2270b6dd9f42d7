import { canonical, checksum, isObject, type Json, type JsonObject } from './canonical.js';
import { ruleMark } from './mark.js';
import { spanMs, spanText } from './span.js';

/** What a rule says, without what servers fill in or throw away: two rules are the same when these are equal. */
export function ruleContent(rule: JsonObject): JsonObject {
  const { [ruleMark]: _mark, ...annotations } = isObject(rule['annotations']) ? rule['annotations'] : {};
  const common = {
    uid: rule['uid'],
    title: rule['title'],
    data: (Array.isArray(rule['data']) ? rule['data'] : []).map((one) => queryContent(one as Json)),
    labels: filled(rule['labels']),
    annotations: filled(annotations),
    isPaused: rule['isPaused'] === true ? true : undefined,
  };
  if (isObject(rule['record'])) return canonical({ ...common, record: rule['record'] }) as JsonObject;
  return canonical({
    ...common,
    condition: rule['condition'],
    noDataState: rule['noDataState'],
    execErrState: rule['execErrState'],
    for: span(rule['for'] ?? '0s'),
    keep_firing_for: unless(span(rule['keep_firing_for'] ?? '0s'), '0s'),
    missingSeriesEvalsToResolve: unless(rule['missingSeriesEvalsToResolve'], 2, 0),
    notification_settings: routed(rule['notification_settings']),
  }) as JsonObject;
}

/** Times before which a rule evaluates mean the same in any spelling. */
function routed(settings: Json | undefined): Json | undefined {
  if (!isObject(settings)) return undefined;
  const times = new Set(['group_wait', 'group_interval', 'repeat_interval']);
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, times.has(name) ? span(value) : value]),
  );
}

/** A query with the two members that servers add when they are missing. */
function queryContent(query: Json): Json {
  if (!isObject(query)) return query;
  const { refId, queryType, relativeTimeRange, datasourceUid, model } = query;
  const range = isObject(relativeTimeRange) ? relativeTimeRange : {};
  return canonical({
    refId,
    queryType: unless(queryType, ''),
    relativeTimeRange: { from: range['from'] ?? 0, to: range['to'] ?? 0 },
    datasourceUid: datasourceUid === '-100' ? '__expr__' : datasourceUid,
    model: { intervalMs: 1000, maxDataPoints: 43200, refId, ...(isObject(model) ? model : {}) },
  });
}

const filled = (value: Json | undefined): Json | undefined =>
  isObject(value) && Object.keys(value).length > 0 ? value : undefined;

const unless = (value: Json | undefined, ...defaults: readonly Json[]): Json | undefined =>
  value !== undefined && defaults.includes(value) ? undefined : value;

function span(value: Json | undefined): Json | undefined {
  const ms = spanMs(value);
  return typeof ms === 'number' ? spanText(ms) : value;
}

/** The checksum in a rule's mark: what it says, and how often its group runs. */
export const ruleSum = (rule: JsonObject, interval: number): string =>
  checksum({ rule: ruleContent(rule), interval });

/** The mark of a rule: project and checksum. */
export function ruleNote({
  project,
  rule,
  interval,
}: {
  project: string;
  rule: JsonObject;
  interval: number;
}): string {
  return `${project} ${ruleSum(rule, interval)}`;
}

/** How a stored rule stands to us: not ours, ours as we wrote it, or ours and edited. */
export function ruleOwner(
  rule: JsonObject,
  { project, interval }: { project: string; interval: number },
): 'other' | 'ours' | 'edited' {
  const note = isObject(rule['annotations']) ? rule['annotations'][ruleMark] : undefined;
  const [name, sum] = typeof note === 'string' ? note.split(' ') : [];
  if (name !== project) return 'other';
  return sum === ruleSum(rule, interval) ? 'ours' : 'edited';
}
