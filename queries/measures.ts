import { events, metrics } from './catalog/index.js';
import { distinct, measure, ratio } from './measure.js';

const { apiError, apiRequest, toolDecision, toolResult, userPrompt } = events;

/** Cost of API requests. */
export const cost = measure({
  id: 'cost',
  words: 'Cost',
  unit: 'currencyUSD',
  counter: { metric: metrics.costUsage },
  event: { event: apiRequest, sum: ['cost_usd'] },
  note: 'Estimated by the client at list price; the invoice is the authority.',
});

export const tokens = measure({
  id: 'tokens',
  words: 'Tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage },
  event: {
    event: apiRequest,
    sum: ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens'],
  },
});

export const inputTokens = measure({
  id: 'inputTokens',
  words: 'Input tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'input' } },
  event: { event: apiRequest, sum: ['input_tokens'] },
});

export const outputTokens = measure({
  id: 'outputTokens',
  words: 'Output tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'output' } },
  event: { event: apiRequest, sum: ['output_tokens'] },
});

export const cacheReadTokens = measure({
  id: 'cacheReadTokens',
  words: 'Tokens read from the cache',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'cacheRead' } },
  event: { event: apiRequest, sum: ['cache_read_tokens'] },
});

export const cacheCreationTokens = measure({
  id: 'cacheCreationTokens',
  words: 'Tokens written to the cache',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: 'cacheCreation' } },
  event: { event: apiRequest, sum: ['cache_creation_tokens'] },
});

/** Everything that was sent to the model: new, read from the cache, and written to it. */
export const promptTokens = measure({
  id: 'promptTokens',
  words: 'Prompt tokens',
  unit: 'tokens',
  counter: { metric: metrics.tokenUsage, where: { tokenType: ['input', 'cacheRead', 'cacheCreation'] } },
  event: { event: apiRequest, sum: ['input_tokens', 'cache_read_tokens', 'cache_creation_tokens'] },
});

export const cacheHitRatio = ratio({
  id: 'cacheHitRatio',
  words: 'Cache hit ratio',
  unit: 'ratio',
  part: cacheReadTokens,
  whole: promptTokens,
  note: 'Tokens read from the cache, of all that were sent to the model.',
});

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

export const activeTime = measure({
  id: 'activeTime',
  words: 'Active time',
  unit: 'seconds',
  counter: { metric: metrics.activeTimeTotal },
  note: 'Keyboard and tools together; some clients do not send it.',
});

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

const editTools = ['Edit', 'Write', 'NotebookEdit'];

export const editDecisions = measure({
  id: 'editDecisions',
  words: 'Edit decisions',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision },
  event: { event: toolDecision, where: { tool: editTools } },
});

export const editsAccepted = measure({
  id: 'editsAccepted',
  words: 'Edits accepted',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision, where: { decision: 'accept' } },
  event: { event: toolDecision, where: { tool: editTools, decision: 'accept' } },
});

export const editsRejected = measure({
  id: 'editsRejected',
  words: 'Edits rejected',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision, where: { decision: 'reject' } },
  event: { event: toolDecision, where: { tool: editTools, decision: 'reject' } },
});

export const editAcceptRate = ratio({
  id: 'editAcceptRate',
  words: 'Edit accept rate',
  unit: 'ratio',
  part: editsAccepted,
  whole: editDecisions,
  note: 'Automatic decisions count too: split by decision source to see what people decide.',
});

export const apiRequests = measure({
  id: 'apiRequests',
  words: 'API requests',
  unit: 'count',
  event: { event: apiRequest },
});

export const apiErrors = measure({
  id: 'apiErrors',
  words: 'API errors',
  unit: 'count',
  event: { event: apiError },
  note: 'One a failed request, after its retries.',
});

export const prompts = measure({
  id: 'prompts',
  words: 'Prompts',
  unit: 'count',
  event: { event: userPrompt },
});

export const toolCalls = measure({
  id: 'toolCalls',
  words: 'Tool calls',
  unit: 'count',
  event: { event: toolResult },
  note: 'Calls that ran; refused ones do not.',
});

export const toolFailures = measure({
  id: 'toolFailures',
  words: 'Failed tool calls',
  unit: 'count',
  event: { event: toolResult, where: { success: 'false' } },
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
