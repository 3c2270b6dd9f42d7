import { simulate, type Export, type SimulateOptions } from '../../pipeline/simulator/index.js';
import type { Entry } from '../../pipeline/simulator/index.js';

/** When a process was heard of first, and last. */
interface Span {
  readonly session: string;
  readonly from: number;
  to: number;
}

/**
 * The sessions of a fleet of which two processes ran at a time: a terminal that is taken up again twice, for
 * one. Where sessions are to be kept apart they are left out, exports and truth alike.
 */
export function sessionsAtOnce(options: SimulateOptions): ReadonlySet<string> {
  const spans = new Map<string, Span>();
  for (const { at, process, brings } of simulate(options, { record: () => {} }).exports) {
    const session = brings[0] && sessionOf(brings[0]);
    const known = spans.get(process);
    if (known) known.to = at;
    else if (session !== undefined) spans.set(process, { session, from: at, to: at });
  }
  const ends = new Map<string, number>();
  const found = new Set<string>();
  for (const { session, from, to } of [...spans.values()].sort((a, b) => a.from - b.from)) {
    if (from <= (ends.get(session) ?? 0)) found.add(session);
    ends.set(session, Math.max(to, ends.get(session) ?? 0));
  }
  return found;
}

/** Exports of all sessions but these. */
export function* without(sessions: ReadonlySet<string>, exports: Iterable<Export>): Generator<Export> {
  const left = new Set<string>();
  for (const sent of exports) {
    if (sent.brings.some((entry) => sessions.has(sessionOf(entry)))) left.add(sent.process);
    if (!left.has(sent.process)) yield sent;
  }
}

export function sessionOf({ common }: Entry): string {
  return String(common['session.id']);
}
