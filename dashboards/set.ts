import { BoardError, type Board } from '../src/grafana/index.js';
import { compileBoard, type BoardSettings } from './compile.js';
import type { BoardPlan } from './plan.js';

/** All boards of a configuration on its pipeline. Two boards of one uid are an error. */
export function compileBoards(
  plans: readonly BoardPlan[],
  settings: BoardSettings,
  onBoard?: (plan: BoardPlan) => void,
): readonly Board[] {
  const seen = new Map<string, string>();
  for (const { uid, title } of plans) {
    const other = seen.get(uid);
    if (other !== undefined) {
      throw new BoardError([title], `its uid "${uid}" is also that of "${other}": give one of them another`);
    }
    seen.set(uid, title);
  }
  const shown = boardsShown(plans, settings);
  const boards = shown.map(({ uid }) => uid);
  return shown.map((plan) => {
    onBoard?.(plan);
    return compileBoard(plan, { boards, ...settings });
  });
}

/** The boards that are there: where nobody is named, none about a single person. */
export function boardsShown<P extends Pick<BoardPlan, 'of'>>(
  plans: readonly P[],
  { individuals }: Pick<BoardSettings, 'individuals'>,
): readonly P[] {
  return plans.filter(({ of }) => individuals || of !== 'user');
}
