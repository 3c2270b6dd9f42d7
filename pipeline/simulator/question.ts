import type { Entry } from './entry.js';
import { reader, type Direct, type Measured } from './measured.js';
import type { OwnKeys } from './options.js';

/** Attributes by the words people use; any other word is an attribute's own name. */
const words: Readonly<Record<string, string>> = {
  user: 'user.email',
  session: 'session.id',
  tokenType: 'type',
  lineType: 'type',
  tool: 'tool_name',
  querySource: 'query_source',
  startType: 'start_type',
  skill: 'skill.name',
  agent: 'agent.name',
  version: 'service.version',
  os: 'os.type',
  machine: 'user.id',
};

export type Where = Readonly<Record<string, string | readonly string[]>>;

export type LedgerQuestion = {
  readonly measure: Measured | Direct;
  /** The range, without its first moment and with its last, as the stores count. Everything if left out. */
  readonly from?: number | Date;
  readonly to?: number | Date;
  readonly where?: Where;
  /**
   * What the stores can know, or what really happened. By arrival if left out: increments at the time they
   * came in, events that came in at their own time.
   */
  readonly clock?: 'arrival' | 'event';
  /** Counters where the measure has them, if left out. */
  readonly source?: 'counter' | 'event';
};

export type By = { readonly by: readonly string[] };

/** One value of a measure at one moment. */
export type Hit = { readonly entry: Entry; readonly at: number; readonly value: number };

/** Reads the values of attributes by word or by name. */
export type KeyOf = (entry: Entry, by: readonly string[]) => string;

/** The values of an entry by the words of a company: what it lacks is empty, several are joined by ` / `. */
export function keyed(keys: OwnKeys): KeyOf {
  const known: Readonly<Record<string, string>> = { ...words, ...keys };
  return (entry, by) =>
    by
      .map((word) => {
        const name = known[word] ?? word;
        return String(entry.own[name] ?? entry.common[name] ?? '');
      })
      .join(' / ');
}

/** What an entry has to say to a question: nothing, one value, or two where an increment arrived twice. */
export function asking(question: LedgerQuestion, key: KeyOf): (entry: Entry) => readonly Hit[] {
  const { measure, source, where = {}, clock = 'arrival' } = question;
  const from = Number(question.from ?? Number.NEGATIVE_INFINITY);
  const to = Number(question.to ?? Number.POSITIVE_INFINITY);
  const read = reader(measure, source);
  const wanted = Object.entries(where).map(([word, value]) => [word, [value].flat()] as const);
  return (entry) => {
    const value = read(entry);
    if (value === undefined) return [];
    if (!wanted.every(([word, values]) => values.includes(key(entry, [word])))) return [];
    return timesOf(entry, clock)
      .filter((at) => at > from && at <= to)
      .map((at) => ({ entry, at, value }));
  };
}

/**
 * When an entry counts. Counters count at each arrival. Loki keeps events at their own time, and of two that
 * are equal to the letter only one: an export that is sent again adds nothing.
 */
export function timesOf({ kind, at, arrivals }: Entry, clock: 'arrival' | 'event'): readonly number[] {
  if (clock === 'event') return [at];
  if (kind === 'counter') return arrivals;
  return arrivals.length > 0 ? [at] : [];
}

/** Adds up hits, in all or for each value. */
export function totalling(by: readonly string[] | undefined, key: KeyOf) {
  const totals = new Map<string, number>();
  let sum = 0;
  return {
    take({ entry, value }: Hit): void {
      sum += value;
      if (!by) return;
      const name = key(entry, by);
      totals.set(name, (totals.get(name) ?? 0) + value);
    },
    result: (): number | Map<string, number> => (by ? totals : sum),
  };
}
