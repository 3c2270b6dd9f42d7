import { newestSample } from '../queries/health/counters.js';
import {
  eventsByName,
  newestByEvent,
  newestEvent,
  sessionsSeen,
  unknownEvents,
} from '../queries/health/events.js';
import { missing, type Dimension } from '../queries/dimension.js';
import { activeUsers, bySignal, cost, sessions } from '../queries/measures/index.js';
import { barGauge, lines, stat, table } from './plan.js';

const { cost: spent, tokens: used, editDecisions: decided } = bySignal;

/** Panels that say whether a signal arrives. */
export const arrival = {
  sample: stat(newestSample, { title: 'Newest sample', asks: 'Do counters still arrive?' }),

  event: stat(newestEvent, { title: 'Newest event', asks: 'Do events still arrive?' }),

  events: table([eventsByName, newestByEvent], {
    title: 'Events by kind',
    asks: 'Which kinds of event arrive, how many, and when was the last?',
  }),

  unknownEvents: table(unknownEvents, {
    title: 'Unknown events',
    asks: 'Is something sent that these boards do not know?',
  }),

  overTime: lines([used.counters.perStep('1h'), used.events.perStep('1h')], {
    title: 'Tokens per hour in both signals',
    asks: 'Since when does one of the two signals say less?',
  }),
} as const;

/** Panels that hold counters against events. */
export const agreement = {
  costByCounters: stat(spent.counters.total(), {
    title: 'Cost by counters',
    asks: 'What did this range cost, if counters are believed?',
  }),

  costByEvents: stat(spent.events.total(), {
    title: 'Cost by events',
    asks: 'What did this range cost, if events are believed?',
  }),

  by: (dimension: 'team' | 'user' | 'model') =>
    table(
      [
        spent.counters.total().by(dimension),
        spent.events.total().by(dimension),
        used.counters.total().by(dimension),
        used.events.total().by(dimension),
      ],
      {
        title: `Both signals by ${dimension}`,
        asks: `For which ${dimension} does one signal say more, or nothing?`,
      },
    ),

  sessions: stat(sessions.total(), {
    title: 'Sessions by counters',
    asks: 'How many starts did counters see?',
  }),

  sessionsSeen: stat(sessionsSeen, {
    title: 'Sessions seen in events',
    asks: 'How many sessions sent a prompt as an event?',
  }),

  editsByCounters: stat(decided.counters.total(), {
    title: 'Edit decisions by counters',
    asks: 'How many edits were decided on, if counters are believed?',
  }),

  editsByEvents: stat(decided.events.total(), {
    title: 'Edit decisions by events',
    asks: 'How many edits were decided on, if events are believed?',
  }),
} as const;

type Owner = Extract<Dimension, 'team' | 'costCenter' | 'project'>;

/** Panels about what clients leave out, by their version. */
export const clients = {
  without: (owner: Owner, words: string) =>
    barGauge(
      cost
        .total()
        .where({ [owner]: missing })
        .shareOf(cost.total())
        .by('version'),
      {
        title: `Cost without ${words} by client version`,
        asks: `Do old clients leave the ${words} out?`,
      },
    ),

  users: barGauge(activeUsers.distinct().by('version'), {
    title: 'Active users by client version',
    asks: 'Who has to update?',
  }),
} as const;
