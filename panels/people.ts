import type { Asked } from '../queries/question.js';
import type { PanelPlan } from './plan.js';

/** Whether single people are told apart on a panel. */
export function namesPeople({ questions }: PanelPlan): boolean {
  return questions.some(
    ({ dimensions: by, filters }) => (by.includes('user') && by.length === 1) || 'user' in filters,
  );
}

/** A list or table without the columns that name a person; other panels as they are. */
export function withoutNames(plan: PanelPlan): PanelPlan {
  return Object.freeze({ ...plan, questions: Object.freeze(plan.questions.map(nameless)) });
}

function nameless(asked: Asked): Asked {
  if (!asked.list) {
    const dimensions = asked.dimensions.filter((one) => one !== 'user');
    return Object.freeze({ ...asked, dimensions });
  }
  const columns = asked.list.columns.filter(({ names }) => !names);
  return Object.freeze({ ...asked, list: Object.freeze({ ...asked.list, columns }) });
}
