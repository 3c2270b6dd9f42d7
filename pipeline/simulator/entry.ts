import type { Values } from './happening.js';

/** One increment of a counter or one event: what really happened, and when it arrived. */
export type Entry = {
  readonly kind: 'counter' | 'event';
  /** The metric's full name, or the event's bare one. */
  readonly name: string;
  /** The increment; 1 for an event. */
  readonly value: number;
  /** When it happened, in milliseconds. */
  readonly at: number;
  /** When it arrived: not at all, once, or twice where an export was repeated and counts again. */
  readonly arrivals: readonly number[];
  /** What the process sends with everything: user, session, own keys, resource. */
  readonly common: Values;
  /** The increment's or event's own attributes. */
  readonly own: Values;
};
