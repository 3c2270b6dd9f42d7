import { activeUsers, sessions, tokens } from '../queries/measures.js';
import { stat } from './plan.js';

/** Panels about how much the tool is used. */
export const use = {
  tokens: stat(tokens.total(), { title: 'Tokens', asks: 'How many tokens went through?' }),
  sessions: stat(sessions.total(), { title: 'Sessions', asks: 'How often was it started?' }),
  activeUsers: stat(activeUsers.distinct(), {
    title: 'Active users',
    asks: 'How many people used it in this range?',
  }),
} as const;
