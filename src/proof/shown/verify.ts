import { isObject, objectOf, objectsOf, textOf, type JsonObject } from '../json.js';
import type { Panel } from '../panels.js';
import { extractFieldsId } from './extract-fields.js';
import type { Grafana } from './grafana.js';
import { optionsOf, transformationsOf } from './transformation-options.js';

/**
 * What a panel's configuration names that Grafana does not know. Grafana itself passes such things by without a
 * word, so the panel shows something, only not what was meant.
 */
export function unknownNames(panel: Panel, grafana: Grafana): readonly string[] {
  const { defaults, overrides } = fieldConfigOf(panel.json);
  const rules = overrides.flatMap((override, at) => overrideProblems(override, { at, grafana }));
  const reducers = calcsOf(panel.json).flatMap(({ where, id }) =>
    grafana.data.fieldReducers.getIfExists(id)
      ? []
      : [`${where}: no calculation is called ${JSON.stringify(id)}`],
  );
  return [
    ...defaultProblems(defaults, grafana),
    ...rules,
    ...transformationsOf(panel.json).flatMap((one, at) => transformationProblems(one, { at, grafana })),
    ...reducers,
  ];
}

/** The field configuration of a panel, empty where it has none. */
export function fieldConfigOf(json: JsonObject): { defaults: JsonObject; overrides: readonly JsonObject[] } {
  const config = objectOf(json['fieldConfig']);
  return { defaults: objectOf(config['defaults']), overrides: objectsOf(config['overrides']) };
}

function defaultProblems(defaults: JsonObject, grafana: Grafana): readonly string[] {
  const custom = Object.keys(objectOf(defaults['custom'])).map((name) => `custom.${name}`);
  const names = [...Object.keys(defaults).filter((name) => name !== 'custom'), ...custom];
  return [
    ...names.flatMap((id) => propertyProblem(id, { where: 'fieldConfig.defaults', grafana })),
    ...unitProblem(defaults['unit'], { where: 'fieldConfig.defaults', grafana }),
  ];
}

function overrideProblems(override: JsonObject, of: { at: number; grafana: Grafana }): readonly string[] {
  const where = `fieldConfig.overrides[${of.at}]`;
  const matcher = textOf(objectOf(override['matcher'])['id']) ?? '';
  const known = of.grafana.data.fieldMatchers.getIfExists(matcher) !== undefined;
  const properties = objectsOf(override['properties']).flatMap((property) => {
    const id = textOf(property['id']) ?? '';
    const problems = propertyProblem(id, { where, grafana: of.grafana });
    return id === 'unit' ? unitProblem(property['value'], { where, grafana: of.grafana }) : problems;
  });
  return [...(known ? [] : [`${where}: no matcher is called ${JSON.stringify(matcher)}`]), ...properties];
}

function propertyProblem(id: string, of: { where: string; grafana: Grafana }): readonly string[] {
  // A custom property may be set as a whole or by a path inside it.
  const [first, second] = id.split('.');
  const whole = first === 'custom' ? `custom.${second}` : id;
  if (of.grafana.registry.getIfExists(whole)) return [];
  return [`${of.where}: no property is called ${JSON.stringify(id)}`];
}

const unitWithText = /^(prefix|suffix|time|si|count|currency|bool):/;
const unitsWithoutMenu = new Set(['', 'bool', 'string', 'dateTimeAsSystem']);

function unitProblem(unit: unknown, of: { where: string; grafana: Grafana }): readonly string[] {
  if (typeof unit !== 'string' || of.grafana.units.has(unit)) return [];
  if (unitWithText.test(unit) || unitsWithoutMenu.has(unit) || unit.includes('$')) return [];
  const told = `${of.where}: no unit is called ${JSON.stringify(unit)}`;
  return [`${told} (for text behind the number write "suffix:${unit}")`];
}

function transformationProblems(one: JsonObject, of: { at: number; grafana: Grafana }): readonly string[] {
  const where = `transformations[${of.at}]`;
  const id = textOf(one['id']) ?? '';
  const isKnown = id === extractFieldsId || of.grafana.data.standardTransformersRegistry.getIfExists(id);
  if (!isKnown) {
    return [`${where}: @grafana/data has no transformation ${JSON.stringify(id)}`];
  }
  const known = optionsOf(id);
  if (!known || !isObject(one['options'])) return [];
  return Object.keys(one['options'])
    .filter((name) => !known.includes(name))
    .map(
      (name) => `${where}: ${id} has no option ${JSON.stringify(name)}; it has ${known.join(', ') || 'none'}`,
    );
}

function calcsOf(json: JsonObject): readonly { where: string; id: string }[] {
  const options = objectOf(json['options']);
  const lists = [
    ['options.reduceOptions.calcs', objectOf(options['reduceOptions'])['calcs']],
    ['options.legend.calcs', objectOf(options['legend'])['calcs']],
  ] as const;
  return lists.flatMap(([where, list]) =>
    Array.isArray(list) ? list.map((id) => ({ where, id: String(id) })) : [],
  );
}
