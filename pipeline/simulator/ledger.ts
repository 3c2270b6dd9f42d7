import type { Entry } from './entry.js';
import type { OwnKeys } from './options.js';
import { asking, keyed, totalling, type By, type Hit, type KeyOf, type LedgerQuestion } from './question.js';

/** Something that writes entries down. */
export type Book = { readonly record: (entry: Entry) => void };

/** The true list of what happened, against which numbers are proven. */
export class Ledger implements Book {
  private readonly entries: Entry[] = [];
  private readonly key: KeyOf;

  constructor(keys: OwnKeys) {
    this.key = keyed(keys);
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
    const totals = totalling(question.by, this.key);
    for (const hit of this.hits(question)) totals.take(hit);
    return totals.result();
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
    const ask = asking(question, this.key);
    for (const entry of this.entries) yield* ask(entry);
  }
}
