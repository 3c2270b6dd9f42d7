import type { Json } from '../json.js';
import { step, type Transformation } from './transformation.js';

/**
 * Names, hides and orders fields. All three speak of the names before renaming; fields that `order`
 * leaves out come after those it names.
 */
export function organize({
  rename = {},
  hide = [],
  order = [],
}: {
  rename?: Readonly<Record<string, string>>;
  hide?: readonly string[];
  order?: readonly string[];
}): Transformation {
  return step('organize', {
    excludeByName: Object.fromEntries(hide.map((name) => [name, true])),
    indexByName: Object.fromEntries(order.map((name, index) => [name, index])),
    renameByName: { ...rename },
  });
}

/** Renames fields by a pattern; `$1` is its first group. */
export function renameByRegex({ regex, to }: { regex: string; to: string }): Transformation {
  return step('renameByRegex', { regex, renamePattern: to });
}

type Names = { names?: readonly string[]; pattern?: string };

/** Keeps the fields of `include`, drops those of `exclude`. */
export function filterFieldsByName({
  include,
  exclude,
}: {
  include?: Names;
  exclude?: Names;
}): Transformation {
  return step('filterFieldsByName', { include: names(include), exclude: names(exclude) });
}

function names(given: Names | undefined): Json | undefined {
  if (!given) return undefined;
  return {
    ...(given.names && { names: [...given.names] }),
    ...(given.pattern && { pattern: given.pattern }),
  };
}

type FieldKind = 'time' | 'number' | 'string' | 'boolean' | 'enum' | 'other';
type Conversion = { field: string; to: FieldKind; dateFormat?: string };

/** Reads fields as another type, such as numbers out of strings. */
export function convertFieldType(conversions: readonly Conversion[]): Transformation {
  return step('convertFieldType', {
    conversions: conversions.map(({ field, to, dateFormat }) => ({
      targetField: field,
      destinationType: to,
      ...(dateFormat !== undefined && { dateFormat }),
    })),
    fields: {},
  });
}

/** Labels become fields (`columns`) or rows of a table (`rows`). */
export function labelsToFields({
  mode = 'columns',
  keep,
  valueLabel,
}: { mode?: 'columns' | 'rows'; keep?: readonly string[]; valueLabel?: string } = {}): Transformation {
  return step('labelsToFields', { mode, keepLabels: keep && [...keep], valueLabel });
}

/** Takes fields out of a text field, such as the labels of a log line. */
export function extractFields({
  source,
  format = 'auto',
  paths,
  replace = false,
  keepTime = false,
}: {
  source: string;
  format?: 'json' | 'kvp' | 'auto';
  paths?: readonly { path: string; alias?: string }[];
  replace?: boolean;
  keepTime?: boolean;
}): Transformation {
  return step('extractFields', {
    source,
    format,
    jsonPaths: paths?.map(({ path, alias = '' }) => ({ path, alias })),
    replace,
    keepTime,
  });
}

/** Writes a time field as text. */
export function formatTime({
  field,
  format,
  zone = 'browser',
}: {
  field: string;
  format: string;
  zone?: string;
}): Transformation {
  return step('formatTime', { timeField: field, outputFormat: format, timezone: zone, useTimezone: true });
}
