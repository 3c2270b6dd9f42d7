import { div, gt, vector } from '../../src/promql/index.js';
import { derived } from '../derived.js';
import { activeUsers } from '../measures/index.js';
import type { Asked } from '../question.js';

/** The people of the last day over those of the last thirty: how regularly it is used. */
export const stickiness: Asked = derived({
  id: 'stickiness',
  words: 'DAU over MAU',
  unit: 'ratio',
  from: activeUsers.distinct({ window: '30d' }),
  note: 'People active in the last 24 hours over those of the last 30 days; both end where the range does, so it is low on a Sunday. Too high as long as the store does not reach back thirty days.',
  read: (answer) =>
    div(
      answer(activeUsers.distinct({ window: '1d' })),
      gt(answer(activeUsers.distinct({ window: '30d' })), 0),
    ),
});

/** The part of the seats that is used. */
export const seatsUsed: Asked = derived({
  id: 'seatsUsed',
  words: 'Active part of the seats',
  unit: 'ratio',
  from: activeUsers.distinct(),
  needs: 'seats',
  note: 'People active in the range over the seats of the configuration.',
  read: (answer, { seats }) => div(answer(activeUsers.distinct()), vector(seats!)),
});
