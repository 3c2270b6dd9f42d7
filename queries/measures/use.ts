import { events, metrics } from '../catalog/index.js';
import { distinct, measure } from '../measure.js';
import { perPerson } from './per-person.js';
import { tokens } from './tokens.js';

export const sessions = measure({
  id: 'sessions',
  words: 'Sessions',
  unit: 'count',
  counter: { metric: metrics.sessionCount, where: { startType: { not: 'agents_view' } } },
  note: 'Each start counts, a resume too; the screen of "claude agents" does not.',
});

/** People who used tokens; a terminal left open is not use. */
export const activeUsers = distinct({
  id: 'activeUsers',
  words: 'Active users',
  of: 'user',
  seenIn: tokens,
  note: 'People who used tokens; a terminal left open does not count.',
});

export const sessionsPerUser = perPerson({
  id: 'sessionsPerUser',
  words: 'Sessions per active user',
  unit: 'number',
  part: sessions,
  people: activeUsers,
});

export const activeTime = measure({
  id: 'activeTime',
  words: 'Active time',
  unit: 'seconds',
  counter: { metric: metrics.activeTimeTotal },
  note: 'Keyboard and tools together; some clients do not send it.',
});

export const prompts = measure({
  id: 'prompts',
  words: 'Prompts',
  unit: 'count',
  event: { event: events.userPrompt },
});
