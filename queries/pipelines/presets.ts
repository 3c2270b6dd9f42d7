import { collector } from './collector.js';
import { grafanaCloud, mimir, prometheusOtlp, victoriaMetrics } from './direct.js';
import { eventsOnly } from './events.js';
import type { Pipeline, PipelineOptions } from './pipeline.js';
import { clientExporter, prometheusExporter, remoteWrite } from './scraped.js';

/** Every preset by its name, for configurations that are not code. */
export const presets = Object.freeze({
  collector,
  grafanaCloud,
  prometheusOtlp,
  prometheusExporter,
  remoteWrite,
  mimir,
  victoriaMetrics,
  clientExporter,
  eventsOnly,
}) satisfies Readonly<Record<string, (options?: PipelineOptions) => Pipeline>>;

export type PresetName = keyof typeof presets;

export const presetNames = Object.freeze(Object.keys(presets)) as readonly PresetName[];
