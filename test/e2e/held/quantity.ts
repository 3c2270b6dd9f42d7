import {
  measured,
  type Direct,
  type LedgerQuestion,
  type Measured,
} from '../../../pipeline/simulator/index.js';

/** What a word of the boards means in the ledger, and what of it counts. */
export interface Quantity {
  readonly measure: Measured | Direct;
  readonly where?: LedgerQuestion['where'];
}

const people = ['user_permanent', 'user_temporary', 'user_abort', 'user_reject'];

/** Written down by hand, beside what the ledger knows by the same word. */
const own: Readonly<Record<string, Quantity>> = {
  linesChanged: { measure: { metric: 'claude_code.lines_of_code.count' } },
  editsAcceptedByPeople: { measure: 'editsAccepted', where: { source: people } },
  toolsAccepted: { measure: 'toolDecisions', where: { decision: 'accept' } },
  toolDecisionsOfPeople: { measure: 'toolDecisions', where: { source: people } },
  toolsAcceptedByPeople: { measure: 'toolDecisions', where: { source: people, decision: 'accept' } },
};

export function quantityOf(id: string): Quantity | undefined {
  if (own[id]) return own[id];
  return Object.hasOwn(measured, id) ? { measure: id as Measured } : undefined;
}

/** One over another, for so many. The whole may be several quantities together. */
export interface Ratio {
  readonly part: string;
  readonly whole: readonly string[];
  readonly per?: number;
}

const prompted = ['inputTokens', 'cacheReadTokens', 'cacheCreationTokens'] as const;

/** The ratios of the boards as their titles and descriptions have them. */
export const ratios: Readonly<Record<string, Ratio>> = {
  cacheHitRatio: { part: 'cacheReadTokens', whole: prompted },
  cacheReuse: { part: 'cacheReadTokens', whole: ['cacheCreationTokens'] },
  outputShare: { part: 'outputTokens', whole: ['tokens'] },
  editAcceptRate: { part: 'editsAccepted', whole: ['editDecisions'] },
  editAcceptRateOfPeople: { part: 'editsAcceptedByPeople', whole: ['editDecisionsOfPeople'] },
  toolAcceptRate: { part: 'toolsAccepted', whole: ['toolDecisions'] },
  toolAcceptRateOfPeople: { part: 'toolsAcceptedByPeople', whole: ['toolDecisionsOfPeople'] },
  toolFailureRatio: { part: 'toolFailures', whole: ['toolCalls'] },
  apiErrorRatio: { part: 'apiErrors', whole: ['apiErrors', 'apiRequests'] },
  mcpFailureRatio: { part: 'mcpFailures', whole: ['mcpFailures', 'mcpConnections'] },
  costPerSession: { part: 'cost', whole: ['sessions'] },
  costPerPrompt: { part: 'cost', whole: ['prompts'] },
  costPerRequest: { part: 'cost', whole: ['apiRequests'] },
  costPerCommit: { part: 'cost', whole: ['commits'] },
  costPerPullRequest: { part: 'cost', whole: ['pullRequests'] },
  costPerLine: { part: 'cost', whole: ['linesChanged'], per: 1000 },
  costPerActiveHour: { part: 'cost', whole: ['activeTime'], per: 3600 },
  tokensPerRequest: { part: 'promptTokens', whole: ['apiRequests'] },
  costPerActiveUser: { part: 'cost', whole: ['activeUsers'] },
  sessionsPerUser: { part: 'sessions', whole: ['activeUsers'] },
};

/** Several quantities that are read as one. */
export const sums: Readonly<Record<string, readonly string[]>> = { promptTokens: prompted };

/** A number each record of an event holds by itself, or what it comes to in a second of another. */
export interface Held {
  readonly event: string;
  readonly of: string;
  readonly perSecondOf?: string;
}

export const values: Readonly<Record<string, Held>> = {
  apiDuration: { event: 'api_request', of: 'duration_ms' },
  apiThroughput: { event: 'api_request', of: 'output_tokens', perSecondOf: 'duration_ms' },
  toolDuration: { event: 'tool_result', of: 'duration_ms' },
  toolResultSize: { event: 'tool_result', of: 'tool_result_size_bytes' },
  tokensBeforeCompaction: { event: 'compaction', of: 'pre_tokens' },
  tokensAfterCompaction: { event: 'compaction', of: 'post_tokens' },
};
