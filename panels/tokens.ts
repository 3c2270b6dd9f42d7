import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  cacheCreationTokens,
  cacheHitRatio,
  cacheReadTokens,
  outputTokens,
  tokens,
} from '../queries/measures/index.js';
import { barGauge, bars, stat } from './plan.js';

/** Panels about tokens and the cache. */
export const tokenUse = {
  total: stat(tokens.total(), { title: 'Tokens', asks: 'How many tokens went through?' }),

  output: stat(outputTokens.total(), { title: 'Output tokens', asks: 'How much did the model write?' }),

  read: stat(cacheReadTokens.total(), {
    title: 'Read from the cache',
    asks: 'How much context was used again?',
  }),

  written: stat(cacheCreationTokens.total(), {
    title: 'Written to the cache',
    asks: 'How much context was kept for later?',
  }),

  hitRatio: stat(cacheHitRatio.total(), {
    title: 'Cache hit ratio',
    asks: 'Which part of what was sent came from the cache?',
    compare: 'previous',
  }),

  hitRatioBy: (dimension: DimensionOf<typeof cacheHitRatio>) =>
    barGauge(cacheHitRatio.total().by(dimension), {
      title: `Cache hit ratio by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} pays for context it could have used again?`,
    }),

  by: (dimension: DimensionOf<typeof tokens>) =>
    barGauge(tokens.total().by(dimension), {
      title: `Tokens by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} uses most tokens?`,
    }),

  daily: {
    by: (dimension: DimensionOf<typeof tokens>) =>
      bars(tokens.perStep('1d').by(dimension), {
        title: `Tokens per day by ${dimensions[dimension].words}`,
        asks: `How does each ${dimensions[dimension].words} change from day to day?`,
      }),
  },
} as const;
