import { ApiFault } from './fault.js';

/** The time a whole command may take. */
export type Budget = {
  readonly leftMs: () => number;
  /** What is said when a request is not sent any more. */
  readonly over: (base: string) => ApiFault;
};

/** A budget that begins now; without a limit it never ends. */
export function budgetOf(limitMs: number | undefined): Budget {
  const started = performance.now();
  return {
    leftMs: () => (limitMs === undefined ? Infinity : limitMs - (performance.now() - started)),
    over: (base) =>
      new ApiFault({
        kind: 'timeout',
        what: `The ${Math.round((limitMs ?? 0) / 1000)} s for this command are over: ${base} was not asked any more.`,
        todo: 'Is it hanging? Else allow more time with --timeout; a second run goes on where this one ended.',
      }),
  };
}
