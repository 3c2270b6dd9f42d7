import { isObject, same, type Json, type JsonObject } from './canonical.js';
import type { Change } from './finding.js';

/** One difference inside a value: `fieldConfig.defaults.unit`, `links[0].url`. */
export type JsonChange = { readonly at: string; readonly before?: Json; readonly after?: Json };

/** The smallest differing members of two values, in the order they stand. */
export function jsonDiff(before: Json | undefined, after: Json | undefined, at = ''): JsonChange[] {
  if (same(before, after)) return [];
  if (isPart(before, after)) {
    const [was, is] = [asObject(before), asObject(after)];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return names.flatMap((name) => jsonDiff(was[name], is[name], at === '' ? name : `${at}.${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].some(isObject)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      jsonDiff(before[index] as Json | undefined, after[index] as Json | undefined, `${at}[${index}]`),
    );
  }
  return [
    {
      at,
      ...(before === undefined || before === null ? {} : { before }),
      ...(after === undefined || after === null ? {} : { after }),
    },
  ];
}

/** Two objects, or a small one that is new or gone: told member by member. */
function isPart(before: Json | undefined, after: Json | undefined): boolean {
  if (isObject(before) && isObject(after)) return true;
  if (before !== undefined && after !== undefined) return false;
  const only = before ?? after;
  return isObject(only) && leaves(only) <= 3;
}

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

const leaves = (value: JsonObject): number =>
  Object.values(value).reduce<number>((sum, one) => sum + (isObject(one) ? leaves(one) : 1), 0);

/** A difference told at its place: text as it is, all other values as JSON. */
export function changeAt(where: readonly string[], { before, after }: Omit<JsonChange, 'at'>): Change {
  return {
    where,
    ...(before === undefined ? {} : { before: valueText(before) }),
    ...(after === undefined ? {} : { after: valueText(after) }),
  };
}

function valueText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
