import type { DisplayField, FieldProperty, GrafanaData } from './grafana-data.js';

const always = () => true;
const numbersOnly = (field: DisplayField) => field.type === 'number';

/** The properties every panel has, each read the way Grafana reads it. */
export function standardProperties(data: GrafanaData): readonly FieldProperty[] {
  const identity = data.identityOverrideProcessor;
  const filled = { expandTemplateVars: true };
  return [
    property('displayName', { process: data.displayNameOverrideProcessor, settings: filled }),
    property('description', { process: data.stringOverrideProcessor, settings: filled }),
    property('unit', { process: identity }),
    property('min', { process: data.numberOverrideProcessor, shouldApply: numbersOnly }),
    property('max', { process: data.numberOverrideProcessor, shouldApply: numbersOnly }),
    property('fieldMinMax', { process: identity, shouldApply: numbersOnly }),
    property('decimals', { process: data.numberOverrideProcessor, shouldApply: numbersOnly }),
    property('color', { process: identity }),
    property('noValue', { process: data.stringOverrideProcessor }),
    property('thresholds', { process: data.thresholdsOverrideProcessor }),
    property('mappings', { process: identity }),
    property('links', { process: identity }),
    property('actions', { process: identity }),
    property('filterable', { process: identity }),
  ];
}

/** What the panels Grafana ships add of their own. None changes a text; some hide a column or a series. */
const customNames = `
  align cellOptions displayMode filterable footer headerTooltip hidden hideFrom hideHeader inspect minWidth tooltip width
  wrapHeaderText wrapText axisBorderShow axisCenteredZero axisColorMode axisGridShow axisLabel axisPlacement
  axisSoftMax axisSoftMin axisWidth barAlignment barMaxWidth barWidthFactor drawStyle fillBelowTo fillColor
  fillOpacity gradientMode insertNulls lineColor lineInterpolation lineStyle lineWidth pointColor pointSize
  pointSymbol scaleDistribution showPoints showValues spanNulls stacking thresholdsStyle transform`
  .trim()
  .split(/\s+/);

/** The properties that belong to one kind of panel, such as a table's column width. */
export function customProperties(data: GrafanaData): readonly FieldProperty[] {
  const process = data.identityOverrideProcessor;
  return customNames.map((name) => property(name, { id: `custom.${name}`, isCustom: true, process }));
}

function property(name: string, of: Partial<FieldProperty> & Pick<FieldProperty, 'process'>): FieldProperty {
  return { id: name, path: name, name, shouldApply: always, ...of };
}
