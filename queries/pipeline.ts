import { strategies, type NameStrategy } from './catalog/index.js';

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
export type EventShape = 'metadata' | 'none';

/** The dimensions a company names itself, through OTEL_RESOURCE_ATTRIBUTES. */
export type OwnDimension = 'team' | 'department' | 'costCenter' | 'project';

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
  /** Attributes that counters still carry when they arrive; what others ask for is read from events. */
  readonly carried: readonly string[];
  readonly events: EventShape;
  /** Matches the `service_name` of the streams that hold the events. */
  readonly service: string;
  /** Where a measure is read when both signals have it. The two are never added. */
  readonly prefer: 'counters' | 'events';
  /** The attributes that hold the company's own dimensions, and the user. */
  readonly own: Readonly<Record<OwnDimension | 'user', string>>;
  /** The longest gap between two samples of a live counter, as a duration. */
  readonly gap: string;
}

/** What the collector we write lets through on counters, beside the own dimensions. */
export const carriedByCollector: readonly string[] = Object.freeze([
  'model',
  'type',
  'query_source',
  'start_type',
  'decision',
  'tool_name',
  'language',
  'source',
]);

const names = Object.freeze({
  team: 'team',
  department: 'department',
  costCenter: 'cost_center',
  project: 'project',
  user: 'user.email',
});

export type PipelineOptions = Partial<Omit<Pipeline, 'kind' | 'name' | 'own'>> & {
  readonly own?: Partial<Pipeline['own']>;
};

/** The collector of `ccboards collector`: it keeps the books, Prometheus holds counters, Loki holds events. */
export function collector(options: PipelineOptions = {}): Pipeline {
  check(options);
  return Object.freeze({
    kind: 'pipeline',
    name: 'collector',
    counters: 'accumulated',
    books: false,
    naming: 'underscores',
    carried: carriedByCollector,
    events: 'metadata',
    service: 'claude-code.*',
    prefer: 'counters',
    gap: '1h',
    ...options,
    own: Object.freeze({ ...names, ...options.own }),
  });
}

/** The same pipeline with some of it changed. */
export function withPipeline(base: Pipeline, options: PipelineOptions): Pipeline {
  check(options);
  return Object.freeze({ ...base, ...options, own: Object.freeze({ ...base.own, ...options.own }) });
}

/** True for values made by a preset. */
export function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'pipeline';
}

const words: Readonly<Partial<Record<keyof Pipeline, readonly unknown[]>>> = {
  counters: ['accumulated', 'recorded', 'perSession', 'delta', 'none'],
  books: [true, false, 'nameless'],
  naming: Object.keys(strategies),
  events: ['metadata', 'none'],
  prefer: ['counters', 'events'],
};
const others = ['carried', 'service', 'own', 'gap'];

/** For configurations written without types. */
function check(options: PipelineOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const allowed = words[name as keyof Pipeline];
    if (allowed ? allowed.includes(value) : others.includes(name)) continue;
    throw new TypeError(
      allowed
        ? `pipeline › ${name}: ${JSON.stringify(value)} is none of ${allowed.join(', ')}`
        : `pipeline › ${name}: there is no such setting. Settings: ${[...Object.keys(words), ...others].join(', ')}`,
    );
  }
}
