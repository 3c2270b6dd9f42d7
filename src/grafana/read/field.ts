import type { Color } from '../color.js';
import type { FieldOptions, Override } from '../field.js';
import { isObject, present, type Json, type JsonObject } from '../json.js';
import type { Link } from '../link.js';
import type { Mapping, Shown } from '../mapping.js';
import type { Matcher } from '../matcher.js';
import type { Thresholds } from '../thresholds.js';
import type { Unit } from '../unit.js';
import { flag, number, object, objects, text } from './value.js';

/** The settings of all fields, or of one override. What is unknown stays out: the panel's patch keeps it. */
export function readField(json: JsonObject): FieldOptions & { custom?: JsonObject } {
  return present({
    unit: text(json['unit']) as Unit | undefined,
    decimals: number(json['decimals']),
    min: number(json['min']),
    max: number(json['max']),
    displayName: text(json['displayName']),
    noValue: text(json['noValue']),
    color: isObject(json['color']) ? (json['color'] as unknown as Color) : undefined,
    thresholds: readThresholds(json['thresholds']),
    mappings: readMappings(json['mappings']),
    dataLinks: Array.isArray(json['links']) ? readLinks(json['links']) : undefined,
    filterable: flag(json['filterable']),
    custom: isObject(json['custom']) ? json['custom'] : undefined,
  }) as FieldOptions & { custom?: JsonObject };
}

export function readLinks(json: Json | undefined): readonly Link[] {
  return objects(json).map(({ title, url, targetBlank }) => ({
    title: text(title) ?? '',
    url: text(url) ?? '',
    newTab: targetBlank === true,
  }));
}

/** One override: each property is a setting, those named `custom.x` are the kind's. */
export function readOverride(json: JsonObject): Override {
  const { id, options } = object(json['matcher']);
  const properties = objects(json['properties']).map(
    (one) => [text(one['id']) ?? '', one['value'] ?? null] as const,
  );
  const custom = properties.flatMap(([name, value]) =>
    name.startsWith('custom.') ? [[name.slice('custom.'.length), value] as const] : [],
  );
  const set = readField(Object.fromEntries(properties) as JsonObject);
  return {
    match: { id: text(id) ?? '', options: options ?? null } as Matcher,
    set: { ...set, ...(custom.length > 0 && { custom: Object.fromEntries(custom) as JsonObject }) },
  };
}

function readThresholds(json: Json | undefined): Thresholds | undefined {
  const [first, ...others] = objects(object(json)['steps']);
  if (!first) return undefined;
  return {
    base: text(first['color']) ?? '',
    steps: others.map((step) => ({ from: number(step['value']) ?? 0, color: text(step['color']) ?? '' })),
    mode: object(json)['mode'] === 'percentage' ? 'percentage' : 'absolute',
  };
}

function readMappings(json: Json | undefined): readonly Mapping[] | undefined {
  if (!Array.isArray(json) || json.length === 0) return undefined;
  return objects(json).map(readMapping);
}

function readMapping({ type, options }: JsonObject): Mapping {
  const of = object(options);
  const as = shown(of['result']);
  if (type === 'range') return { type, from: number(of['from']) ?? null, to: number(of['to']) ?? null, as };
  if (type === 'regex') return { type, pattern: text(of['pattern']) ?? '', as };
  if (type === 'special') return { type, match: (text(of['match']) ?? 'empty') as 'empty', as };
  return {
    type: 'value',
    of: Object.fromEntries(Object.entries(of).map(([value, one]) => [value, shown(one)])),
  };
}

function shown(json: Json | undefined): Shown {
  const { text: words, color, icon } = object(json);
  return present({ text: text(words), color: text(color), icon: text(icon) }) as Shown;
}
