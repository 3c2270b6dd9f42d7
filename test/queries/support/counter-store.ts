import {
  accumulated,
  perSession,
  type Entry,
  type Fleet,
  type Series,
} from '../../../pipeline/simulator/index.js';
import { labelName, metrics, promName } from '../../../queries/catalog/index.js';
import { counterLabel, counterName } from '../../../queries/naming.js';
import type { Pipeline } from '../../../queries/pipeline.js';
import { recordedName } from '../../../queries/recorded.js';

const minute = 60_000;
const byName = new Map<string, (typeof metrics)[keyof typeof metrics]>(
  Object.values(metrics).map((one) => [one.name, one]),
);

/** What a fleet leaves in the store of a pipeline: its counters, by behaviour and under its names. */
export function counterSeries(fleet: Pick<Fleet, 'exports' | 'end'>, pipeline: Pipeline): readonly Series[] {
  const exports = [...fleet.exports];
  const to = fleet.end + 30 * minute;
  const { naming, counters } = pipeline;
  const allow = [...Object.values(pipeline.own), ...pipeline.carried];
  const user = [pipeline.own.user, 'user.email', 'enduser.id', 'user.account_uuid', 'user.id'];
  switch (counters) {
    case 'accumulated':
      return renamed([...accumulated(exports, { to, naming, allow, user })].flat(), pipeline);
    case 'perSession':
      return renamed([...perSession(exports, { to, naming })].flat(), pipeline);
    case 'delta':
      return increments(
        exports.flatMap(({ brings }) => brings),
        (entry) => [counterName(byName.get(entry.name)!, pipeline), labelsOf(entry, pipeline)],
      );
    case 'recorded':
      return increments(
        exports.flatMap(({ brings }) => brings),
        (entry) => [recordedName(byName.get(entry.name)!, 'minutes'), recordedOf(entry, pipeline)],
      );
    case 'none':
      return [];
  }
}

/** A store may have names of its own; the models of a fleet know those of the strategies. */
function renamed(all: readonly Series[], pipeline: Pipeline): Series[] {
  const { naming, own, labels } = pipeline;
  const names = new Map(
    Object.values(metrics).map((one) => [promName(one, naming), counterName(one, pipeline)]),
  );
  const attributes = [...Object.values(own), ...Object.keys(labels)];
  const spelled = new Map(attributes.map((one) => [labelName(one, naming), counterLabel(one, pipeline)]));
  return all.map((one) => ({
    name: names.get(one.name) ?? one.name,
    labels: Object.fromEntries(
      Object.entries(one.labels).map(([label, text]) => [spelled.get(label) ?? label, text]),
    ),
    samples: one.samples,
  }));
}

/** A sample for each minute in which something arrived. */
function increments(
  entries: readonly Entry[],
  identity: (entry: Entry) => readonly [string, Record<string, string>],
): Series[] {
  const found = new Map<
    string,
    { name: string; labels: Record<string, string>; minutes: Map<number, number> }
  >();
  for (const entry of entries) {
    if (entry.kind !== 'counter') continue;
    const [name, labels] = identity(entry);
    const key = JSON.stringify([name, Object.entries(labels).sort()]);
    const one = found.get(key) ?? { name, labels, minutes: new Map<number, number>() };
    found.set(key, one);
    for (const at of entry.arrivals) {
      const then = Math.ceil(at / minute) * minute;
      one.minutes.set(then, (one.minutes.get(then) ?? 0) + entry.value);
    }
  }
  return [...found.values()].map(({ name, labels, minutes }) => ({
    name,
    labels,
    samples: [...minutes].sort(([a], [b]) => a - b),
  }));
}

function labelsOf({ common, own }: Entry, pipeline: Pipeline): Record<string, string> {
  const all = Object.entries({ ...common, ...own }).filter(([name]) => name !== 'service.name');
  return Object.fromEntries(all.map(([name, value]) => [counterLabel(name, pipeline), String(value)]));
}

/** What a rule keeps: the attributes of the metric, the company's own, and the user by the best name. */
function recordedOf(entry: Entry, pipeline: Pipeline): Record<string, string> {
  const { own, userElse } = pipeline;
  const all = { ...entry.common, ...entry.own };
  const user = [own.user, ...userElse.counters].find((one) => all[one] !== undefined);
  const kept = [...Object.values(own), ...Object.keys(byName.get(entry.name)!.attributes)];
  const values = kept.flatMap((one): [string, string][] => {
    const value = one === own.user && user !== undefined ? all[user] : all[one];
    return value === undefined ? [] : [[counterLabel(one, pipeline), String(value)]];
  });
  return Object.fromEntries(values);
}
