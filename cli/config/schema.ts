import { z } from 'zod';
import { isBoardPlan, type BoardPlan } from '../../dashboards/plan.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { budgetSchema, seatsSchema, zoneSchema } from './company.js';
import { alertsSchema, contextSchema, grafanaSchema, rulesSchema } from './grafana.js';
import {
  dimensionFault,
  dimensionsSchema,
  individualsSchema,
  pipelineSchema,
  pipelineWith,
} from './pipeline.js';

const boardPlan = z.custom<BoardPlan>(isBoardPlan, {
  error: 'is not a board. Make it with board({ uid, title, ... }).',
});

/** What a company's configuration holds. Everything has a default that works with our collector. */
const written = z.strictObject({
  /** Marks on Grafana what belongs to this configuration. */
  project: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,29}$/,
      'is not a project name: small letters, digits and "-", at most 30, a letter or digit first',
    )
    .default('claude-code-boards'),
  /** How telemetry reaches the stores: a preset, its name, or `{ preset, ... }` with what is changed. */
  pipeline: pipelineSchema,
  dimensions: dimensionsSchema,
  /** False: no panel, variable or rule names a person. `hashed`: a hash stands for each. */
  individuals: individualsSchema,
  boards: z
    .array(boardPlan)
    .min(1, 'is empty: leave it out to get all boards')
    .default([...claudeCodeBoards]),
  /** What may be spent in a month, in all and by single teams, in US dollars. */
  budget: budgetSchema.optional(),
  /** Where the company's months begin: a time zone, UTC if left out. */
  zone: zoneSchema.default('utc'),
  /** How many people could use it. */
  seats: seatsSchema.optional(),
  grafana: grafanaSchema.prefault({}),
  /** Several Grafanas by name, for `--context`. */
  contexts: z.record(z.string().min(1), contextSchema).default({}),
  /** Who keeps recording rules and alerts; files that nobody loads do nothing. */
  rules: rulesSchema.prefault({}),
  /** Where alerts begin to speak. */
  alerts: alertsSchema.default({}),
});

/** The same, with the company's own names in its pipeline. */
export const configSchema = written.transform((given, context) => {
  const fault = dimensionFault(given);
  if (fault)
    context.issues.push({ code: 'custom', input: given, message: fault.message, path: [...fault.path] });
  return Object.freeze({
    ...given,
    pipeline: fault ? given.pipeline : pipelineWith(given),
    individuals: given.individuals !== false,
    /** A hash stands for each person. */
    hashed: given.individuals === 'hashed',
  });
});

/** The settings there are at a path, to name them where one is unknown. */
export function settingsAt(path: readonly PropertyKey[]): readonly string[] {
  const schema = path.reduce<unknown>(
    (outer, key) => shapeOf(outer)?.[String(key)] ?? eachOf(outer),
    written,
  );
  return Object.keys(shapeOf(schema) ?? {});
}

/** What stands behind every name of a record, such as one of the contexts. */
function eachOf(schema: unknown): unknown {
  return (innermost(schema)?.def as { readonly valueType?: unknown } | undefined)?.valueType;
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  return innermost(schema)?.shape;
}

interface Schema {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly def?: { readonly innerType?: unknown };
}

/** The schema without what makes it optional or gives it a default. */
function innermost(schema: unknown): Schema | undefined {
  let inner = schema as Schema | undefined;
  while (inner?.def?.innerType !== undefined) inner = inner.def.innerType as Schema;
  return inner;
}

/** A configuration as a person writes it. */
export type Config = z.input<typeof configSchema>;

/** A configuration with every default filled in. */
export type Settings = z.output<typeof configSchema>;
