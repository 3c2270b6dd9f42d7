import { dimensions } from '../queries/dimension.js';
import type { DimensionOf } from '../queries/measure.js';
import {
  commits,
  cost,
  costPerActiveHour,
  costPerCommit,
  costPerLine,
  costPerPullRequest,
  linesAdded,
  linesChanged,
  linesRemoved,
  pullRequests,
} from '../queries/measures/index.js';
import { barGauge, bars, stat, table } from './plan.js';

/** Panels about what comes out. */
export const outcome = {
  linesAdded: stat(linesAdded.total(), { title: 'Lines added', asks: 'How many lines did edits add?' }),
  linesRemoved: stat(linesRemoved.total(), {
    title: 'Lines removed',
    asks: 'How many lines did edits remove?',
  }),
  commits: stat(commits.total(), {
    title: 'Commits',
    asks: 'How many commits did it make?',
    compare: 'previous',
  }),
  pullRequests: stat(pullRequests.total(), {
    title: 'Pull requests',
    asks: 'How many pull requests did it open?',
  }),
  costPerCommit: stat(costPerCommit.total(), { title: 'Cost per commit', asks: 'What does a commit cost?' }),
  costPerPullRequest: stat(costPerPullRequest.total(), {
    title: 'Cost per PR',
    asks: 'What does a pull request cost?',
  }),
  costPerLine: stat(costPerLine.total(), {
    title: 'Cost per 1,000 lines',
    asks: 'What do a thousand changed lines cost?',
    compare: 'previous',
  }),
  linesChanged: stat(linesChanged.total(), {
    title: 'Lines changed',
    asks: 'How many lines did edits add and remove?',
  }),
  costPerActiveHour: stat(costPerActiveHour.total(), {
    title: 'Cost per active hour',
    asks: 'What does an hour of work with it cost?',
    compare: 'previous',
  }),
  costPerCommitBy: (dimension: DimensionOf<typeof costPerCommit>) =>
    barGauge(costPerCommit.total().by(dimension), {
      title: `Cost per commit by ${dimensions[dimension].words}`,
      asks: `Where is a commit dear, and are there enough of them for that to mean something?`,
    }),
  byTeam: table(
    [
      cost.total().by('team'),
      commits.total().by('team'),
      pullRequests.total().by('team'),
      linesAdded.total().by('team'),
      linesRemoved.total().by('team'),
    ],
    { title: 'What came out by team', asks: 'What did each team get for its cost?' },
  ),
  dailyCommits: bars(commits.perStep('1d').by('team'), {
    title: 'Commits per day by team',
    asks: 'Where and when does it commit?',
  }),
  dailyLines: bars(linesAdded.perStep('1d').by('team'), {
    title: 'Lines added per day by team',
    asks: 'Where and when does it write?',
  }),
} as const;
