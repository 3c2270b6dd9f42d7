import type { OwnDimension } from './pipeline.js';

/** What is known of a dimension. */
export interface DimensionFacts {
  /** How a person calls it, in the singular. */
  readonly words: string;
  /** What stands for records that have none. */
  readonly missing: string;
  /** Named by the company: the attribute stands in the pipeline. */
  readonly own?: OwnDimension | 'user';
  /** The attribute of counters. */
  readonly metric?: string;
  /** The attribute of events. */
  readonly event?: string;
  /** The value that records without one most likely have: a filter for it finds them too. */
  readonly absentIs?: string;
  /** Made of `model`: its family. */
  readonly folds?: true;
  /** The only metrics and events where that attribute means this; without it, all that carry it. */
  readonly of?: readonly string[];
}

/** A label of the telemetry itself, which no measure is split by. */
const telling = (words: string) => ({ words, missing: 'none' }) as const;

const own = (words: string, key: OwnDimension | 'user') =>
  ({ words, missing: 'unattributed', own: key }) as const;

/** An attribute of events alone. */
const logged = <const A extends string>(words: string, event: A, missing = 'unknown') =>
  ({ words, missing, event }) as const;

/** An attribute whose meaning depends on the event. */
const loggedOn = <const A extends string, const N extends string>(words: string, event: A, on: N) =>
  ({ words, missing: 'unknown', event, of: [on] }) as const;

/** The same attribute on counters and events. */
const both = <const A extends string>(words: string, name: A, missing = 'unknown') =>
  ({ words, missing, metric: name, event: name }) as const;

/** Everything a measure can be split or filtered by. */
export const dimensions = {
  team: own('team', 'team'),
  department: own('department', 'department'),
  costCenter: own('cost center', 'costCenter'),
  project: own('project', 'project'),
  user: own('user', 'user'),

  model: both('model', 'model'),
  modelFamily: { ...both('model family', 'model'), folds: true },
  effort: both('effort', 'effort', 'none'),
  speed: both('speed', 'speed', 'normal'),
  querySource: { words: 'query source', missing: 'unknown', absentIs: 'main', metric: 'query_source' },
  requestSource: logged('request source', 'query_source'),
  agent: both('agent', 'agent.name', 'no agent'),
  skill: both('skill', 'skill.name', 'no skill'),
  plugin: both('plugin', 'plugin.name', 'no plugin'),
  marketplace: logged('marketplace', 'marketplace.name', 'not official'),
  mcpServer: both('MCP server', 'mcp_server.name', 'no MCP server'),
  mcpTool: both('MCP tool', 'mcp_tool.name', 'no MCP tool'),

  tokenType: { words: 'token type', missing: 'unknown', metric: 'type', of: ['claude_code.token.usage'] },
  lineType: {
    words: 'kind of line',
    missing: 'unknown',
    metric: 'type',
    of: ['claude_code.lines_of_code.count'],
  },
  activity: { words: 'activity', missing: 'unknown', metric: 'type', of: ['claude_code.active_time.total'] },
  startType: { words: 'kind of start', missing: 'unknown', metric: 'start_type' },

  tool: both('tool', 'tool_name'),
  toolSource: logged('kind of tool', 'tool_source'),
  language: { words: 'language', missing: 'unknown', metric: 'language' },
  decision: both('decision', 'decision'),
  decisionSource: both('decision source', 'source'),
  success: logged('success', 'success'),
  errorType: loggedOn('kind of failure', 'error_type', 'tool_result'),
  statusCode: logged('status code', 'status_code', 'no answer'),
  refusalCategory: loggedOn('category', 'category', 'api_refusal'),

  command: logged('command', 'command_name', 'no command'),
  commandSource: logged('kind of command', 'command_source', 'no command'),
  promptText: loggedOn('prompt', 'prompt', 'user_prompt'),
  compactionTrigger: loggedOn('trigger', 'trigger', 'compaction'),
  skillTrigger: logged('invocation', 'invocation_trigger'),
  skillSource: logged('skill source', 'skill.source'),
  agentType: logged('agent', 'agent_type'),

  connectionStatus: loggedOn('status', 'status', 'mcp_server_connection'),
  connectedServer: loggedOn('MCP server', 'server_name', 'mcp_server_connection'),
  serverScope: logged('scope', 'server_scope'),
  transport: logged('transport', 'transport_type'),
  connectionError: loggedOn('error', 'error_code', 'mcp_server_connection'),

  hookEvent: logged('hook event', 'hook_event'),
  hook: logged('hook', 'hook_name'),
  hookSource: logged('hook source', 'hook_source'),
  pluginScope: logged('plugin scope', 'plugin.scope'),
  pluginVersion: logged('plugin version', 'plugin.version'),
  pluginEnabledBy: logged('way in', 'enabled_via'),

  fromMode: logged('mode before', 'from_mode'),
  toMode: logged('mode', 'to_mode'),
  modeTrigger: loggedOn('trigger', 'trigger', 'permission_mode_changed'),
  authAction: loggedOn('action', 'action', 'auth'),
  authMethod: logged('way of login', 'auth_method'),
  authError: logged('error', 'error_category', 'no category'),
  policyTrigger: logged('trigger', 'managed_settings.trigger'),
  policyError: loggedOn('error', 'error.type', 'managed_settings_resolved'),

  terminal: logged('terminal', 'terminal.type'),
  entrypoint: logged('entry point', 'app.entrypoint', 'not sent'),
  version: logged('client version', 'service.version'),
  os: logged('system', 'os.type'),
  app: logged('app', 'service.name'),
  event: logged('event', 'event.name'),
  counter: telling('metric'),
  label: telling('label'),
  replica: telling('replica'),
  exporter: telling('exporter'),

  session: logged('session', 'session.id'),
  prompt: logged('prompt', 'prompt.id', 'outside a prompt'),
} as const satisfies Record<string, DimensionFacts>;
