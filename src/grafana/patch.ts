import { isObject, type Json, type JsonObject } from './json.js';

/**
 * What of a JSON object our model has no word for: laid over what we write, it gives the original. A key
 * set to null is taken out (a JSON merge patch), so null and absent count as the same.
 */
export type Patch = JsonObject;

/** The patch that turns `from` into `to`, or undefined when there is nothing to do. */
export function patchBetween(from: JsonObject, to: JsonObject): Patch | undefined {
  const patch: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [before, after] = [from[key] ?? null, to[key] ?? null];
    if (same(before, after)) continue;
    if (isObject(before) && isObject(after)) patch[key] = patchBetween(before, after) ?? {};
    else patch[key] = after;
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** `value` with the patch laid over it. */
export function patched(value: JsonObject, patch: Patch | undefined): JsonObject {
  if (!patch) return value;
  const result: Record<string, Json> = { ...value };
  for (const [key, change] of Object.entries(patch)) {
    const before = result[key];
    if (change === null) delete result[key];
    else result[key] = isObject(change) && isObject(before) ? patched(before, change) : change;
  }
  return result;
}

/** Whether two values say the same, whatever the order of their keys. */
export function same(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item: Json, index) => same(item, b[index] as Json));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key] ?? null, b[key] ?? null));
}
