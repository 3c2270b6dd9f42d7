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
  gap: '1d',
  interval: '60s',
  needs: {},
};

/** What follows from the rest of a pipeline, as long as nobody sets it. */
export type Follows = (made: Pipeline) => Pick<PipelineOptions, 'needs' | 'prefer'>;

interface Recipe {
  readonly differs: PipelineOptions;
  readonly wanted: PipelineOptions;
  readonly follows: Follows;
}

/** How each pipeline was made: changed later, it is made anew, so that what follows is right again. */
const recipes = new WeakMap<Pipeline, Recipe>();

/** A preset: what differs from the usual, then what its user wants otherwise. */
export function preset(name: string, recipe: Recipe): Pipeline {
  const { differs, wanted, follows } = recipe;
  const plain = laidOver({ ...usual, name }, differs);
  const made = laidOver(plain, wanted);
  checkPipeline(made);
  const pipeline = frozen(laidOver(laidOver(plain, follows(made)), wanted));
  recipes.set(pipeline, recipe);
  return pipeline;
}

/**
 * The same pipeline with some of it changed.
 *
 *     withPipeline(grafanaCloud(), { counters: 'recorded', own: { team: 'team_id' } })
 */
export function withPipeline(base: Pipeline, options: PipelineOptions): Pipeline {
  const recipe = recipes.get(base);
  if (!recipe) return frozen(laidOver(base, options));
  return preset(base.name, { ...recipe, wanted: laidOver(recipe.wanted, options) });
}

/** True for values made by a preset. */
export function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'pipeline';
}

/** Single settings take the place of others; lists of names are added to. */
function laidOver<T extends PipelineOptions>(base: T, options: PipelineOptions): T {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const joined = byName.flatMap((one) =>
    one in base && options[one] ? [[one, { ...base[one], ...options[one] }] as const] : [],
  );
  return { ...base, ...given, ...Object.fromEntries(joined) };
}

const byName = [
  'own',
  'userElse',
  'names',
  'labels',
  'keys',
  'needs',
] as const satisfies readonly (keyof Pipeline)[];

function frozen(pipeline: Pipeline): Pipeline {
  checkPipeline(pipeline);
  for (const part of Object.values(pipeline)) if (typeof part === 'object') Object.freeze(part);
  return Object.freeze(pipeline);
}
