import { freeze, present, type Json, type JsonObject } from '../json.js';
import type { Matcher } from '../matcher.js';

/** A step between the queries' answers and the panel; made by the functions of `transform`. */
export type Transformation = {
  readonly id: string;
  readonly options: JsonObject;
  readonly filter?: Matcher;
  readonly disabled?: boolean;
};

/** Options that are undefined are left out, so that Grafana's own defaults hold. */
export function step(id: string, options: Readonly<Record<string, Json | undefined>> = {}): Transformation {
  return freeze({ id, options: present(options) as JsonObject });
}

/** The step for some of the frames only: `only(byQuery('A'), transform.reduce(...))`. */
export function only(frames: Matcher, transformation: Transformation): Transformation {
  return freeze({ ...transformation, filter: frames });
}
