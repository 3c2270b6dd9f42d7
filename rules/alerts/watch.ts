import type { Asked } from '../../queries/question.js';

/** The stretch of time a watch looks back on, in a unit both languages move by. */
export type Span = `${number}${'m' | 'h'}`;

/** A quantity that must be there before anything is said: a ratio of three requests means nothing. */
export interface Floor {
  readonly of: Asked;
  readonly atLeast: number;
}

interface Common {
  readonly of: Asked;
  readonly over: Span;
  readonly floor?: Floor;
}

/** What is looked at, in the words of questions; it becomes a query once the pipeline is known. */
export type Watch =
  /** The answer over a stretch that ends now; with `also`, a second and shorter stretch must agree. */
  | (Common & { readonly kind: 'level'; readonly also?: Span })
  /** How many times as much as the most of the same hours on the days before. */
  | (Common & { readonly kind: 'spike'; readonly days: number })
  /** The answer, and 0 where there is none, but only within working hours. */
  | (Common & { readonly kind: 'silence'; readonly hours: WorkingHours })
  /** How often counters that never start over did. */
  | (Common & { readonly kind: 'restarts' })
  /** What the month has cost so far, as a part of its budget: of all, or of each of these teams. */
  | (Common & {
      readonly kind: 'budget';
      readonly monthly?: number;
      readonly teams?: Readonly<Record<string, number>>;
    })
  /** How far counters and events are apart, as a part of their mean. */
  | (Common & { readonly kind: 'gap'; readonly atLeast: number });

/** Days from 0 (Sunday) to 6, and hours from 0 to 24, both in UTC; `to` is not within. */
export interface WorkingHours {
  readonly days: readonly [first: number, last: number];
  readonly from: number;
  readonly to: number;
}

/** The seconds of a span. */
export function secondsOf(span: Span): number {
  return Number.parseInt(span) * (span.endsWith('h') ? 3600 : 60);
}
