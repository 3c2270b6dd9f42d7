import { dimensions, missing } from '../queries/dimension.js';
import { cost } from '../queries/measures/index.js';
import type { DimensionOf } from '../queries/measure.js';
import { barGauge, bars, stat, table } from './plan.js';

type Part = DimensionOf<typeof cost>;

/** Panels about money. */
export const spend = {
  total: stat(cost.total(), { title: 'Cost', asks: 'What did this range cost?', compare: 'previous' }),

  by: (dimension: Part) =>
    barGauge(cost.total().by(dimension), {
      title: `Cost by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} costs most?`,
    }),

  list: (dimension: Part) =>
    table(cost.total().by(dimension), {
      title: `Cost by ${dimensions[dimension].words}`,
      asks: `What did each ${dimensions[dimension].words} cost?`,
    }),

  daily: {
    by: (dimension: Part) =>
      bars(cost.perStep('1d').by(dimension), {
        title: `Cost per day by ${dimensions[dimension].words}`,
        asks: `Since when does each ${dimensions[dimension].words} cost what it costs?`,
      }),
  },
} as const;

const belongsToNobody = cost.total().where({ team: missing });

/** Money that no team answers for. */
export const unattributed = {
  total: stat(belongsToNobody, {
    title: 'Unattributed cost',
    asks: 'How much of the cost belongs to no team?',
  }),
  share: stat(belongsToNobody.shareOf(cost.total()), {
    title: 'Unattributed share',
    asks: 'Which part of the cost belongs to no team?',
    compare: 'previous',
  }),
} as const;
