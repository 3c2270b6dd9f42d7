/** Every quantity the boards speak of. */
export { cost, costPerActiveUser, costPerPrompt, costPerRequest, costPerSession } from './money.js';
export {
  cacheCreationTokens,
  cacheHitRatio,
  cacheReadTokens,
  cacheReuse,
  compactions,
  inputTokens,
  outputShare,
  outputTokens,
  promptTokens,
  tokens,
  tokensAfterCompaction,
  tokensBeforeCompaction,
  tokensPerRequest,
} from './tokens.js';
export { activeTime, activeUsers, prompts, sessions, sessionsPerUser } from './use.js';
export {
  commits,
  costPerActiveHour,
  costPerCommit,
  costPerLine,
  costPerPullRequest,
  linesAdded,
  linesChanged,
  linesRemoved,
  pullRequests,
} from './outcome.js';
export {
  editAcceptRate,
  editAcceptRateOfPeople,
  editDecisions,
  editDecisionsOfPeople,
  editsAccepted,
  editsRejected,
} from './edits.js';
export {
  apiDuration,
  apiErrorRatio,
  apiErrors,
  apiRefusals,
  apiRequests,
  apiRetriesExhausted,
  apiRetryTime,
  apiThroughput,
  internalErrors,
} from './requests.js';
export {
  permanentApprovals,
  toolAcceptRate,
  toolAcceptRateOfPeople,
  toolCalls,
  toolDecisions,
  toolDenials,
  toolDuration,
  toolFailureRatio,
  toolFailures,
  toolResultSize,
} from './tools.js';
export {
  mcpConnections,
  mcpDisconnections,
  mcpFailureRatio,
  mcpFailures,
  pluginInstalls,
  pluginLoads,
  skillUses,
  slashCommands,
  subagentRuns,
} from './extensions.js';
export { bySignal } from './signals.js';
export {
  errorRecords,
  everything,
  modeRecords,
  promptRecords,
  refusedRecords,
  requestRecords,
  toolRecords,
} from './records.js';
export { hookBlocks, hookErrors, hookRuns, hookTime } from './hooks.js';
export { authFailures, bypasses, logins, modeChanges, policyErrors, promptsLogged } from './policy.js';
