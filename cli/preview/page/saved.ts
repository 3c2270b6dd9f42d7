import { objectOf, type JsonObject } from '../../../src/proof/json';

export const all = '$__all';

/** What a board was saved with for a variable; nothing where it leaves that open. */
export function saved(json: JsonObject): readonly string[] {
  const value = objectOf(json['current'])['value'];
  if (Array.isArray(value) && value.length > 0) return value.map(String);
  if (typeof value === 'string' && value !== '') return [value];
  return json['includeAll'] === true ? [all] : [];
}
