import type { Asked } from '../queries/question.js';
import type { PanelPlan } from '../panels/plan.js';
import type { RowPlan } from './plan.js';

/** A row whose every question is about the person the board is of. */
export function ofOnePerson(row: RowPlan): RowPlan {
  return Object.freeze({ ...row, panels: row.panels.map(mine) });
}

function mine(plan: PanelPlan): PanelPlan {
  return Object.freeze({ ...plan, questions: plan.questions.map(asked) });
}

/** The whole of a share is about that person too. */
function asked(question: Asked): Asked {
  return Object.freeze({
    ...question,
    filters: Object.freeze({ ...question.filters, user: '$user' }),
    ...(question.whole && { whole: asked(question.whole) }),
  });
}
