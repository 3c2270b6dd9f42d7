import { boolean, booleanText, json, number, oneOf, text, texts, type Attributes } from './attribute.js';
import { detail, effort, milliseconds, model, querySource, speed, tokens } from './request.js';
import type { SettingName } from './setting.js';

/** A span of the client. Spans are beta and off by default. */
export type Span<N extends string = string, A extends Attributes = Attributes> = {
  readonly name: N;
  readonly gate: SettingName;
  /** The span's own attributes; those of `shared` and `spanShared` come on top. */
  readonly attributes: A;
};

function span<const N extends string, const A extends Attributes>(
  name: N,
  attributes: A,
  gate: SettingName = 'CLAUDE_CODE_ENHANCED_TELEMETRY_BETA',
): Span<N, A> {
  return Object.freeze({ name, gate, attributes: Object.freeze(attributes) });
}

const agent = { agent_id: text(), parent_agent_id: text() };
const workflow = { 'workflow.run_id': text(), 'workflow.name': text() };
const call = { tool_use_id: text(), 'gen_ai.tool.call.id': text() };
const errorClass = text({ since: '2.1.268' });

/** The spans of the client: an interaction holds requests, hooks and tools. */
export const spans = Object.freeze({
  interaction: span('claude_code.interaction', {
    user_prompt: text({
      privacy: 'content',
      masked: { as: '<REDACTED>', liftedBy: 'OTEL_LOG_USER_PROMPTS' },
    }),
    user_prompt_length: number({ unit: 'characters' }),
    'interaction.sequence': number({ note: 'Counts in each process.' }),
    'parent.source': oneOf(['env', 'none'], { since: '2.1.268' }),
    'interaction.duration_ms': milliseconds(),
  }),
  llmRequest: span('claude_code.llm_request', {
    model,
    'gen_ai.system': text(),
    'gen_ai.request.model': text(),
    query_source: querySource,
    query_source_safe: text({ since: '2.1.268' }),
    ...agent,
    ...workflow,
    speed,
    effort: Object.freeze({ ...effort, since: '2.1.274' }),
    'llm_request.context': oneOf(['interaction', 'tool', 'standalone']),
    duration_ms: milliseconds(),
    ttft_ms: milliseconds({ note: 'Time to the first token: only spans know it.' }),
    first_content_ms: milliseconds({ since: '2.1.268' }),
    input_tokens: tokens(),
    output_tokens: tokens(),
    cache_read_tokens: tokens(),
    cache_creation_tokens: tokens(),
    request_id: text(),
    'gen_ai.response.id': text(),
    client_request_id: text(),
    attempt: number(),
    success: booleanText(),
    status_code: number(),
    error: text({ privacy: 'content' }),
    error_class: errorClass,
    'response.has_tool_call': boolean(),
    stop_reason: text(),
    'gen_ai.response.finish_reasons': texts(),
  }),
  tool: span('claude_code.tool', {
    tool_name: text(),
    tool_name_safe: text({ since: '2.1.268' }),
    bash_command_class: text({ since: '2.1.268' }),
    bash_argv0: text({ since: '2.1.268', privacy: 'content' }),
    duration_ms: milliseconds({ note: 'With the wait for a person.' }),
    result_tokens: tokens(),
    ...agent,
    ...workflow,
    ...call,
    file_path: detail(),
    full_command: detail({ note: 'Not cut: may hold secrets.' }),
    skill_name: detail(),
    subagent_type: detail(),
  }),
  toolBlockedOnUser: span('claude_code.tool.blocked_on_user', {
    duration_ms: milliseconds({ note: 'The wait for a person: only spans know it.' }),
    decision: text(),
    source: text(),
  }),
  toolExecution: span('claude_code.tool.execution', {
    duration_ms: milliseconds(),
    ...call,
    success: booleanText(),
    error: text({ privacy: 'content' }),
    error_class: errorClass,
  }),
  hook: span(
    'claude_code.hook',
    {
      hook_event: text(),
      hook_name: text(),
      num_hooks: number(),
      hook_definitions: json({ privacy: 'content' }),
      duration_ms: milliseconds(),
      num_success: number(),
      num_blocking: number(),
      num_non_blocking_error: number(),
      num_cancelled: number(),
    },
    'ENABLE_BETA_TRACING_DETAILED',
  ),
});

export type SpanName = (typeof spans)[keyof typeof spans]['name'];
