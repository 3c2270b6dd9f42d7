import type { Dimension } from '../queries/dimension.js';
import {
  apiErrors,
  cost,
  errorRecords,
  everything,
  promptRecords,
  prompts,
  requestRecords,
  tokensPerRequest,
  toolCalls,
  toolFailures,
  toolRecords,
} from '../queries/measures/index.js';
import type { Question } from '../queries/question.js';
import { barGauge, listing, stat, table } from './plan.js';

const bySession = (question: Question<'session'>, title: string, asks: string) =>
  table(question.by('session').top(20), { title, asks, size: { width: 12 } });

/** Panels about which sessions stand out. */
export const sessions = {
  dearest: table(cost.total().by('session', 'user', 'team', 'project').top(50), {
    title: 'The 50 dearest sessions',
    asks: 'Which sessions cost most, and whose are they?',
  }),

  largest: bySession(
    tokensPerRequest.total() as Question<'session'>,
    'The 20 sessions with most context per request',
    'Which sessions drag most along, and should have been ended or compacted?',
  ),

  busiest: bySession(
    prompts.total() as Question<'session'>,
    'The 20 sessions with most prompts',
    'Which sessions go back and forth most?',
  ),

  failing: bySession(
    apiErrors.total() as Question<'session'>,
    'The 20 sessions with most API errors',
    'Who was hit by errors of the service?',
  ),

  stumbling: bySession(
    toolFailures.total() as Question<'session'>,
    'The 20 sessions with most failed tool calls',
    'Which sessions run against a wall?',
  ),
} as const;

/** Panels about what happened in one session. */
export const story = {
  errors: stat(apiErrors.total(), { title: 'API errors', asks: 'How often did the service fail it?' }),

  calls: stat(toolCalls.total(), { title: 'Tool calls', asks: 'How much work was done by tools?' }),

  byModel: barGauge(cost.total().by('model'), {
    title: 'Cost by model',
    asks: 'Which model did the work?',
  }),

  bySource: barGauge(cost.total().by('requestSource'), {
    title: 'Cost by request source',
    asks: 'Was it the conversation, a subagent, or something beside it?',
  }),

  byTool: barGauge(toolCalls.total().by('tool'), {
    title: 'Tool calls by tool',
    asks: 'With which tools?',
  }),

  prompts: listing(promptRecords.latest(200), {
    title: 'Prompts in order',
    asks: 'What was asked when?',
    size: { width: 24 },
  }),

  costOfPrompts: table(
    [
      cost.total().by('prompt' satisfies Dimension),
      tokensPerRequest.total().by('prompt'),
      toolCalls.total().by('prompt'),
    ],
    {
      title: 'Cost of each prompt',
      asks: 'Which prompt cost what, and how much had to be done for it?',
      size: { width: 24 },
    },
  ),

  dearestPrompts: table(cost.total().by('prompt', 'session', 'project').top(20), {
    title: 'The 20 dearest prompts',
    asks: 'Which questions cost most, and in which session were they asked?',
  }),

  requests: listing(requestRecords.latest(500), {
    title: 'API requests in order',
    asks: 'How did cost and context grow from request to request?',
  }),

  tools: listing(toolRecords.latest(500), {
    title: 'Tool calls in order',
    asks: 'What did the tools do, and what failed?',
  }),

  failures: listing(errorRecords.latest(200), {
    title: 'API errors in order',
    asks: 'What went wrong between the client and the service?',
  }),

  everything: listing(everything.latest(1000), {
    title: 'Everything in order',
    asks: 'What happened, one event after the other?',
  }),
} as const;
