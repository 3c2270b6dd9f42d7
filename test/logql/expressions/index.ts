import { filters } from './filters.js';
import { metrics } from './metrics.js';
import { ranges } from './ranges.js';
import { selectors } from './selectors.js';
import { stages } from './stages.js';

const all = [selectors, filters, stages, ranges, metrics];

/** Queries Loki takes, and queries it refuses, each from the documentation of the language. */
export const expressions = {
  valid: all.flatMap(({ valid }) => valid),
  invalid: all.flatMap(({ invalid }) => invalid),
};
