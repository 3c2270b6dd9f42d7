/** Everything the author of a board or a configuration needs. */
export { defineConfig } from './config/define.js';
export type { Config } from './config/schema.js';
export { board, row, type BoardPlan } from '../dashboards/plan.js';
export { claudeCodeBoards } from '../dashboards/index.js';
export { barGauge, bars, lines, listing, stat, table, type PanelPlan } from '../panels/plan.js';
export { edits } from '../panels/edits.js';
export { outcome } from '../panels/outcome.js';
export { regularity } from '../panels/regularity.js';
export { budget } from '../panels/budget.js';
export { spend, unattributed } from '../panels/spend.js';
export { tokenUse } from '../panels/tokens.js';
export { use } from '../panels/use.js';
export * from '../queries/measures/index.js';
export { distinct, measure, ratio, type DimensionOf, type Measure } from '../queries/measure.js';
export { distribution, type Distribution } from '../queries/distribution.js';
export { list, type List } from '../queries/list.js';
export { dimensions, missing, type Dimension } from '../queries/dimension.js';
export { events, metrics } from '../queries/catalog/index.js';
export {
  clientExporter,
  collector,
  eventsOnly,
  grafanaCloud,
  jsonEvents,
  mimir,
  needsInWords,
  prometheusExporter,
  prometheusOtlp,
  remoteWrite,
  victoriaMetrics,
  withPipeline,
  type Pipeline,
  type PipelineOptions,
} from '../queries/pipeline.js';
