import { dimensions, missing } from '../queries/dimension.js';
import {
  cost,
  costPerActiveUser,
  costPerPrompt,
  costPerRequest,
  costPerSession,
} from '../queries/measures/index.js';
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

  /** Who pays how much, which part of all that is, and what has changed. */
  list: (dimension: Part) =>
    table(
      [
        cost.total().by(dimension),
        cost.total().by(dimension).shareOfAll(),
        cost.total().by(dimension).change(),
      ],
      {
        title: `Cost by ${dimensions[dimension].words}`,
        asks: `What did each ${dimensions[dimension].words} cost, which part of all is that, and what has changed?`,
        size: { width: 12 },
      },
    ),

  /** The largest spenders, with what it came to for each prompt of theirs. */
  mix: table(cost.total().by('team', 'model'), {
    title: 'Cost by team and model',
    asks: 'Which team pays for which model?',
  }),

  perActiveUser: stat(costPerActiveUser.total(), {
    title: 'Cost per active user',
    asks: 'What does a person who uses it cost?',
    compare: 'previous',
  }),

  perActiveUserBy: (dimension: 'team' | 'department' | 'costCenter') =>
    barGauge(costPerActiveUser.total().by(dimension), {
      title: `Cost per active user by ${dimensions[dimension].words}`,
      asks: `In which ${dimensions[dimension].words} does a person cost most?`,
    }),

  perSession: stat(costPerSession.total(), {
    title: 'Cost per session',
    asks: 'What does a session cost?',
    compare: 'previous',
  }),

  perPrompt: stat(costPerPrompt.total(), {
    title: 'Cost per prompt',
    asks: 'What does it cost to ask?',
    compare: 'previous',
  }),

  perPromptBy: (dimension: 'team' | 'user' | 'project') =>
    barGauge(costPerPrompt.total().by(dimension), {
      title: `Cost per prompt by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} lets much be done for one question?`,
    }),

  perRequestBy: (dimension: DimensionOf<typeof costPerRequest>) =>
    barGauge(costPerRequest.total().by(dimension), {
      title: `Cost per request by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} makes requests dear?`,
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

/** A company may split its cost by other things than teams. */
const owners = { costCenter: 'cost center', project: 'project', department: 'department' } as const;

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
  shareWithout: (owner: keyof typeof owners) =>
    stat(
      cost
        .total()
        .where({ [owner]: missing })
        .shareOf(cost.total()),
      {
        title: `Cost without ${owners[owner]}`,
        asks: `Which part of the cost belongs to no ${owners[owner]}?`,
      },
    ),
} as const;
