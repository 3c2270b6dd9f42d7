import {
  commits,
  costPerCommit,
  costPerPullRequest,
  linesAdded,
  linesRemoved,
  pullRequests,
} from '../queries/measures/index.js';
import { bars, stat } from './plan.js';

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
