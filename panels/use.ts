import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import { activeTime, activeUsers, prompts, sessions, sessionsPerUser } from '../queries/measures/index.js';
import { barGauge, bars, stat, table } from './plan.js';

/** Panels about how much the tool is used. */
export const use = {
  sessions: stat(sessions.total(), {
    title: 'Sessions',
    asks: 'How often was it started?',
    compare: 'previous',
  }),

  sessionsBy: (dimension: DimensionOf<typeof sessions>) =>
    barGauge(sessions.total().by(dimension), {
      title: `Sessions by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} starts it most?`,
    }),

  sessionsOfUsers: table(sessions.total().by('user'), {
    title: 'Sessions by user',
    asks: 'Who uses it how often?',
  }),

  sessionsPerUser: stat(sessionsPerUser.total(), {
    title: 'Sessions per active user',
    asks: 'How often does a person who uses it start it?',
    compare: 'previous',
  }),

  activeUsers: stat(activeUsers.distinct(), {
    title: 'Active users',
    asks: 'How many people used it in this range?',
    compare: 'previous',
  }),

  activeUsersBy: barGauge(activeUsers.distinct().by('team'), {
    title: 'Active users by team',
    asks: 'How many people of each team used it in this range?',
  }),

  clients: (dimension: 'version' | 'terminal' | 'os' | 'entrypoint' | 'app') =>
    barGauge(activeUsers.distinct().by(dimension), {
      title: `Active users by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} do people use, counting who uses two in both?`,
    }),

  dailyUsers: bars(activeUsers.perStep('1d'), {
    title: 'Active users per day',
    asks: 'How many people use it on each day?',
  }),

  activeTime: stat(activeTime.total(), {
    title: 'Active time',
    asks: 'How long was it at work?',
    compare: 'previous',
  }),

  activeTimeBy: (dimension: DimensionOf<typeof activeTime>) =>
    barGauge(activeTime.total().by(dimension), {
      title: `Active time by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} takes the time: people at the keyboard, or tools at work?`,
    }),

  prompts: stat(prompts.total(), {
    title: 'Prompts',
    asks: 'How much was asked of it?',
    compare: 'previous',
  }),

  promptsOverTime: bars(prompts.perStep('1h').by('team'), {
    title: 'Prompts per hour by team',
    asks: 'At which hours of the day is it used, and where?',
  }),
} as const;
