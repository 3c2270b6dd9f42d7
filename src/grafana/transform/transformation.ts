import { freeze, present, type Json, type JsonObject } from '../json.js';

/** A step between the queries' answers and the panel; made by the functions of `transform`. */
export type Transformation = {
  readonly id: string;
  readonly options: JsonObject;
  /** Which frames it is about. */
  readonly filter?: { readonly id: string; readonly options: Json };
  readonly disabled?: boolean;
};

/** Options that are undefined are left out, so that Grafana's own defaults hold. */
export function step(id: string, options: Readonly<Record<string, Json | undefined>> = {}): Transformation {
  return freeze({ id, options: present(options) as JsonObject });
}

/**
 * The step for what some queries gave, the others pass by: `only(['A'], transform.limit(5))`. Steps choose
 * frames by the query's letter; the matchers of overrides choose fields, and mean nothing here.
 */
export function only(refIds: readonly string[], transformation: Transformation): Transformation {
  return freeze({ ...transformation, filter: { id: 'byRefId', options: refIdPattern(refIds) } });
}

/** One letter as it is; several as a pattern for the whole letter. */
export function refIdPattern(refIds: readonly string[]): string {
  return refIds.length === 1 ? refIds[0]! : `/^(?:${refIds.join('|')})$/`;
}
