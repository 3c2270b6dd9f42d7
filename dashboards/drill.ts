import type { Dimension } from '../queries/dimension.js';
import type { Drill } from '../panels/links.js';
import type { BoardPlan } from './plan.js';

/** Which board says more of one value of a dimension. */
const more: Drill['to'] = Object.freeze({
  team: { uid: 'cc-cost', title: 'Cost of this team' },
  user: { uid: 'cc-sessions', title: 'Sessions of this user' },
  model: { uid: 'cc-tokens', title: 'Tokens of this model' },
  session: { uid: 'cc-session', title: 'What happened in this session' },
});

/** Where the values on a board lead; `boards` names those that are there to be led to. */
export function drillOf(
  { uid }: BoardPlan,
  options: {
    readonly filters: readonly Dimension[];
    readonly stores: readonly string[];
    readonly boards: readonly string[];
  },
): Drill {
  const { filters, stores, boards } = options;
  const there = Object.entries(more).filter(([, board]) => boards.includes(board.uid));
  return { uid, filters, keep: stores, to: Object.fromEntries(there) };
}
