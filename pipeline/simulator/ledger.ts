import type { Entry } from './entry.js';
import { reader, type Direct, type Measured } from './measured.js';
import type { OwnKeys } from './options.js';

/** Something that writes entries down. */
export type Book = { readonly record: (entry: Entry) => void };

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
  /** What the stores can know, or what really happened. By arrival if left out. */
  readonly clock?: 'arrival' | 'event';
  /** Counters where the measure has them, if left out. */
  readonly source?: 'counter' | 'event';
};

type By = { readonly by: readonly string[] };

/** One value of a measure at one moment. */
type Hit = { readonly entry: Entry; readonly at: number; readonly value: number };

/** The true list of what happened, against which numbers are proven. */
export class Ledger implements Book {
  private readonly entries: Entry[] = [];
  private readonly words: Readonly<Record<string, string>>;

  constructor(keys: OwnKeys) {
    this.words = { ...words, ...keys };
  }

  record(entry: Entry): void {
    this.entries.push(entry);
  }

  /** Every entry, in the order of its export. */
  all(): readonly Entry[] {
    return this.entries;
  }

  /**
   * How much of a measure there was: a number, or with `by` one for each value. What an entry lacks is the
   * empty text; several values are joined by ` / `.
   *
   *     ledger.total({ measure: 'cost', from, to, by: ['team'] }) // Map { 'platform' => 12.5, '' => 0.75 }
   */
  total(question: LedgerQuestion): number;
  total(question: LedgerQuestion & By): Map<string, number>;
  total(question: LedgerQuestion & Partial<By>): number | Map<string, number> {
    const { by } = question;
    const totals = new Map<string, number>();
    let sum = 0;
    for (const { entry, value } of this.hits(question)) {
      sum += value;
      if (!by) continue;
      const key = this.key(entry, by);
      totals.set(key, (totals.get(key) ?? 0) + value);
    }
    return by ? totals : sum;
  }

  /** How much fell into each step of the range, by the step's start. */
  perStep(
    question: LedgerQuestion & { readonly from: number; readonly to: number; readonly step: number },
  ): Map<number, number> {
    const { from, to, step } = question;
    const steps = new Map<number, number>();
    for (let at = from; at < to; at += step) steps.set(at, 0);
    for (const { at, value } of this.hits(question)) {
      const start = from + Math.floor((at - from) / step) * step;
      const key = at === start && at > from ? start - step : start;
      steps.set(key, (steps.get(key) ?? 0) + value);
    }
    return steps;
  }

  /** How many users, sessions or other values a measure saw. */
  distinct(question: LedgerQuestion & { readonly of: string }): number;
  distinct(question: LedgerQuestion & { readonly of: string } & By): Map<string, number>;
  distinct(question: LedgerQuestion & { readonly of: string } & Partial<By>): number | Map<string, number> {
    const { of, by } = question;
    const seen = new Map<string, Set<string>>();
    for (const { entry } of this.hits(question)) {
      const value = this.key(entry, [of]);
      const key = by ? this.key(entry, by) : '';
      if (value === '') continue;
      const values = seen.get(key) ?? new Set<string>();
      seen.set(key, values.add(value));
    }
    if (!by) return seen.get('')?.size ?? 0;
    return new Map([...seen].map(([key, values]) => [key, values.size]));
  }

  /** Each value of a measure by itself, for quantiles. */
  values(question: LedgerQuestion): number[] {
    return [...this.hits(question)].map(({ value }) => value);
  }

  private *hits(question: LedgerQuestion): Generator<Hit> {
    const { measure, source, where = {}, clock = 'arrival' } = question;
    const from = Number(question.from ?? Number.NEGATIVE_INFINITY);
    const to = Number(question.to ?? Number.POSITIVE_INFINITY);
    const read = reader(measure, source);
    const wanted = Object.entries(where).map(([word, value]) => [word, [value].flat()] as const);
    for (const entry of this.entries) {
      const value = read(entry);
      if (value === undefined) continue;
      if (!wanted.every(([word, values]) => values.includes(this.key(entry, [word])))) continue;
      for (const at of clock === 'event' ? [entry.at] : entry.arrivals) {
        if (at > from && at <= to) yield { entry, at, value };
      }
    }
  }

  private key(entry: Entry, by: readonly string[]): string {
    return by
      .map((word) => {
        const name = this.words[word] ?? word;
        return String(entry.own[name] ?? entry.common[name] ?? '');
      })
      .join(' / ');
  }
}
