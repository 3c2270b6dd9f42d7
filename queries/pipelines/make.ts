import { checkPipeline } from './check.js';
import type { Pipeline, PipelineOptions } from './pipeline.js';

const usual: Omit<Pipeline, 'name'> = {
  kind: 'pipeline',
  counters: 'perSession',
  books: false,
  naming: 'underscores',
  prefix: '',
  names: {},
  labels: {},
  carried: [],
  events: 'metadata',
  service: 'claude-code.*',
  serviceLabel: 'service_name',
  streams: [],
  keys: {},
  prefer: 'counters',
  own: {
    team: 'team',
    department: 'department',
    costCenter: 'cost_center',
    project: 'project',
    user: 'user.email',
  },
  userElse: { counters: [], events: [] },
  gap: '1h',
  interval: '60s',
  needs: {},
};

/** A preset: what differs from the usual, then what its user wants otherwise. */
export function preset(
  name: string,
  differs: PipelineOptions,
  wanted: PipelineOptions,
  options: { readonly needs?: (pipeline: Pipeline) => Pipeline['needs'] } = {},
): Pipeline {
  const made = merged(merged({ ...usual, name }, differs), wanted);
  const needs = { ...options.needs?.(made), ...wanted.needs };
  return frozen({ ...made, needs });
}

/**
 * The same pipeline with some of it changed.
 *
 *     withPipeline(grafanaCloud(), { counters: 'recorded', own: { team: 'team_id' } })
 */
export function withPipeline(base: Pipeline, options: PipelineOptions): Pipeline {
  return frozen(merged(base, options));
}

/** True for values made by a preset. */
export function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'pipeline';
}

function merged(base: Pipeline, options: PipelineOptions): Pipeline {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return {
    ...base,
    ...given,
    own: { ...base.own, ...options.own },
    userElse: { ...base.userElse, ...options.userElse },
    names: { ...base.names, ...options.names },
    labels: { ...base.labels, ...options.labels },
    keys: { ...base.keys, ...options.keys },
    needs: { ...base.needs, ...options.needs },
  };
}

function frozen(pipeline: Pipeline): Pipeline {
  checkPipeline(pipeline);
  for (const part of Object.values(pipeline)) if (typeof part === 'object') Object.freeze(part);
  return Object.freeze(pipeline);
}
