import { missing } from '../../../queries/dimension.js';
import * as measures from '../../../queries/measures/index.js';
import type { Asked } from '../../../queries/question.js';

const { activeTime, activeUsers, apiDuration, cacheHitRatio, commits, cost, sessions, tokens } = measures;

/** What a pipeline's texts are held by: each way of asking once. */
export const representative: Readonly<Record<string, Asked>> = {
  'cost.total()': cost.total(),
  "cost.total().by('team')": cost.total().by('team'),
  "cost.total().by('user')": cost.total().by('user'),
  "cost.total().where({ user: 'ada@example.com', team: missing })": cost
    .total()
    .where({ user: 'ada@example.com', team: missing }),
  "cost.perStep('1d').by('model')": cost.perStep('1d').by('model'),
  "cost.perStep('1h')": cost.perStep('1h'),
  "tokens.total().by('tokenType')": tokens.total().by('tokenType'),
  'cacheHitRatio.total()': cacheHitRatio.total(),
  'sessions.total()': sessions.total(),
  "sessions.total().by('user')": sessions.total().by('user'),
  'activeUsers.distinct()': activeUsers.distinct(),
  "activeTime.perStep('1d')": activeTime.perStep('1d'),
  'commits.total()': commits.total(),
  'apiDuration.quantile(0.95)': apiDuration.quantile(0.95),
};

/** Enough to see names by. */
export const few: readonly string[] = [
  "cost.total().by('team')",
  "tokens.total().by('tokenType')",
  'activeUsers.distinct()',
];

interface Askable {
  readonly id: string;
  readonly total?: () => Asked;
  readonly perStep?: (step: '1h' | '1d') => Asked;
  readonly distinct?: () => Asked;
  readonly quantile?: (part: number, options?: object) => Asked;
  readonly average?: () => Asked;
}

/** Every measure there is, asked in every way it can be. */
export const every: Readonly<Record<string, Asked>> = Object.fromEntries(
  Object.entries(measures as unknown as Readonly<Record<string, Askable>>).flatMap(([name, one]) => {
    const asked: [string, Asked | undefined][] = [
      [`${name}.total()`, one.total?.()],
      [`${name}.perStep('1d')`, one.perStep?.('1d')],
      [`${name}.perStep('1h')`, one.perStep?.('1h')],
      [`${name}.distinct()`, one.distinct?.()],
      [`${name}.quantile(0.95)`, one.quantile?.(0.95, { atLeast: 2 })],
      [`${name}.average()`, one.average?.()],
    ];
    return asked.filter((entry): entry is [string, Asked] => entry[1] !== undefined);
  }),
);
