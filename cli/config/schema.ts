import { z } from 'zod';
import { isBoardPlan, type BoardPlan } from '../../dashboards/plan.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { collector, isPipeline, type Pipeline } from '../../queries/pipeline.js';
import { alertsSchema, contextSchema, grafanaSchema, rulesSchema } from './grafana.js';

const pipeline = z.custom<Pipeline>(isPipeline, {
  error: 'is not a pipeline. Use one of the presets, for example collector().',
});

const boardPlan = z.custom<BoardPlan>(isBoardPlan, {
  error: 'is not a board. Make it with board({ uid, title, ... }).',
});

const label = z
  .string()
  .regex(/^[A-Za-z_][\w.]*$/, 'is not a name a label can have: letters, digits, "_" and "." only');

/** What a company's configuration holds. Everything has a default that works with our collector. */
export const configSchema = z.strictObject({
  /** Marks on Grafana what belongs to this configuration. */
  project: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,29}$/,
      'is not a project name: small letters, digits and "-", at most 30, a letter or digit first',
    )
    .default('claude-code-boards'),
  pipeline: pipeline.default(() => collector()),
  /** Their own names for the dimensions, as sent in OTEL_RESOURCE_ATTRIBUTES. */
  dimensions: z
    .strictObject({ team: label, department: label, costCenter: label, project: label, user: label })
    .partial()
    .default({}),
  /** False: no panel, variable or rule names a person. */
  individuals: z.boolean().default(true),
  boards: z
    .array(boardPlan)
    .min(1, 'is empty: leave it out to get all boards')
    .default([...claudeCodeBoards]),
  grafana: grafanaSchema.prefault({}),
  /** Several Grafanas by name, for `--context`. */
  contexts: z.record(z.string().min(1), contextSchema).default({}),
  /** Who keeps recording rules and alerts; files that nobody loads do nothing. */
  rules: rulesSchema.prefault({}),
  /** Where alerts begin to speak. */
  alerts: alertsSchema.default({}),
});

/** A configuration as a person writes it. */
export type Config = z.input<typeof configSchema>;

/** A configuration with every default filled in. */
export type Settings = z.output<typeof configSchema>;
