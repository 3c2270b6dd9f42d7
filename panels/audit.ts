import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  authFailures,
  bypasses,
  modeChanges,
  modeRecords,
  permanentApprovals,
  policyErrors,
  promptsLogged,
  refusedRecords,
  toolAcceptRate,
  toolAcceptRateOfPeople,
  toolDenials,
} from '../queries/measures/index.js';
import { barGauge, bars, listing, stat, table } from './plan.js';

/** Panels for whoever has to know what was allowed, refused and let in. */
export const audit = {
  bypasses: stat(bypasses.total(), {
    title: 'Escalations',
    asks: 'How often did somebody switch to the mode that asks for no leave?',
  }),

  bypassesBy: (dimension: DimensionOf<typeof bypasses>) =>
    table(bypasses.total().by(dimension), {
      title: `Escalations to bypass by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} works without asking for leave?`,
    }),

  modesOverTime: bars(modeChanges.perStep('1d').by('toMode'), {
    title: 'Changes of the permission mode per day',
    asks: 'Which mode do people change to, and since when?',
  }),

  modes: listing(modeRecords.latest(200), {
    title: 'Changes of the permission mode in order',
    asks: 'Who changed the mode when, from what to what?',
  }),

  refused: listing(refusedRecords.latest(200), {
    title: 'Denials in order',
    asks: 'What was refused, to whom, and by whom or what?',
  }),

  denials: stat(toolDenials.total(), { title: 'Denials', asks: 'How often was leave for a tool refused?' }),

  denialsBy: (dimension: DimensionOf<typeof toolDenials>) =>
    barGauge(toolDenials.total().by(dimension), {
      title: `Denials by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} refuses, or is refused?`,
    }),

  denialsOverTime: bars(toolDenials.perStep('1d').by('decisionSource'), {
    title: 'Denials per day by decision source',
    asks: 'Did a rule, a hook or a person begin to refuse?',
  }),

  approvals: stat(permanentApprovals.total(), {
    title: 'Leave for good',
    asks: 'How often was a tool used under a leave that lasts, and wants to be looked at?',
  }),

  approvalsBy: (dimension: DimensionOf<typeof permanentApprovals>) =>
    barGauge(permanentApprovals.total().by(dimension), {
      title: `Leave given for good by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} has leave that lasts?`,
    }),

  acceptRate: stat(toolAcceptRate.total(), {
    title: 'Tool accept rate',
    asks: 'Which part of the tool calls was let through, by rules, hooks and people?',
  }),

  acceptRateOfPeople: stat(toolAcceptRateOfPeople.total(), {
    title: 'Tool accept rate of people',
    asks: 'Which part do people let through when they are asked?',
  }),

  acceptRateOfPeopleBy: (dimension: DimensionOf<typeof toolAcceptRateOfPeople>) =>
    barGauge(toolAcceptRateOfPeople.total().by(dimension), {
      title: `Tool accept rate of people by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is let through unseen, which looked at?`,
    }),

  authFailures: stat(authFailures.total(), {
    title: 'Failed logins',
    asks: 'How often did a login fail?',
  }),

  authFailuresBy: (dimension: DimensionOf<typeof authFailures>) =>
    table(authFailures.total().by(dimension), {
      title: `Failed logins by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} stands behind logins that fail?`,
    }),

  promptsLogged: stat(promptsLogged.total(), {
    title: 'Prompt texts',
    asks: 'How many prompts can be read in the store?',
  }),

  promptsLoggedBy: (dimension: DimensionOf<typeof promptsLogged>) =>
    table(promptsLogged.total().by(dimension), {
      title: `Prompts sent with their text by ${dimensions[dimension].words}`,
      asks: `For which ${dimensions[dimension].words} are prompts logged?`,
    }),

  policyErrorsBy: (dimension: DimensionOf<typeof policyErrors>) =>
    barGauge(policyErrors.total().by(dimension), {
      title: `Policy not applied, by ${dimensions[dimension].words}`,
      asks: `For which ${dimensions[dimension].words} does the managed policy not hold?`,
    }),
} as const;
