import { numberOf, objectOf, objectsOf, textOf, type JsonObject } from '../json.js';
import type { Display } from './display-frames.js';
import type { DisplayField, DisplayFrame } from './grafana-data.js';
import { hasHeader, isHidden, textIn } from './field-text.js';
import type { ShownTable } from './kinds.js';

/** The table a person sees first: the chosen frame, its visible columns, sorted as the panel says. */
export function shownTable(
  frames: readonly DisplayFrame[],
  of: Display & { readonly json: JsonObject },
): Omit<ShownTable, 'title'> {
  const options = objectOf(of.json['options']);
  const chosen = frames[numberOf(options['frameIndex']) ?? 0] ?? frames[0]!;
  const named = chosen.fields.map((field) => ({
    field,
    name: of.grafana.data.getFieldDisplayName(field, chosen, frames),
  }));
  const visible = named.filter(({ field }) => !isHidden(field));
  const order = sortedRows(chosen.length, { named, sortBy: objectsOf(options['sortBy']) });
  return {
    kind: 'table',
    header:
      options['showHeader'] === false ? [] : visible.map(({ field, name }) => (hasHeader(field) ? name : '')),
    rows: order.map((row) => visible.map(({ field }) => textIn(field, { row, grafana: of.grafana }))),
    behind: frames.length - 1,
  };
}

function sortedRows(
  length: number,
  of: { named: readonly { field: DisplayField; name: string }[]; sortBy: readonly JsonObject[] },
): readonly number[] {
  const rows = Array.from({ length }, (_, at) => at);
  const keys = of.sortBy.flatMap((key) => {
    const column = of.named.find(({ name }) => name === textOf(key['displayName']));
    return column ? [{ values: column.field.values, sign: key['desc'] === true ? -1 : 1 }] : [];
  });
  return rows.sort((a, b) => {
    for (const { values, sign } of keys) {
      const order = compare(values[a], values[b]);
      if (order !== 0) return order * sign;
    }
    return a - b;
  });
}

/** Numbers by size, nothing and NaN below all; text as people sort it. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'en', { numeric: true });
  const [left, right] = [sortable(a), sortable(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function sortable(value: unknown): number {
  const number = value === null || value === undefined ? Number.NaN : Number(value);
  return Number.isNaN(number) ? -Infinity : number;
}
