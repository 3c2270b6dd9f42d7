import { metrics, type NameStrategy } from '../../../queries/catalog/index.js';
import { carriedByCollector } from '../../../queries/pipeline.js';
import type { Entry } from '../entry.js';
import type { Export } from '../export.js';
import { Growing, identityOf, spelling, type Series } from './series.js';

export type AccumulatedOptions = {
  /** Milliseconds between two samples. */
  readonly every?: number;
  /** How much time one portion holds. */
  readonly portion?: number;
  /** The last moment to sample. */
  readonly to: number;
  readonly naming?: NameStrategy;
  /** The attributes that stay on counters; `all` keeps every one, session and machine too. */
  readonly allow?: readonly string[] | 'all';
  /** Attributes that name a person, the best first; the first becomes the label. */
  readonly user?: readonly string[];
  readonly replicas?: number;
  /** A replica that ends and begins again: under a new name, from zero, after a last sample. */
  readonly restarts?: readonly { readonly at: number; readonly replica: number }[];
};

const byName = new Map<string, (typeof metrics)[keyof typeof metrics]>(
  Object.values(metrics).map((metric) => [metric.name, metric]),
);

const own = ['team', 'department', 'cost_center', 'project'];

/** What the collector lets through, with the usual names of a company's keys. */
export const usualAllow: readonly string[] = Object.freeze(['user.email', ...own, ...carriedByCollector]);

/** The labels that stay of an increment, the replica's name aside. */
export function keeping({
  allow = usualAllow,
  user = ['user.email', 'enduser.id', 'user.account_uuid', 'user.id'],
}: Pick<AccumulatedOptions, 'allow' | 'user'>): (entry: Entry) => Record<string, string> {
  const kept = allow === 'all' ? undefined : new Set(allow);
  const [person] = user;
  return ({ common, own }) => {
    const found: Record<string, string> = { job: String(common['service.name']) };
    for (const values of [common, own]) {
      for (const key in values) {
        if (kept ? kept.has(key) : key !== 'service.name') found[key] = String(values[key]);
      }
    }
    if (person !== undefined && kept?.has(person)) {
      const name = user.find((key) => common[key] !== undefined);
      if (name !== undefined) found[person] = String(common[name]);
    }
    return found;
  };
}

type Replica = { name: string; started: number; readonly series: Map<string, Growing>; next: number };

/**
 * What the collector's output looks like in a store, made from a fleet without running one: a running total
 * for each set of labels and replica, sampled on and on until the end. Portions of series in order of time,
 * to be written one after the other.
 *
 *     await backfill(accumulated(fleet.exports, { to: fleet.end }), { endpoint });
 */
export function* accumulated(
  exports: Iterable<Pick<Export, 'at' | 'process' | 'brings'>>,
  options: AccumulatedOptions,
): Generator<Series[]> {
  const { every = 60_000, portion = 7_200_000, to, naming = 'underscores', replicas = 1 } = options;
  const labelsOf = keeping(options);
  const spell = spelling(naming);
  const restarts = [...(options.restarts ?? [])].sort((a, b) => a.at - b.at);
  const stray = restarts.find(({ replica }) => !(replica >= 0 && replica < replicas));
  if (stray)
    throw new Error(`accumulated › restarts: of ${replicas} replicas none has the number ${stray.replica}`);
  const all: Growing[] = [];
  const group: Replica[] = [];
  let began = Number.NaN;
  let full = Number.NaN;

  const begin = (at: number) => {
    began = at;
    full = at + portion;
    for (let i = 0; i < replicas; i++) {
      const offset = Math.floor((every * (2 * i + 1)) / (2 * replicas));
      group.push({ name: `replica-${i}-1`, started: 1, series: new Map(), next: began + offset });
    }
  };
  /** Samples all that is due before a moment, in order of time. */
  const until = function* (moment: number): Generator<Series[]> {
    for (;;) {
      const replica = group.reduce((first, other) => (other.next < first.next ? other : first));
      const restart = restarts[0];
      const at = Math.min(replica.next, restart?.at ?? Number.POSITIVE_INFINITY);
      if (at > moment || at > to) return;
      if (at > full) {
        yield portionOf(all);
        full += portion;
      }
      if (restart && restart.at === at) {
        restarts.shift();
        again(group[restart.replica]!, at);
        continue;
      }
      for (const series of replica.series.values()) series.sample(at);
      replica.next += every;
    }
  };

  for (const { at, process, brings } of exports) {
    if (Number.isNaN(began)) begin(at);
    yield* until(at - 1e-6);
    const replica = group[replicaOf(process, replicas)]!;
    for (const entry of brings) {
      if (entry.kind !== 'counter') continue;
      const labels = labelsOf(entry);
      const key = identityOf(entry.name, labels);
      let series = replica.series.get(key);
      if (!series) {
        const spelled = { ...spell.labels(labels), instance: replica.name };
        series = new Growing(spell.name(byName.get(entry.name)!), spelled);
        replica.series.set(key, series);
        all.push(series);
      }
      series.value += entry.value;
    }
  }
  if (Number.isNaN(began)) return;
  yield* until(to);
  yield portionOf(all);
}

/** A replica's last sample, and its new name. */
function again(replica: Replica, at: number): void {
  for (const series of replica.series.values()) series.sample(at);
  replica.series.clear();
  replica.started += 1;
  replica.name = replica.name.replace(/\d+$/, String(replica.started));
}

function portionOf(all: readonly Growing[]): Series[] {
  return all.flatMap((series) => series.take() ?? []);
}

/** The replica that takes what a process sends. */
export function replicaOf(process: string, replicas: number): number {
  return hash(process) % replicas;
}

function hash(text: string): number {
  let value = 7;
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) >>> 0;
  return value;
}
