export { queryAnnotation, tagAnnotation, type Annotation } from './annotation.js';
export { board, row, type Board, type Row } from './board.js';
export type { Calc } from './calc.js';
export type { Color } from './color.js';
export type { FieldOptions, Override } from './field.js';
export { fromClassic } from './read/dashboard.js';
export { toClassic, type ClassicDashboard } from './classic/dashboard.js';
export { formNames, type Folder, type FormFile, type FormName, type FormOptions } from './forms/form.js';
export { formFiles } from './forms/index.js';
export { toManifest, type Manifest } from './forms/manifest.js';
export { inventoryOf, type InventoryEntry } from './inventory.js';
export { isObject, type Json, type JsonObject } from './json.js';
export { boardUrl, tagLink, urlLink, type BoardLink, type Link } from './link.js';
export { mapRange, mapRegex, mapSpecial, mapValues, type Mapping } from './mapping.js';
export { byName, byNames, byQuery, byRegexp, byType, type Matcher } from './matcher.js';
export type { Panel, Size } from './panel.js';
export { barChart, histogram, timeSeries } from './panels/graphs.js';
export { logs, rawPanel, table, text } from './panels/lists.js';
export { barGauge, gauge, pie, stat } from './panels/numbers.js';
export { heatmap, stateTimeline } from './panels/over-time.js';
export { BoardError } from './place.js';
export {
  lokiTarget,
  mixed,
  prometheusTarget,
  type About,
  type Engine,
  type Kind,
  type LogTarget,
  type LokiTarget,
  type Mixed,
  type Numbers,
  type PrometheusTarget,
  type Target,
} from './target.js';
export { editsIn, type Edit } from './saved.js';
export type { Thresholds } from './thresholds.js';
export * as transform from './transform/index.js';
export type { Transformation } from './transform/transformation.js';
export { isUnit, type Unit } from './unit.js';
export {
  adHocVariable,
  customVariable,
  dataSourceVariable,
  intervalVariable,
  labelValues,
  queryVariable,
  textVariable,
} from './make-variable.js';
export type { DataSourceVariable, Variable } from './variable.js';
