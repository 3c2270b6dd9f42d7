import {
  commits,
  costPerCommit,
  costPerPullRequest,
  editAcceptRate,
  editDecisions,
  linesAdded,
  linesRemoved,
  pullRequests,
} from '../queries/measures.js';
import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import { barGauge, bars, stat } from './plan.js';

/** Panels about what comes out. */
export const outcome = {
  linesAdded: stat(linesAdded.total(), { title: 'Lines added', asks: 'How many lines did edits add?' }),
  linesRemoved: stat(linesRemoved.total(), {
    title: 'Lines removed',
    asks: 'How many lines did edits remove?',
  }),
  commits: stat(commits.total(), { title: 'Commits', asks: 'How many commits did it make?' }),
  pullRequests: stat(pullRequests.total(), {
    title: 'Pull requests',
    asks: 'How many pull requests did it open?',
  }),
  costPerCommit: stat(costPerCommit.total(), { title: 'Cost per commit', asks: 'What does a commit cost?' }),
  costPerPullRequest: stat(costPerPullRequest.total(), {
    title: 'Cost per pull request',
    asks: 'What does a pull request cost?',
  }),
  dailyCommits: bars(commits.perStep('1d').by('team'), {
    title: 'Commits per day by team',
    asks: 'Where and when does it commit?',
  }),
  dailyLines: bars(linesAdded.perStep('1d').by('team'), {
    title: 'Lines added per day by team',
    asks: 'Where and when does it write?',
  }),
} as const;

/** Panels about trust in suggested edits. */
export const edits = {
  acceptRate: stat(editAcceptRate.total(), {
    title: 'Edit accept rate',
    asks: 'Which part of the suggested edits is let through?',
  }),
  decisions: stat(editDecisions.total(), {
    title: 'Edit decisions',
    asks: 'How many edits were decided on?',
  }),
  acceptRateBy: (dimension: DimensionOf<typeof editAcceptRate>) =>
    barGauge(editAcceptRate.total().by(dimension), {
      title: `Edit accept rate by ${dimensions[dimension].words}`,
      asks: `Which ${dimensions[dimension].words} is trusted, which refused?`,
    }),
  decisionsBy: (dimension: DimensionOf<typeof editDecisions>) =>
    barGauge(editDecisions.total().by(dimension), {
      title: `Edit decisions by ${dimensions[dimension].words}`,
      asks: `How do edit decisions part by ${dimensions[dimension].words}?`,
    }),
} as const;
