/** Every quantity the boards speak of. */
export { cost } from './money.js';
export {
  cacheCreationTokens,
  cacheHitRatio,
  cacheReadTokens,
  inputTokens,
  outputTokens,
  promptTokens,
  tokens,
} from './tokens.js';
export { activeTime, activeUsers, prompts, sessions } from './use.js';
export {
  commits,
  costPerCommit,
  costPerPullRequest,
  linesAdded,
  linesRemoved,
  pullRequests,
} from './outcome.js';
export { editAcceptRate, editDecisions, editsAccepted, editsRejected } from './edits.js';
export { apiErrors, apiRequests, toolCalls, toolFailures } from './requests.js';
