import type { Asked } from '../queries/question.js';
import type { RowPlan } from './plan.js';

/** A row whose every question is about the one person or session its board is about. */
export function ofOne(row: RowPlan, dimension: 'user' | 'session'): RowPlan {
  const panels = row.panels.map((plan) => {
    const questions = dimension === 'session' ? plan.questions.filter(isOfNow) : plan.questions;
    return Object.freeze({ ...plan, questions: questions.map((one) => asked(one, dimension)) });
  });
  return Object.freeze({ ...row, panels });
}

/** A session is not compared with the time before it. */
function isOfNow({ moment }: Asked): boolean {
  return moment === undefined;
}

/** The whole of a share is about the same one. */
function asked(question: Asked, dimension: 'user' | 'session'): Asked {
  return Object.freeze({
    ...question,
    filters: Object.freeze({ ...question.filters, [dimension]: `$${dimension}` }),
    ...(question.whole && { whole: asked(question.whole, dimension) }),
  });
}
