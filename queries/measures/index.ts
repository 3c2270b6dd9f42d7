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
export {
  editAcceptRate,
  editAcceptRateOfPeople,
  editDecisions,
  editDecisionsOfPeople,
  editsAccepted,
  editsRejected,
} from './edits.js';
export {
  apiErrors,
  apiRefusals,
  apiRequests,
  apiRetriesExhausted,
  apiRetryTime,
  internalErrors,
} from './requests.js';
export {
  permanentApprovals,
  toolAcceptRate,
  toolAcceptRateOfPeople,
  toolCalls,
  toolDecisions,
  toolDenials,
  toolFailureRatio,
  toolFailures,
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
export { hookBlocks, hookErrors, hookRuns, hookTime } from './hooks.js';
export { authFailures, bypasses, logins, modeChanges, policyErrors, promptsLogged } from './policy.js';
