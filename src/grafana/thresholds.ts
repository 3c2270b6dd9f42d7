import type { JsonObject } from './json.js';
import { BoardError } from './place.js';

/**
 * Colours by value: `base` below the first step. Steps ascend; with `percentage` they are per cent of
 * the way from the field's minimum to its maximum.
 */
export type Thresholds = {
  readonly base: string;
  readonly steps?: readonly { readonly from: number; readonly color: string }[];
  readonly mode?: 'absolute' | 'percentage';
};

/** Grafana's form: a first step from minus infinity, written `value: null`. */
export function thresholdsJson({ base, steps = [], mode = 'absolute' }: Thresholds): JsonObject {
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before && before.from >= step.from)
      throw new BoardError(['thresholds'], `step ${step.from} stands after ${before.from}: let them ascend`);
  });
  return {
    mode,
    steps: [{ color: base, value: null }, ...steps.map(({ color, from }) => ({ color, value: from }))],
  };
}
