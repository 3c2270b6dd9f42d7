import { adoptionBoard } from './adoption.js';
import { apiBoard } from './api.js';
import { budgetBoard } from './budget.js';
import { costBoard } from './cost.js';
import { editsBoard } from './edits.js';
import { governanceBoard } from './governance.js';
import { healthBoard } from './health.js';
import { myBoard } from './me.js';
import { outcomesBoard } from './outcomes.js';
import { overviewBoard } from './overview.js';
import type { BoardPlan } from './plan.js';
import { sessionBoard } from './session.js';
import { sessionsBoard } from './sessions.js';
import { tokensBoard } from './tokens.js';
import { toolsBoard } from './tools.js';

/** The boards of this package, in the order of their menu. */
export const claudeCodeBoards: readonly BoardPlan[] = Object.freeze([
  overviewBoard,
  costBoard,
  budgetBoard,
  tokensBoard,
  adoptionBoard,
  outcomesBoard,
  editsBoard,
  apiBoard,
  toolsBoard,
  sessionsBoard,
  sessionBoard,
  governanceBoard,
  healthBoard,
  myBoard,
]);
