import { costBoard } from './cost.js';
import type { BoardPlan } from './plan.js';

/** The boards of this package, in the order of their menu. */
export const claudeCodeBoards: readonly BoardPlan[] = Object.freeze([costBoard]);
