import { metrics } from '../../queries/catalog/index.js';
import { carriedByCollector } from '../../queries/pipeline.js';
import { component, type Component } from './component.js';
import type { Settled } from './options.js';
import { group, quoted, quotedList } from './statement.js';

/**
 * Leaves of each point what the boards ask for and nothing that differs between two processes of one
 * person: whatever is left tells streams apart, and two streams with equal labels overwrite each other.
 */
export function labels(options: Pick<Settled, 'own' | 'user' | 'allow'>): Component {
  const own = Object.values(options.own);
  const [person, ...substitutes] = options.user;
  const kept = [...(person ? [person] : []), ...own, ...carriedByCollector, ...options.allow];
  return component(
    'transform/labels',
    'Own keys of older clients move from the resource to the point; session, version and machine go.',
    {
      error_mode: 'ignore',
      metric_statements: [
        group('datapoint', [
          ...own.map(fromResource),
          ...(person ? substitutes.map((other) => fromOther(person, other)) : []),
          `keep_keys(datapoint.attributes, ${quotedList([...new Set(kept)])})`,
          // Whole and broken numbers of one counter do not add up; a whole number reads as 0.0 here.
          'set(datapoint.value_double, Double(datapoint.value_int)) where datapoint.value_double == 0.0',
        ]),
        group('metric', Object.values(metrics).map(unit)),
        group('scope', [
          'set(scope.version, "")',
          'set(scope.schema_url, "")',
          'delete_matching_keys(scope.attributes, ".*")',
        ]),
        group('resource', [
          'keep_keys(resource.attributes, ["service.name"])',
          'set(resource.schema_url, "")',
        ]),
      ],
    },
  );
}

function fromResource(key: string): string {
  const [point, resource] = [`datapoint.attributes[${quoted(key)}]`, `resource.attributes[${quoted(key)}]`];
  return `set(${point}, ${resource}) where ${point} == nil and ${resource} != nil`;
}

function fromOther(key: string, other: string): string {
  const [to, from] = [`datapoint.attributes[${quoted(key)}]`, `datapoint.attributes[${quoted(other)}]`];
  return `set(${to}, ${from}) where ${to} == nil and ${from} != nil`;
}

/** Old clients sent `count` where newer ones send nothing, and the unit is part of the name. */
function unit(metric: { readonly name: string; readonly unit: string }): string {
  return `set(metric.unit, ${quoted(metric.unit)}) where metric.name == ${quoted(metric.name)}`;
}
