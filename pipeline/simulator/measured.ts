import type { Entry } from './entry.js';
import type { Values } from './happening.js';

/** Where a measure stands in one of the two signals. */
type Reading = {
  readonly name: string;
  /** The attribute whose numbers are added; without it each counts one. */
  readonly sum?: string;
  readonly where?: (own: Values) => boolean;
};

type Readings = { readonly counter?: Reading; readonly event?: Reading };

const is = (key: string, value: string) => (own: Values) => own[key] === value;
const has = (key: string) => (own: Values) => own[key] !== undefined && own[key] !== '';
const both =
  (...all: readonly ((own: Values) => boolean)[]) =>
  (own: Values) =>
    all.every((one) => one(own));
const event = (name: string, where?: (own: Values) => boolean, sum?: string): Readings => ({
  event: { name, ...(where && { where }), ...(sum !== undefined && { sum }) },
});
/** A person decided: not a rule, not a hook. */
const byPeople = (own: Values) => String(own['source']).startsWith('user_');
const tokens = (type: string, sum: string): Readings => ({
  counter: { name: 'claude_code.token.usage', where: is('type', type) },
  event: { name: 'api_request', sum },
});
const edits = (decision?: 'accept' | 'reject'): Readings => {
  const editors = new Set(['Edit', 'Write', 'NotebookEdit']);
  return {
    counter: {
      name: 'claude_code.code_edit_tool.decision',
      ...(decision && { where: is('decision', decision) }),
    },
    event: {
      name: 'tool_decision',
      where: (own) => editors.has(String(own['tool_name'])) && (!decision || own['decision'] === decision),
    },
  };
};

/** What the ledger can be asked for, and how each is read in it. */
export const measured = Object.freeze({
  cost: {
    counter: { name: 'claude_code.cost.usage' },
    event: { name: 'api_request', sum: 'cost_usd' },
  },
  tokens: {
    counter: { name: 'claude_code.token.usage' },
    event: { name: 'api_request', sum: 'all tokens' },
  },
  inputTokens: tokens('input', 'input_tokens'),
  outputTokens: tokens('output', 'output_tokens'),
  cacheReadTokens: tokens('cacheRead', 'cache_read_tokens'),
  cacheCreationTokens: tokens('cacheCreation', 'cache_creation_tokens'),
  sessions: {
    counter: {
      name: 'claude_code.session.count',
      where: (own) => own['start_type'] !== 'agents_view',
    },
  },
  activeTime: { counter: { name: 'claude_code.active_time.total' } },
  linesAdded: { counter: { name: 'claude_code.lines_of_code.count', where: is('type', 'added') } },
  linesRemoved: { counter: { name: 'claude_code.lines_of_code.count', where: is('type', 'removed') } },
  commits: { counter: { name: 'claude_code.commit.count' } },
  pullRequests: { counter: { name: 'claude_code.pull_request.count' } },
  editsAccepted: edits('accept'),
  editsRejected: edits('reject'),
  editDecisions: edits(),
  apiRequests: { event: { name: 'api_request' } },
  apiErrors: { event: { name: 'api_error' } },
  apiDuration: { event: { name: 'api_request', sum: 'duration_ms' } },
  prompts: { event: { name: 'user_prompt' } },
  toolCalls: { event: { name: 'tool_result' } },
  toolFailures: { event: { name: 'tool_result', where: is('success', 'false') } },
  toolDuration: { event: { name: 'tool_result', sum: 'duration_ms' } },
  compactions: event('compaction'),
  apiRetriesExhausted: event('api_retries_exhausted'),
  apiRetryTime: event('api_retries_exhausted', undefined, 'total_retry_duration_ms'),
  apiRefusals: event('api_refusal'),
  internalErrors: event('internal_error'),
  toolDecisions: event('tool_decision'),
  toolDenials: event('tool_decision', is('decision', 'reject')),
  permanentApprovals: event('tool_decision', both(is('source', 'user_permanent'), is('decision', 'accept'))),
  editDecisionsOfPeople: {
    counter: { name: 'claude_code.code_edit_tool.decision', where: byPeople },
    event: { name: 'tool_decision', where: both(byPeople, edits().event!.where!) },
  },
  mcpConnections: event('mcp_server_connection', is('status', 'connected')),
  mcpFailures: event('mcp_server_connection', is('status', 'failed')),
  mcpDisconnections: event('mcp_server_connection', is('status', 'disconnected')),
  skillUses: event('skill_activated'),
  slashCommands: event('user_prompt', has('command_name')),
  subagentRuns: event('subagent_completed'),
  pluginLoads: event('plugin_loaded'),
  pluginInstalls: event('plugin_installed'),
  hookRuns: event('hook_execution_complete'),
  hookTime: event('hook_execution_complete', undefined, 'total_duration_ms'),
  hookBlocks: event('hook_execution_complete', undefined, 'num_blocking'),
  hookErrors: event('hook_execution_complete', undefined, 'num_non_blocking_error'),
  modeChanges: event('permission_mode_changed'),
  bypasses: event('permission_mode_changed', is('to_mode', 'bypassPermissions')),
  logins: event('auth', is('action', 'login')),
  authFailures: event('auth', both(is('action', 'login'), is('success', 'false'))),
  promptsLogged: event('user_prompt', (own) => own['prompt'] !== '<REDACTED>'),
  policyErrors: event('managed_settings_resolved', has('error.type')),
} as const satisfies Record<string, Readings>);

export type Measured = keyof typeof measured;

/** A metric or an event by its own name, for what has no word here. */
export type Direct = { readonly metric: string } | { readonly event: string; readonly sum?: string };

const kinds = ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_creation_tokens'];

function reading(
  of: Measured | Direct,
  source: 'counter' | 'event' | undefined,
): Reading & { kind: Entry['kind'] } {
  if (typeof of !== 'string') {
    if ('metric' in of) return { kind: 'counter', name: of.metric };
    return { kind: 'event', name: of.event, ...(of.sum !== undefined && { sum: of.sum }) };
  }
  const readings: Readings = measured[of];
  const kind = source ?? (readings.counter ? 'counter' : 'event');
  const found = readings[kind];
  if (!found) throw new Error(`ledger › ${of}: no ${kind} holds it; leave source out`);
  return { ...found, kind };
}

/** How much of a measure an entry holds, or undefined where it is not about it. */
export function reader(
  of: Measured | Direct,
  source: 'counter' | 'event' | undefined,
): (entry: Entry) => number | undefined {
  const { kind, name, sum, where } = reading(of, source);
  return (entry) => {
    if (entry.name !== name || entry.kind !== kind || (where && !where(entry.own))) return undefined;
    if (sum === undefined) return entry.value;
    if (sum === 'all tokens') return kinds.reduce((total, key) => total + Number(entry.own[key] ?? 0), 0);
    const value = entry.own[sum];
    return value === undefined ? undefined : Number(value);
  };
}
