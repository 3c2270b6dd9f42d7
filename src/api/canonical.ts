import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json | undefined };

/** Whether a value is a JSON object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * One value in the one form two equal values share: keys sorted, absent and null members gone, no
 * byte-order marks. Lists keep their order and their nulls.
 */
export function canonical(value: unknown): Json {
  if (Array.isArray(value)) return value.map((one) => canonical(one));
  if (typeof value === 'string') return value.replaceAll('\uFEFF', '');
  if (!isObject(value)) return (value ?? null) as Json;
  const members = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, one]) => [name, canonical(one)]));
}

/** Whether two values say the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

/** A short checksum of a value's canonical form. */
export function checksum(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex')
    .slice(0, 16);
}
