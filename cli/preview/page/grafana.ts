import * as data from '@grafana/data';
import { prepareGrafana } from '../../../src/proof/shown/grafana';
import type { GrafanaData } from '../../../src/proof/shown/grafana-data';

/** Grafana's data package with its registries filled, as tests have it: the page shows what tests read. */
export const grafana = prepareGrafana({
  FieldConfigOptionsRegistry: data.FieldConfigOptionsRegistry,
  applyFieldOverrides: data.applyFieldOverrides,
  createTheme: data.createTheme,
  displayNameOverrideProcessor: data.displayNameOverrideProcessor,
  fieldMatchers: data.fieldMatchers,
  fieldReducers: data.fieldReducers,
  findCommonLabels: data.findCommonLabels,
  formattedValueToString: data.formattedValueToString,
  getFieldDisplayName: data.getFieldDisplayName,
  getFieldDisplayValues: data.getFieldDisplayValues,
  getValueFormats: data.getValueFormats,
  identityOverrideProcessor: data.identityOverrideProcessor,
  numberOverrideProcessor: data.numberOverrideProcessor,
  reduceField: data.reduceField,
  standardTransformers: data.standardTransformers,
  standardTransformersRegistry: data.standardTransformersRegistry,
  stringOverrideProcessor: data.stringOverrideProcessor,
  thresholdsOverrideProcessor: data.thresholdsOverrideProcessor,
  transformDataFrame: data.transformDataFrame,
} as unknown as GrafanaData);
