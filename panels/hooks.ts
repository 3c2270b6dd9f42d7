import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import { hookBlocks, hookErrors, hookRuns, hookTime } from '../queries/measures/index.js';
import { barGauge, stat } from './plan.js';

/** Panels about hooks. */
export const hooks = {
  time: stat(hookTime.total(), {
    title: 'Time spent in hooks',
    asks: 'How long did people wait for hooks?',
  }),

  blocks: stat(hookBlocks.total(), {
    title: 'Blocked by hooks',
    asks: 'How often did a hook stop something?',
  }),

  timeBy: (dimension: DimensionOf<typeof hookTime>) =>
    barGauge(hookTime.total().by(dimension), {
      title: `Time spent in hooks by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} costs people most time?`,
    }),

  runsBy: (dimension: DimensionOf<typeof hookRuns>) =>
    barGauge(hookRuns.total().by(dimension), {
      title: `Hook runs by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} runs most?`,
    }),

  blocksBy: (dimension: DimensionOf<typeof hookBlocks>) =>
    barGauge(hookBlocks.total().by(dimension), {
      title: `Blocked by hooks, by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} stops things?`,
    }),

  errorsBy: (dimension: DimensionOf<typeof hookErrors>) =>
    barGauge(hookErrors.total().by(dimension), {
      title: `Hook errors by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} fails unseen?`,
    }),
} as const;
