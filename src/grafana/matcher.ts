import { freeze, type Json } from './json.js';

type FieldType = 'time' | 'number' | 'string' | 'boolean' | 'trace' | 'geo' | 'enum' | 'other' | 'frame';

/** Which fields an override or a transformation is about; make it with `byName` and its sisters. */
export type Matcher = { readonly id: string; readonly options: Json };

/** The field of that name. */
export const byName = (name: string): Matcher => freeze({ id: 'byName', options: name });

/** All fields of those names. */
export const byNames = (names: readonly string[]): Matcher =>
  freeze({
    id: 'byNames',
    options: { mode: 'include', names: [...names], prefix: 'All except:', readOnly: false },
  });

/** Fields whose name matches; write it with slashes: `/^p9/`. */
export const byRegexp = (pattern: RegExp | string): Matcher =>
  freeze({ id: 'byRegexp', options: String(pattern) });

/** Fields of that type. */
export const byType = (type: FieldType): Matcher => freeze({ id: 'byType', options: type });

/** All fields that the query with this refId gave. */
export const byQuery = (refId: string): Matcher => freeze({ id: 'byFrameRefID', options: refId });
