import type { Ledger, LedgerQuestion } from '../../../pipeline/simulator/index.js';
import type { Books } from './books.js';
import { factsOf, type Dimension } from '../../../queries/dimension.js';

/** An entry of the boards' list, as far as the ledger is asked. */
export interface Asked {
  readonly measure: string;
  readonly source: 'counter' | 'event';
  readonly aggregate: string;
  readonly by: readonly Dimension[];
  readonly where: Readonly<Record<string, string>>;
  readonly window: string;
  readonly quantile?: number;
  readonly atLeast?: number;
}

/** What is looked at: a ledger, a range, and the one person or session that is chosen. */
export interface View {
  readonly ledger: Ledger;
  readonly books: Books;
  readonly from: number;
  readonly to: number;
  readonly chosen: Readonly<Record<string, string>>;
}

/** The part of a question to the ledger that is the same for all quantities. */
export function questionOf(asked: Asked, { from, to, chosen }: View): Omit<LedgerQuestion, 'measure'> {
  const where = Object.entries(asked.where).map(([name, value]) => [
    name,
    value.startsWith('$') ? (chosen[value.slice(1)] ?? '') : value,
  ]);
  return { from, to, source: asked.source, where: Object.fromEntries(where) };
}

/** What a dimension is called in the ledger: by the word of the company, else by its attribute. */
export function attributeOf(dimension: Dimension, source: Asked['source']): string {
  const { own, metric, event } = factsOf(dimension);
  return own ?? (source === 'counter' ? metric : event) ?? dimension;
}
