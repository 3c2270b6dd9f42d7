/** Ways of people and machines that make counting hard; each figure is the share of people who have it. */
export type Habits = {
  /** Two or three machines, on different systems and releases. */
  readonly severalMachines: number;
  /** Several sessions at a time. */
  readonly parallel: number;
  /** Two processes at a time under one session id. */
  readonly sharedSession: number;
  /** Sessions taken up again later under their id, their counters from zero. */
  readonly resumes: number;
  /** Terminals left open over night or for days. */
  readonly leavesOpen: number;
  /** Machines put to sleep in the middle of a session. */
  readonly sleeps: number;
  /** The screen of background agents. */
  readonly agentsView: number;
  /** Runs with `-p`: a few seconds, one export. */
  readonly printRuns: number;
  /** A new release within a day. */
  readonly upgrades: number;
  /** Releases from before own keys became labels. */
  readonly oldRelease: number;
  /** Machines that send cumulative sums. */
  readonly cumulative: number;
  /** People without a team. */
  readonly withoutTeam: number;
  /** People without a login: no email, only an id. */
  readonly withoutLogin: number;
  /** The desktop app, which has a service name of its own. */
  readonly desktop: number;
  /** Large context: metrics say `[1m]`, events don't. */
  readonly largeContext: number;
};

export type Habit = keyof Habits;

/** What goes wrong on the way, as probabilities of one export or one process. */
export type Network = {
  /** An export that never arrives. */
  readonly lost: number;
  /** An export that arrives twice. */
  readonly repeated: number;
  /** A process that ends without sending its last export. */
  readonly killed: number;
};

export const usualHabits: Habits = {
  severalMachines: 0.3,
  parallel: 0.3,
  sharedSession: 0.1,
  resumes: 0.3,
  leavesOpen: 0.1,
  sleeps: 0.3,
  agentsView: 0.1,
  printRuns: 0.2,
  upgrades: 0.3,
  oldRelease: 0.15,
  cumulative: 0.2,
  withoutTeam: 0.1,
  withoutLogin: 0,
  desktop: 0.1,
  largeContext: 0.1,
};

export const usualNetwork: Network = { lost: 0.002, repeated: 0.002, killed: 0.01 };

/** No trouble at all: one machine each, everything arrives once. */
export const calm = Object.freeze({
  habits: Object.freeze(Object.fromEntries(Object.keys(usualHabits).map((habit) => [habit, 0]))) as Habits,
  network: Object.freeze({ lost: 0, repeated: 0, killed: 0 }),
});
