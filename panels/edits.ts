import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  editAcceptRate,
  editAcceptRateOfPeople,
  editDecisions,
  editsRejected,
} from '../queries/measures/index.js';
import { barGauge, lines, stat } from './plan.js';

/** Panels about trust in suggested edits. */
export const edits = {
  acceptRate: stat(editAcceptRate.total(), {
    title: 'Edit accept rate',
    asks: 'Which part of the suggested edits is let through?',
    compare: 'previous',
  }),
  acceptRateOfPeople: stat(editAcceptRateOfPeople.total(), {
    title: 'Accepted by people',
    asks: 'Which part do people let through when they are asked?',
    compare: 'previous',
  }),

  acceptRateOfPeopleBy: (dimension: DimensionOf<typeof editAcceptRateOfPeople>) =>
    barGauge(editAcceptRateOfPeople.total().by(dimension), {
      title: `Edit accept rate of people by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} do people trust when they look?`,
    }),

  acceptRateOverTime: lines([editAcceptRate.perStep('1d'), editAcceptRateOfPeople.perStep('1d')], {
    title: 'Edit accept rate per day',
    asks: 'Does trust grow, and is it people or rules who let through?',
  }),

  rejected: stat(editsRejected.total(), {
    title: 'Edits rejected',
    asks: 'How many edits were refused?',
    compare: 'previous',
  }),

  rejectedBy: (dimension: DimensionOf<typeof editsRejected>) =>
    barGauge(editsRejected.total().by(dimension), {
      title: `Edits rejected by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is refused most?`,
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
