export { carriedByClients, carriedByCollector, userChain } from './attributes.js';
export { PipelineFault } from './fault.js';
export { presetNames, presets, type PresetName } from './presets.js';
export { collector } from './collector.js';
export { grafanaCloud, mimir, prometheusOtlp, victoriaMetrics } from './direct.js';
export { eventsOnly, jsonEvents } from './events.js';
export { isPipeline, withPipeline } from './make.js';
export { needsInWords } from './needs.js';
export { clientExporter, prometheusExporter, remoteWrite } from './scraped.js';
export type {
  CounterBehaviour,
  EventShape,
  Needs,
  OwnDimension,
  Pipeline,
  PipelineOptions,
  Signal,
} from './pipeline.js';
