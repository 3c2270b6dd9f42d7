import { customProperties, standardProperties } from './field-properties.js';
import type { FieldProperty, GrafanaData, Theme } from './grafana-data.js';

/** Grafana's data package with its registries filled: what a panel shows can be asked of it. */
export interface Grafana {
  readonly data: GrafanaData;
  readonly registry: InstanceType<GrafanaData['FieldConfigOptionsRegistry']>;
  readonly units: ReadonlySet<string>;
  readonly theme: (mode: 'dark' | 'light') => Theme;
}

/**
 * Prepares a freshly loaded `@grafana/data`. Its registries are empty until somebody fills them, and with empty
 * ones it drops field configurations and passes transformations by without a word: here they are filled, and
 * checked to be.
 */
export function prepareGrafana(data: GrafanaData): Grafana {
  fillTransformers(data);
  const properties: readonly FieldProperty[] = [...standardProperties(data), ...customProperties(data)];
  const registry = new data.FieldConfigOptionsRegistry(() => properties);
  const units = new Set(
    data.getValueFormats().flatMap(({ submenu = [] }) => submenu.map(({ value }) => value ?? '')),
  );
  const filled = {
    transformations: data.standardTransformersRegistry.list().length,
    properties: registry.list().length,
    matchers: data.fieldMatchers.list().length,
    reducers: data.fieldReducers.list().length,
    units: units.size,
  };
  const empty = Object.entries(filled).find(([, count]) => count === 0);
  if (empty)
    throw new Error(`this @grafana/data knows no ${empty[0]}: it is not a version proof can work with`);
  const themes = {
    dark: data.createTheme({ colors: { mode: 'dark' } }),
    light: data.createTheme({ colors: { mode: 'light' } }),
  };
  return Object.freeze({ data, registry, units, theme: (mode: 'dark' | 'light') => themes[mode] });
}

/** Some transformations are listed twice. Whoever shares the loaded package may have filled the registry before. */
function fillTransformers({ standardTransformers, standardTransformersRegistry }: GrafanaData): void {
  const transformers = new Map(Object.values(standardTransformers).map((one) => [one.id, one]));
  const items = [...transformers.values()].map((transformer) => ({
    id: transformer.id,
    aliasIds: transformer.aliasIds,
    name: transformer.name,
    transformation: () => Promise.resolve(transformer),
    editor: () => null,
  }));
  try {
    standardTransformersRegistry.setInit(() => items);
  } catch (thrown) {
    if (standardTransformersRegistry.list().length !== items.length) throw thrown;
  }
}
