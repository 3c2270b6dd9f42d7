import { z } from 'zod';
import {
  collector,
  isPipeline,
  PipelineFault,
  presetNames,
  presets,
  withPipeline,
  type Pipeline,
  type PipelineOptions,
  type PresetName,
} from '../../queries/pipeline.js';
import { meant } from './fault.js';

/** A pipeline as a configuration names it: a preset, its name, or its name with what is changed. */
export type PipelineChoice = Pipeline | PresetName | ({ readonly preset: PresetName } & PipelineOptions);

const example = 'Use a preset such as grafanaCloud(), or its name, such as "grafanaCloud"';

export const pipelineSchema = z
  .custom<PipelineChoice>(
    (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
    {
      error: `is not a pipeline. ${example}`,
    },
  )
  .transform((choice, context): Pipeline => {
    if (isPipeline(choice)) return choice;
    const { preset, ...options } = typeof choice === 'string' ? { preset: choice } : choice;
    const fault = (path: readonly string[], message: string) => {
      context.issues.push({ code: 'custom', message, input: choice, path: [...path] });
      return z.NEVER;
    };
    if (preset === undefined) return fault([], `is not a pipeline. ${example}`);
    if (!presetNames.includes(preset)) {
      const path = typeof choice === 'string' ? [] : ['preset'];
      return fault(
        path,
        `there is no preset ${JSON.stringify(preset)}. ${meant(String(preset), presetNames)}`,
      );
    }
    try {
      return presets[preset](options);
    } catch (error) {
      if (error instanceof PipelineFault) return fault(error.place.split('.'), error.reason);
      throw error;
    }
  })
  .prefault(() => collector());

const attribute = z
  .string()
  .regex(
    /^[A-Za-z_][\w./-]*$/,
    'is not a name a label can have: letters, digits, "_", ".", "-" and "/" only, a letter first',
  );

/** Their own names for the dimensions, as sent in OTEL_RESOURCE_ATTRIBUTES. */
export const dimensionsSchema = z
  .strictObject({
    team: attribute,
    department: attribute,
    costCenter: attribute,
    project: attribute,
    user: attribute,
  })
  .partial()
  .default({});

/** How people appear. */
export const individualsSchema = z
  .union([z.boolean(), z.literal('hashed')], { error: 'is none of true, false and "hashed"' })
  .default(true);

/** What holds the user's hash where `dimensions.user` names nothing else; `ccboards collector` makes it. */
export const hashAttribute = 'user.hash';

/** What a configuration says of its pipeline. */
export interface PipelineSettings {
  readonly pipeline: Pipeline;
  readonly dimensions: Readonly<Partial<Record<keyof Pipeline['own'], string | undefined>>>;
  readonly individuals: boolean | 'hashed';
}

/**
 * The pipeline with the company's own label names. Where nobody is named, the rules name nobody either; where
 * people are hashed, only the hash is read, and no other name in its place.
 */
export function pipelineWith({ pipeline, dimensions, individuals }: PipelineSettings): Pipeline {
  const named = Object.fromEntries(Object.entries(dimensions).filter(([, name]) => name !== undefined));
  const hashed = individuals === 'hashed';
  const own = hashed ? { user: hashAttribute, ...named } : named;
  const ruled = pipeline.books !== false || pipeline.counters === 'recorded';
  return withPipeline(pipeline, {
    own,
    ...(hashed && { userElse: { counters: [], events: [] } }),
    ...(individuals === false && ruled && { books: 'nameless' as const }),
  });
}

/** What is wrong with the dimensions on this pipeline, by the path in the configuration. */
export function dimensionFault(
  settings: PipelineSettings,
): { readonly path: readonly string[]; readonly message: string } | undefined {
  try {
    pipelineWith(settings);
    return undefined;
  } catch (error) {
    if (!(error instanceof PipelineFault)) throw error;
    const path = error.place.replace(/^own\./, 'dimensions.').split('.');
    return { path, message: error.reason.replaceAll('own.', 'dimensions.') };
  }
}
