import type { CounterWord, NameStrategy } from '../catalog/index.js';

/** How a counter behaves once it is stored; each needs another query to be counted right. */
export type CounterBehaviour =
  /** One total a replica of our collector, from zero at each of its starts, never reset. */
  | 'accumulated'
  /** Counters as long as a session, and rules that record what each minute adds. */
  | 'recorded'
  /** Counters as long as a session, without rules: what a single query can know of them. */
  | 'perSession'
  /** A store that keeps increments. */
  | 'delta'
  | 'none';

/** Where the attributes of an event are found in Loki. */
export type EventShape =
  /** In structured metadata: Loki's own OTLP receiver. */
  | 'metadata'
  /** In a JSON line: the collector's former `loki` exporter. */
  | 'json'
  | 'none';

/** The dimensions a company names itself, through OTEL_RESOURCE_ATTRIBUTES. */
export type OwnDimension = 'team' | 'department' | 'costCenter' | 'project';

/** The signals a quantity can be read from. */
export type Signal = 'counters' | 'events';

/** The oldest versions that a pipeline's queries are right on. */
export interface Needs {
  readonly grafana?: string;
  readonly prometheus?: string;
  readonly loki?: string;
  readonly mimir?: string;
  readonly victoriaMetrics?: string;
}

/** How telemetry reaches the stores. Chosen once; every question compiles against it. */
export interface Pipeline {
  readonly kind: 'pipeline';
  readonly name: string;
  readonly counters: CounterBehaviour;
  /**
   * The rules of `ccboards build` run, so that totals of accumulated counters are read from the books.
   * `nameless`: these rules record nothing about single people.
   */
  readonly books: boolean | 'nameless';
  /** How metric and label names look in the store. */
  readonly naming: NameStrategy;
  /** What stands before the name of each metric: a collector's namespace, such as `otel_`. */
  readonly prefix: string;
  /** Counters under a name of their own, as the store has it: `{ cost: 'ai_spend_usd_total' }`. */
  readonly names: Readonly<Partial<Record<CounterWord, string>>>;
  /** Labels of counters under a name of their own, by attribute: `{ type: 'kind' }`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Attributes that counters still carry when they arrive; what others ask for is read from events. */
  readonly carried: readonly string[];
  readonly events: EventShape;
  /** Matches the name of the service in the streams that hold the events. */
  readonly service: string;
  /** The stream label that holds the name of the service. */
  readonly serviceLabel: string;
  /** Attributes of events that are stream labels: filters on them spare Loki the rest of the records. */
  readonly streams: readonly string[];
  /** Attributes of events under a key of their own, by attribute: `{ 'user.email': 'mail' }`. */
  readonly keys: Readonly<Record<string, string>>;
  /** Where a measure is read when both signals have it. The two are never added. */
  readonly prefer: Signal;
  /** The same for cost and tokens; without it as `prefer` says. */
  readonly money?: Signal;
  /** The attributes that hold the company's own dimensions, and the user. */
  readonly own: Readonly<Record<OwnDimension | 'user', string>>;
  /** Attributes that name the user where `own.user` is missing, the best first, as far as nothing filled it in. */
  readonly userElse: Readonly<Record<Signal, readonly string[]>>;
  /**
   * The longest gap between two samples of a live counter, as a duration: a laptop that slept, a store that was down.
   * A counter that was silent for longer before a range counts whole in it.
   */
  readonly gap: string;
  /** How often clients send their counters: so much may fall on the next hour, or is still to come. */
  readonly interval: string;
  readonly needs: Needs;
}

/** What a preset may be changed in. */
export type PipelineOptions = Partial<Omit<Pipeline, 'kind' | 'name' | 'own' | 'userElse'>> & {
  readonly own?: Partial<Pipeline['own']>;
  readonly userElse?: Partial<Pipeline['userElse']>;
};
