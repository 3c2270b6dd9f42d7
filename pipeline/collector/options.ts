import type { OwnDimension } from '../../queries/pipeline.js';

/** A store that takes what is sent to it. */
export interface PushTarget {
  /** `otlp` for Grafana Cloud, Mimir and Prometheus, `remoteWrite` for every Prometheus-like store. */
  readonly protocol: 'otlp' | 'remoteWrite';
  /** OTLP: the base, `/v1/metrics` is added. Remote write: the whole address. */
  readonly endpoint: string;
  /** Header name -> environment variable that holds its value: no secret stands in the file. */
  readonly headersFromEnv?: Readonly<Record<string, string>>;
}

export interface EventTarget {
  /** The base of Loki's OTLP receiver, such as `http://loki:3100/otlp`; `/v1/logs` is added. */
  readonly lokiOtlpEndpoint: string;
  readonly headersFromEnv?: Readonly<Record<string, string>>;
  /** Longer attribute texts are cut; without it only where all together are more than Loki takes. */
  readonly maxAttributeBytes?: number;
  /** An event later than this gets the time of its arrival: Loki refuses what is an hour behind the newest. */
  readonly maxLateMinutes?: number;
}

/** What stands for a person: made here, so that no store ever holds a name. */
export interface Hash {
  /** The attribute that holds it, as the pipeline's `own.user` names it. */
  readonly as: string;
  /** The environment variable with the salt: without it a list of addresses would give every name away. */
  readonly saltFromEnv: string;
}

export interface Listen {
  /** Where clients and Prometheus connect; `127.0.0.1` for a collector on the developer's own machine. */
  readonly host: string;
  readonly otlpGrpc: number;
  readonly otlpHttp: number;
  /** The accumulated counters. */
  readonly prometheus: number;
  readonly health: number;
  /** The collector's own metrics. */
  readonly telemetry: number;
}

export interface CollectorOptions {
  /** `scraped`: Prometheus fetches the counters. `pushTo`: the collector sends them. */
  readonly counters: 'scraped' | { readonly pushTo: PushTarget };
  /** Where events go; without it the collector takes none. */
  readonly events?: EventTarget | undefined;
  /** The attributes that hold the company's own dimensions, as in the pipeline's `own`. */
  readonly own?: Readonly<Partial<Record<OwnDimension, string>>>;
  /**
   * Attributes that name a person, the best first. The first becomes the label, and the pipeline's `own.user`
   * names the same; the others fill in where it is missing. Empty: nobody is named.
   */
  readonly user?: readonly string[];
  /** People by a hash instead of by name, on counters and events. */
  readonly hash?: Hash | undefined;
  /** Further attributes that stay on counters. Each multiplies the series. */
  readonly allow?: readonly string[];
  readonly listen?: Partial<Listen>;
  /** The environment variable with the bearer token clients must send; without it everybody may. */
  readonly tokenFromEnv?: string | undefined;
  /** Seconds between two samples of a pushed counter. A scrape that takes nine tenths of it fails, and brings nothing. */
  readonly scrapeSeconds?: number;
  /** Milliseconds points wait to be handled together. */
  readonly batchMs?: number;
  /** Series, or events, in one request to a store; remote write counts a megabyte instead. */
  readonly maxBatch?: number;
  /**
   * Series a replica holds at most; points of further ones are refused, which shows in its own metrics. A developer
   * makes some 220 in two months: for more people more replicas, each person's clients with one of them.
   */
  readonly maxSeries?: number;
  /** How long an idle counter keeps its total. Longer than the store keeps data. */
  readonly keepDays?: number;
  /** How long a client that sends totals may sleep; one that slept longer counts again. */
  readonly sleepDays?: number;
  /** Megabytes; without it 80 % of what the machine or container has. */
  readonly memoryMiB?: number;
  /** Folder for events that are not sent yet. */
  readonly storage?: string;
  /** Megabytes of events the folder may hold. */
  readonly storageMiB?: number;
}

/** The options with every default filled in. */
export type Settled = Required<
  Omit<CollectorOptions, 'events' | 'memoryMiB' | 'tokenFromEnv' | 'hash' | 'listen'>
> & {
  readonly events: EventTarget | undefined;
  readonly memoryMiB: number | undefined;
  readonly tokenFromEnv: string | undefined;
  readonly hash: Hash | undefined;
  readonly listen: Listen;
};

const listen: Listen = {
  host: '0.0.0.0',
  otlpGrpc: 4317,
  otlpHttp: 4318,
  prometheus: 8889,
  health: 13133,
  telemetry: 8888,
};

export function settle(options: CollectorOptions): Settled {
  return {
    own: { team: 'team', department: 'department', costCenter: 'cost_center', project: 'project' },
    user: ['user.email', 'enduser.id', 'user.account_uuid', 'user.id'],
    allow: [],
    scrapeSeconds: 60,
    batchMs: 200,
    maxBatch: 5000,
    maxSeries: 200_000,
    keepDays: 90,
    sleepDays: 14,
    storage: '/var/lib/otelcol',
    storageMiB: 1024,
    ...options,
    events: options.events,
    memoryMiB: options.memoryMiB,
    tokenFromEnv: options.tokenFromEnv,
    hash: options.hash,
    listen: { ...listen, ...options.listen },
  };
}
