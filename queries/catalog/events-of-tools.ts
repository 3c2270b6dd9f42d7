import { booleanText, json, number, oneOf, text } from './attribute.js';
import { decision, decisionSource } from './decision.js';
import { event } from './event.js';
import { bytes, characters, detail, milliseconds } from './request.js';

const toolName = text({
  always: true,
  masked: { as: 'mcp_tool', liftedBy: 'OTEL_LOG_TOOL_DETAILS' },
  note: 'Only the MCP tools of users are masked.',
});
const toolUse = text({ since: '2.1.119' });
const parameters = json({ gate: 'OTEL_LOG_TOOL_DETAILS', privacy: 'content' });
const revision = detail({ since: '2.1.269' });

const hook = {
  hook_event: text({ always: true }),
  hook_name: text({ note: 'As in PreToolUse:Write.' }),
  num_hooks: number(),
  managed_only: booleanText(),
  hook_source: oneOf(['policySettings', 'merged']),
  safe_mode: booleanText(),
  hook_definitions: json({
    gate: 'OTEL_LOG_TOOL_DETAILS',
    privacy: 'content',
    note: 'Needs detailed tracing as well.',
  }),
};

const outputSize = characters({ since: '2.1.280' });

/** What tools and hooks do. */
export const toolEvents = Object.freeze({
  toolResult: event('tool_result', {
    when: 'A tool is done. Not sent for a refused call.',
    since: '2025-07',
    attributes: {
      tool_name: toolName,
      tool_use_id: toolUse,
      success: booleanText({ always: true }),
      duration_ms: milliseconds({ always: true }),
      error_type: text(),
      error: detail(),
      decision_type: oneOf(['accept'], { note: 'Missing on many records.' }),
      decision_source: oneOf(['config', 'hook', 'user_permanent', 'user_temporary']),
      tool_input_size_bytes: bytes(),
      tool_result_size_bytes: bytes(),
      mcp_server_scope: text(),
      tool_parameters: parameters,
      tool_input: parameters,
      'vcs.ref.head.revision': revision,
      'vcs.ref.head.name': revision,
      'vcs.ref.head.type': revision,
    },
  }),
  toolDecision: event('tool_decision', {
    when: 'Leave to use a tool is given or refused.',
    since: '2025-07',
    attributes: {
      tool_name: toolName,
      tool_use_id: toolUse,
      decision,
      source: decisionSource,
      tool_source: oneOf(['builtin', 'mcp', 'sdk_host_builtin_mcp'], { since: '2.1.214' }),
      tool_parameters: parameters,
    },
  }),
  hookRegistered: event('hook_registered', {
    when: 'A hook is found at the start of a session.',
    since: '2026-05',
    attributes: {
      hook_event: text({ always: true }),
      hook_type: oneOf(['command', 'prompt', 'mcp_tool', 'http', 'agent'], { always: true }),
      hook_source: oneOf([
        'userSettings',
        'projectSettings',
        'localSettings',
        'flagSettings',
        'policySettings',
        'pluginHook',
      ]),
      safe_mode: booleanText(),
      hook_matcher: detail(),
      'plugin.name': text({ masked: { as: 'third-party', liftedBy: 'OTEL_LOG_TOOL_DETAILS' } }),
      plugin_id_hash: text(),
    },
  }),
  hookExecutionStart: event('hook_execution_start', {
    when: 'Hooks begin.',
    since: '2026-04',
    attributes: hook,
  }),
  hookExecutionComplete: event('hook_execution_complete', {
    when: 'Hooks are done.',
    since: '2026-04',
    attributes: {
      ...hook,
      num_success: number(),
      num_blocking: number(),
      num_non_blocking_error: number(),
      num_cancelled: number(),
      total_duration_ms: milliseconds(),
      stdout_chars: outputSize,
      additional_context_chars: outputSize,
      system_message_chars: outputSize,
      initial_user_message_chars: outputSize,
      num_outputs_persisted: number({ since: '2.1.280' }),
    },
  }),
  hookPluginMetrics: event('hook_plugin_metrics', {
    when: 'A plugin reports up to 20 numbers or truths of its own.',
    since: '2026-05',
    open: true,
    attributes: {
      plugin_id: text({ always: true, note: 'name@marketplace.' }),
      hook_event: text({ always: true }),
    },
  }),
});
