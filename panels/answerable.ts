import { compile, Refusal, type Setting } from '../queries/compile/index.js';
import type { Asked } from '../queries/question.js';
import type { PanelPlan } from './plan.js';
import { wordsOf } from './words.js';

/**
 * Of several numbers under names of their own, those a pipeline can answer; the others are told of. Where it can
 * answer none, or where one number is nothing without the other, the refusal stands for the panel.
 */
export function answerable(plan: PanelPlan, setting: Setting): PanelPlan {
  if (!plan.named || plan.questions.some(({ moment }) => moment !== undefined)) return plan;
  const reasons = new Map<string, string[]>();
  const questions = plan.questions.filter((asked) => {
    const reason = refusalOf(asked, setting)?.reason;
    if (reason !== undefined) reasons.set(reason, [...(reasons.get(reason) ?? []), wordsOf(asked)]);
    return reason === undefined;
  });
  if (reasons.size === 0 || questions.length === 0) return plan;
  const said = [...reasons].map(([reason, words]) => `${words.join(', ')}: ${reason}`);
  return Object.freeze({
    ...plan,
    questions: Object.freeze(questions),
    without: `Not here: ${said.join(' ')}`,
  });
}

function refusalOf(asked: Asked, setting: Setting): Refusal | undefined {
  try {
    compile(asked, setting);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
