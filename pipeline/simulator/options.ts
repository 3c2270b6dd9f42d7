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

/** The names of a company's own keys in OTEL_RESOURCE_ATTRIBUTES. */
export type OwnKeys = {
  readonly team: string;
  readonly department: string;
  readonly costCenter: string;
  readonly project: string;
};

/** Fleet time onto the clock of the wall: the start of the fleet falls on `start`, and time runs `speed` times as fast. */
export type Compression = { readonly start: number; readonly speed: number };

export type SimulateOptions = {
  readonly developers: number;
  readonly days?: number;
  /** Instead of days: how long the fleet is watched from its start. */
  readonly hours?: number;
  readonly seed?: number;
  /** Midnight, UTC, of the first day. */
  readonly start?: Date | number | string;
  /** Teams and how many people of ten, say, belong to each. */
  readonly teams?: Readonly<Record<string, number>>;
  readonly keys?: Partial<OwnKeys>;
  readonly habits?: Partial<Habits>;
  readonly network?: Partial<Network>;
  /** Sessions on a working day. */
  readonly sessionsPerDay?: number;
  /** The share of people at work on a day of the weekend. */
  readonly weekends?: number;
  /** The hours of a day between which sessions start, in the people's own time. */
  readonly workday?: readonly [from: number, to: number];
  /** Hours of the people's zones east of UTC. */
  readonly zones?: readonly number[];
  readonly metricInterval?: number;
  readonly logInterval?: number;
  /** Lets cumulative clients share and resume session ids too: no store can tell those apart. */
  readonly cumulativeTrouble?: boolean;
  readonly compression?: Compression;
};

export type Settings = Required<
  Omit<SimulateOptions, 'compression' | 'start' | 'keys' | 'habits' | 'network' | 'hours'>
> & {
  readonly start: number;
  readonly end: number;
  readonly keys: OwnKeys;
  readonly habits: Habits;
  readonly network: Network;
  readonly compression?: Compression;
};

const usualHabits: Habits = {
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

const usualNetwork: Network = { lost: 0.002, repeated: 0.002, killed: 0.01 };

/** No trouble at all: one machine each, everything arrives once. */
export const calm = Object.freeze({
  habits: Object.freeze(Object.fromEntries(Object.keys(usualHabits).map((habit) => [habit, 0]))) as Habits,
  network: Object.freeze({ lost: 0, repeated: 0, killed: 0 }),
});

const hour = 3_600_000;
const day = 24 * hour;

function whole(name: string, value: number): void {
  if (Number.isInteger(value) && value > 0) return;
  throw new Error(`simulate › ${name}: ${value} is not a whole number above 0`);
}

/** Fills in what is not said, and refuses what makes no sense. */
export function settle(options: SimulateOptions): Settings {
  const { start: wanted = '2026-03-02', hours, keys, habits, network, compression, ...rest } = options;
  const days = options.days ?? Math.ceil((hours ?? 24) / 24);
  const start = new Date(wanted).getTime();
  if (hours !== undefined && !(hours > 0)) throw new Error(`simulate › hours: ${hours} is not above 0`);
  whole('developers', options.developers);
  whole('days', days);
  if (Number.isNaN(start))
    throw new Error(`simulate › start: ${String(wanted)} is not a date; write 2026-03-02`);
  const shares = { ...usualHabits, ...habits, ...usualNetwork, ...network };
  for (const [name, value] of Object.entries(shares)) {
    if (!(value >= 0 && value <= 1)) throw new Error(`simulate › ${name}: ${value} is not between 0 and 1`);
  }
  return Object.freeze({
    seed: 1,
    teams: { platform: 4, web: 3, data: 2, mobile: 1 },
    sessionsPerDay: 3,
    workday: [8, 18] as const,
    weekends: 0.08,
    zones: [0, 1, 2, -5, -8, 5.5],
    metricInterval: 60_000,
    logInterval: 5_000,
    cumulativeTrouble: false,
    ...rest,
    days,
    start,
    end: start + (hours === undefined ? days * day : hours * hour),
    keys: { team: 'team', department: 'department', costCenter: 'cost_center', project: 'project', ...keys },
    habits: { ...usualHabits, ...habits },
    network: { ...usualNetwork, ...network },
    ...(compression && { compression }),
  });
}
