import type { Color } from './color.js';
import { isObject, present, type Json, type JsonObject } from './json.js';
import type { Link } from './link.js';
import { mappingsJson, type Mapping } from './mapping.js';
import type { Matcher } from './matcher.js';
import { thresholdsJson, type Thresholds } from './thresholds.js';
import type { Unit } from './unit.js';

/** How values are shown. */
export type FieldOptions = {
  readonly unit?: Unit;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  readonly displayName?: string;
  readonly noValue?: string;
  readonly color?: Color;
  readonly thresholds?: Thresholds;
  readonly mappings?: readonly Mapping[];
  readonly dataLinks?: readonly Link[];
  readonly filterable?: boolean;
};

/** Other settings for some of the fields. `Custom` is what the panel's kind adds. */
export type Override<Custom = JsonObject> = {
  readonly match: Matcher;
  readonly set: FieldOptions & { readonly custom?: Custom };
};

/** Links as Grafana keeps them. */
export function linksJson(links: readonly Link[]): Json[] {
  return links.map(({ title, url, newTab = false }) => ({ targetBlank: newTab, title, url }));
}

/** The settings of all fields in Grafana's form. */
export function fieldJson({ dataLinks, thresholds, mappings, ...others }: FieldOptions): JsonObject {
  return present({
    ...others,
    thresholds: thresholds && thresholdsJson(thresholds),
    mappings: mappings && mappingsJson(mappings),
    links: dataLinks && linksJson(dataLinks),
  }) as JsonObject;
}

/** One override: each setting becomes a property; those of the kind are named `custom.x`. */
export function overrideJson({ match, set: { custom, ...set } }: Override): JsonObject {
  const own = Object.entries(fieldJson(set));
  const special = isObject(custom)
    ? Object.entries(custom).map(([id, value]) => [`custom.${id}`, value])
    : [];
  return {
    matcher: { id: match.id, options: match.options },
    properties: [...own, ...special].map(([id, value]) => ({ id: String(id), value: value as Json })),
  };
}
