import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  cacheCreationTokens,
  cacheHitRatio,
  cacheReadTokens,
  cacheReuse,
  compactions,
  outputShare,
  outputTokens,
  tokens,
  tokensAfterCompaction,
  tokensBeforeCompaction,
  tokensPerRequest,
} from '../queries/measures/index.js';
import { barGauge, bars, lines, stat, table } from './plan.js';

/** Panels about tokens and the cache. */
export const tokenUse = {
  total: stat(tokens.total(), { title: 'Tokens', asks: 'How many tokens went through?' }),

  output: stat(outputTokens.total(), { title: 'Output tokens', asks: 'How much did the model write?' }),

  read: stat(cacheReadTokens.total(), {
    title: 'Cache reads',
    asks: 'How much context was used again?',
  }),

  written: stat(cacheCreationTokens.total(), {
    title: 'Cache writes',
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

  reuse: stat(cacheReuse.total(), {
    title: 'Cache reuse',
    asks: 'How many tokens are read for each one written to the cache: does it pay to write them?',
  }),

  reuseBy: (dimension: DimensionOf<typeof cacheReuse>) =>
    barGauge(cacheReuse.total().by(dimension), {
      title: `Cache reuse by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} writes to the cache what nobody reads?`,
    }),

  outputShareBy: (dimension: DimensionOf<typeof outputShare>) =>
    barGauge(outputShare.total().by(dimension), {
      title: `Output share by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} writes, and which mostly reads?`,
    }),

  contextPerRequest: stat(tokensPerRequest.total(), {
    title: 'Context per request',
    asks: 'How much is sent each time something is asked?',
    compare: 'previous',
  }),

  contextPerRequestBy: (dimension: DimensionOf<typeof tokensPerRequest>) =>
    barGauge(tokensPerRequest.total().by(dimension), {
      title: `Context per request by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} carries most context along?`,
    }),

  contextOverTime: lines(tokensPerRequest.perStep('1d'), {
    title: 'Context per request and day',
    asks: 'Does the context grow?',
  }),

  compactionsBy: (dimension: DimensionOf<typeof compactions>) =>
    barGauge(compactions.total().by(dimension), {
      title: `Compactions by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} runs out of context?`,
    }),

  compacted: table(
    [
      compactions.total().by('compactionTrigger'),
      tokensBeforeCompaction.quantile(0.5).by('compactionTrigger'),
      tokensAfterCompaction.quantile(0.5).by('compactionTrigger'),
    ],
    {
      title: 'Compactions and what they leave',
      asks: 'When is the context shortened, from how much to how much?',
    },
  ),

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
