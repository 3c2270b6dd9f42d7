import type { ClientSettings } from './client-settings.js';
import type { Habits, Network } from './habits.js';

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
  /** Settings of the clients, such as `{ OTEL_LOG_TOOL_DETAILS: true }`; what is not said stays as the client has it. */
  readonly client?: Partial<ClientSettings>;
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
  /** Lets cumulative clients share and resume session ids too: what goes by labels alone cannot tell them apart. */
  readonly cumulativeTrouble?: boolean;
  readonly compression?: Compression;
};

export type Settings = Required<
  Omit<SimulateOptions, 'compression' | 'start' | 'keys' | 'habits' | 'network' | 'hours' | 'client'>
> & {
  readonly start: number;
  readonly end: number;
  readonly keys: OwnKeys;
  readonly habits: Habits;
  readonly network: Network;
  readonly client: ClientSettings;
  readonly compression?: Compression;
};
