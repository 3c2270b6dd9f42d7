import { metrics } from '../catalog/index.js';
import { measure, ratio } from '../measure.js';
import { cost } from './money.js';
import { activeTime } from './use.js';

export const linesAdded = measure({
  id: 'linesAdded',
  words: 'Lines added',
  unit: 'count',
  counter: { metric: metrics.linesOfCodeCount, where: { lineType: 'added' } },
  note: 'Lines of edits, not of what is committed.',
});

export const linesRemoved = measure({
  id: 'linesRemoved',
  words: 'Lines removed',
  unit: 'count',
  counter: { metric: metrics.linesOfCodeCount, where: { lineType: 'removed' } },
  note: 'Lines of edits, not of what is committed.',
});

export const commits = measure({
  id: 'commits',
  words: 'Commits',
  unit: 'count',
  counter: { metric: metrics.commitCount },
  note: 'Only commits that Claude Code itself made.',
});

export const pullRequests = measure({
  id: 'pullRequests',
  words: 'Pull requests',
  unit: 'count',
  counter: { metric: metrics.pullRequestCount },
  note: 'Only those that Claude Code itself opened.',
});

export const costPerCommit = ratio({
  id: 'costPerCommit',
  words: 'Cost per commit',
  unit: 'currencyUSD',
  part: cost,
  whole: commits,
  note: 'All cost over the commits that Claude Code itself made.',
});

export const costPerPullRequest = ratio({
  id: 'costPerPullRequest',
  words: 'Cost per pull request',
  unit: 'currencyUSD',
  part: cost,
  whole: pullRequests,
  note: 'All cost over the pull requests that Claude Code itself opened.',
});

export const linesChanged = measure({
  id: 'linesChanged',
  words: 'Lines changed',
  unit: 'count',
  counter: { metric: metrics.linesOfCodeCount },
  note: 'Added and removed; lines of edits, not of what is committed.',
});

export const costPerLine = ratio({
  id: 'costPerLine',
  words: 'Cost per 1,000 lines changed',
  unit: 'currencyUSD',
  part: cost,
  whole: linesChanged,
  per: 1000,
  note: 'All cost over the lines that edits added and removed.',
});

export const costPerActiveHour = ratio({
  id: 'costPerActiveHour',
  words: 'Cost per active hour',
  unit: 'currencyUSD',
  part: cost,
  whole: activeTime,
  per: 3600,
  note: 'Hours at the keyboard and of tools at work, together.',
});
