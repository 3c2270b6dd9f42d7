import { metrics } from '../../queries/catalog/index.js';
import { carriedByCollector } from '../../queries/pipeline.js';
import { component, type Component } from './component.js';
import type { Settled } from './options.js';
import { hashed } from './people.js';
import { group, quoted, quotedList } from './statement.js';

/** Bytes of a label; stores refuse series with labels of some thousand. */
const longest = 256;

/**
 * Leaves of each point what the boards ask for and nothing that differs between two processes of one
 * person: whatever is left tells streams apart, and two streams with equal labels overwrite each other.
 */
export function labels(options: Pick<Settled, 'own' | 'user' | 'allow' | 'hash'>): Component {
  const own = Object.values(options.own);
  const [person, ...substitutes] = options.user;
  const { hash } = options;
  const shown = hash ? [hash.as] : options.user.slice(0, 1);
  const kept = unique([...shown, ...own, ...carriedByCollector, ...options.allow]);
  const read = unique([...kept, ...options.user]);
  return component(
    'transform/labels',
    'Own keys of older clients move from the resource to the point; session, version and machine go.',
    {
      error_mode: 'ignore',
      metric_statements: [
        group('datapoint', [
          ...own.map(fromResource),
          `keep_keys(datapoint.attributes, ${quotedList(read)})`,
          ...asText('datapoint'),
          ...read.map((key) => withoutEmpty('datapoint', key)),
          ...(person ? substitutes.map((other) => fromOther(person, other)) : []),
          ...(hash && person ? [hashed('datapoint.attributes', person, hash)] : []),
          ...(read.length > kept.length ? [`keep_keys(datapoint.attributes, ${quotedList(kept)})`] : []),
          // Whole and broken numbers of one counter do not add up; a whole number reads as 0.0 here.
          'set(datapoint.value_double, Double(datapoint.value_int)) where datapoint.value_double == 0.0',
        ]),
        group('metric', Object.values(metrics).map(unit)),
        group('scope', [
          'set(scope.name, "")',
          'set(scope.version, "")',
          'set(scope.schema_url, "")',
          'delete_matching_keys(scope.attributes, ".*")',
        ]),
        group('resource', [
          'keep_keys(resource.attributes, ["service.name"])',
          ...asText('resource'),
          withoutEmpty('resource', 'service.name'),
          'set(resource.schema_url, "")',
        ]),
      ],
    },
  );
}

/** A number and its digits, or two long texts that begin alike, are one label: here they become one stream. */
function asText(of: 'datapoint' | 'resource'): string[] {
  return [`stringify_all(${of}.attributes)`, `truncate_all(${of}.attributes, ${longest})`];
}

/** Stores take an empty label for a missing one. */
function withoutEmpty(of: 'datapoint' | 'resource', key: string): string {
  return `delete_key(${of}.attributes, ${quoted(key)}) where ${of}.attributes[${quoted(key)}] == ""`;
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)];

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
