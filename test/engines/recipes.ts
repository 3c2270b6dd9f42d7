import type { Recipe } from './recipe.js';
import { collector } from './recipes/collector.js';
import { loki } from './recipes/loki.js';
import { prometheus } from './recipes/prometheus.js';

/** Every engine the tests run on, the quickest to build first. */
export const recipes: readonly Recipe[] = Object.freeze([prometheus, collector, loki]);
