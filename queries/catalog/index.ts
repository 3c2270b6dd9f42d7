export type { Attribute, AttributeFacts, Attributes, AttributeType, Privacy } from './attribute.js';
export { decisionSources } from './decision.js';
export type { Event } from './event.js';
export { events, type EventName } from './events.js';
export { metrics, type Metric, type MetricName } from './metrics.js';
export { modelFamilies, modelFamily, modelName } from './models.js';
export {
  counterWords,
  labelName,
  logKey,
  promName,
  strategies,
  type CounterWord,
  type NamedCounter,
  type NameStrategy,
} from './names.js';
export { attributesOf, type AttributeName, type AttributeOf, type ValueOf } from './of.js';
export { settings, type Setting, type SettingName } from './setting.js';
export {
  eventShared,
  resource,
  shared,
  spanShared,
  type EventSharedAttribute,
  type ResourceAttribute,
  type SharedAttribute,
  type SpanSharedAttribute,
} from './shared.js';
export { spans, type Span, type SpanName } from './spans.js';
export { metricOf, promNames } from './variants.js';
