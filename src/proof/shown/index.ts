export { show, type ShowOptions } from './shown.js';
export { prepareGrafana, type Grafana } from './grafana.js';
export { type GrafanaData } from './grafana-data.js';
export {
  type Shown,
  type ShownLine,
  type ShownLines,
  type ShownNothing,
  type ShownOneSeries,
  type ShownPoint,
  type ShownSeries,
  type ShownTable,
  type ShownText,
  type ShownValue,
  type ShownValues,
} from './kinds.js';
