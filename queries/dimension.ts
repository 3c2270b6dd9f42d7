import type { Event, EventSharedAttribute, Metric, SharedAttribute } from './catalog/index.js';
import type { OwnDimension } from './pipeline.js';

interface Facts {
  /** How a person calls it, in the singular. */
  readonly words: string;
  /** What stands for records that have none. */
  readonly missing: string;
  /** Named by the company: the attribute stands in the pipeline. */
  readonly own?: OwnDimension | 'user';
  /** The attribute of counters. */
  readonly metric?: string;
  /** The attribute of events. */
  readonly event?: string;
  /** The only metrics and events where that attribute means this; without it, all that carry it. */
  readonly of?: readonly string[];
}

const own = (words: string, key: OwnDimension | 'user') =>
  ({ words, missing: 'unattributed', own: key }) as const;

/** Everything a measure can be split or filtered by. */
export const dimensions = {
  team: own('team', 'team'),
  department: own('department', 'department'),
  costCenter: own('cost center', 'costCenter'),
  project: own('project', 'project'),
  user: own('user', 'user'),
  model: { words: 'model', missing: 'unknown', metric: 'model', event: 'model' },
  tokenType: { words: 'token type', missing: 'unknown', metric: 'type', of: ['claude_code.token.usage'] },
  lineType: {
    words: 'kind of line',
    missing: 'unknown',
    metric: 'type',
    of: ['claude_code.lines_of_code.count'],
  },
  activity: { words: 'activity', missing: 'unknown', metric: 'type', of: ['claude_code.active_time.total'] },
  startType: { words: 'kind of start', missing: 'unknown', metric: 'start_type' },
  querySource: { words: 'query source', missing: 'unknown', metric: 'query_source' },
  requestSource: { words: 'request source', missing: 'unknown', event: 'query_source' },
  effort: { words: 'effort', missing: 'none', metric: 'effort', event: 'effort' },
  agent: { words: 'agent', missing: 'no agent', metric: 'agent.name', event: 'agent.name' },
  skill: { words: 'skill', missing: 'no skill', metric: 'skill.name', event: 'skill.name' },
  plugin: { words: 'plugin', missing: 'no plugin', metric: 'plugin.name', event: 'plugin.name' },
  mcpServer: {
    words: 'MCP server',
    missing: 'no MCP server',
    metric: 'mcp_server.name',
    event: 'mcp_server.name',
  },
  tool: { words: 'tool', missing: 'unknown', metric: 'tool_name', event: 'tool_name' },
  language: { words: 'language', missing: 'unknown', metric: 'language' },
  decision: { words: 'decision', missing: 'unknown', metric: 'decision', event: 'decision' },
  decisionSource: { words: 'decision source', missing: 'unknown', metric: 'source', event: 'source' },
  success: { words: 'success', missing: 'unknown', event: 'success' },
  statusCode: { words: 'status code', missing: 'no answer', event: 'status_code' },
  terminal: { words: 'terminal', missing: 'unknown', event: 'terminal.type' },
  session: { words: 'session', missing: 'unknown', event: 'session.id' },
} as const satisfies Record<string, Facts>;

export type Dimension = keyof typeof dimensions;

/** The facts of one dimension, without the precision of the table above. */
export function factsOf(dimension: Dimension): Facts {
  return dimensions[dimension];
}

/** A dimension as a heading or a label says it: `Cost center`. */
export function titleOf(dimension: Dimension): string {
  const { words } = dimensions[dimension];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type On<D extends Dimension, Signal extends 'metric' | 'event'> =
  (typeof dimensions)[D] extends Record<Signal, infer A extends string> ? A : never;

type MeansIn<D extends Dimension, Name extends string> = (typeof dimensions)[D] extends {
  readonly of: readonly (infer N)[];
}
  ? Name extends N
    ? D
    : never
  : D;

type OfMetric<D extends Dimension, M> =
  M extends Metric<infer N, infer A>
    ? On<D, 'metric'> extends never
      ? never
      : On<D, 'metric'> extends keyof A | SharedAttribute
        ? MeansIn<D, N>
        : never
    : never;

type OfEvent<D extends Dimension, E> =
  E extends Event<infer N, infer A>
    ? On<D, 'event'> extends never
      ? never
      : On<D, 'event'> extends keyof A | SharedAttribute | EventSharedAttribute
        ? MeansIn<D, N>
        : never
    : never;

type Own = {
  [D in Dimension]: (typeof dimensions)[D] extends { readonly own: string } ? D : never;
}[Dimension];

/** The dimensions that a metric or an event really carries. */
export type DimensionOn<M, E> = Own | { [D in Dimension]: OfMetric<D, M> | OfEvent<D, E> }[Dimension];

/** What a dimension may be held against: one value, one of several, or nothing at all (`missing`). */
export type Filter = string | readonly string[] | { readonly not: string } | typeof missing;

/** Stands for "has no value": `cost.total().where({ team: missing })`. */
export const missing: unique symbol = Symbol.for('claude-code-boards.missing');

export type Filters<D extends Dimension = Dimension> = Readonly<Partial<Record<D, Filter>>>;
