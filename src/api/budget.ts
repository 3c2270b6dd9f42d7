import { ApiFault } from './fault.js';

/** The time a whole command may take. */
export type Budget = {
  readonly leftMs: () => number;
  /** What is said when a request is not sent any more. */
  readonly over: (base: string) => ApiFault;
  /** What is said when it ended while a request was on its way. */
  readonly late: (base: string, writes: boolean) => ApiFault;
};

/** A budget that begins now; without a limit it never ends. */
export function budgetOf(limitMs: number | undefined): Budget {
  const started = performance.now();
  const seconds = Math.round((limitMs ?? 0) / 1000);
  return {
    leftMs: () => (limitMs === undefined ? Infinity : limitMs - (performance.now() - started)),
    over: (base) =>
      new ApiFault({
        kind: 'timeout',
        what: `The ${seconds} s for this command are over: ${base} was not asked any more.`,
        todo: 'Is it hanging? Else allow more time with --timeout; a second run goes on where this one ended.',
      }),
    late: (base, writes) =>
      new ApiFault({
        kind: 'timeout',
        what: `The ${seconds} s for this command are over, and ${base} had not answered yet.`,
        todo: writes
          ? 'The last write may have taken effect: run diff, and allow more time with --timeout.'
          : 'Is it hanging, or behind a proxy that is? Else allow more time with --timeout; a second run goes on where this one ended.',
        mayHaveHappened: writes,
      }),
  };
}
