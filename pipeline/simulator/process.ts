import type { Machine, Person, Temporality } from './people.js';
import type { Release } from './releases.js';

/** A stretch of time, in milliseconds. */
export type Span = { readonly from: number; readonly to: number };

/** One process of the client, from its start to its end. */
export type Process = {
  /** Unique in the fleet; never sent. */
  readonly id: string;
  /** Counts the processes of a person, from 1. */
  readonly nth: number;
  readonly person: Person;
  readonly machine: Machine;
  readonly release: Release;
  readonly session: string;
  readonly kind: 'interactive' | 'print' | 'agents';
  readonly startType: 'fresh' | 'resume' | 'continue' | 'agents_view';
  readonly temporality: Temporality;
  readonly project: string | undefined;
  readonly start: number;
  readonly end: number;
  /** When somebody works with it; between these it is idle. */
  readonly busy: readonly Span[];
  /** When the machine sleeps: no timer fires. */
  readonly asleep: readonly Span[];
  /** Ends without its last export. */
  readonly killed: boolean;
};

/** The first moment at or after `time` at which the machine is awake. */
export function awake(process: Process, time: number): number {
  let at = time;
  for (const { from, to } of process.asleep) if (at >= from && at < to) at = to;
  return at;
}
