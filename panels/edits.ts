import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import { editAcceptRate, editDecisions } from '../queries/measures/index.js';
import { barGauge, stat } from './plan.js';

/** Panels about trust in suggested edits. */
export const edits = {
  acceptRate: stat(editAcceptRate.total(), {
    title: 'Edit accept rate',
    asks: 'Which part of the suggested edits is let through?',
    compare: 'previous',
  }),
  decisions: stat(editDecisions.total(), {
    title: 'Edit decisions',
    asks: 'How many edits were decided on?',
  }),
  acceptRateBy: (dimension: DimensionOf<typeof editAcceptRate>) =>
    barGauge(editAcceptRate.total().by(dimension), {
      title: `Edit accept rate by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is trusted, which refused?`,
    }),
  decisionsBy: (dimension: DimensionOf<typeof editDecisions>) =>
    barGauge(editDecisions.total().by(dimension), {
      title: `Edit decisions by ${dimensions[dimension].words}`,
      asks: `How do edit decisions part by ${dimensions[dimension].words}?`,
    }),
} as const;
