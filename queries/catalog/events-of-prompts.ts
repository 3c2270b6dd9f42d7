import { boolean, booleanText, number, oneOf, someOf, text } from './attribute.js';
import { event } from './event.js';
import { characters, maybeModel, milliseconds, model, querySource, tokens } from './request.js';

/** What a person says, and what is answered. */
export const promptEvents = Object.freeze({
  userPrompt: event('user_prompt', {
    when: 'A person sends a prompt.',
    since: '2025-07',
    attributes: {
      prompt_length: characters({ always: true }),
      prompt: text({
        always: true,
        privacy: 'content',
        masked: { as: '<REDACTED>', liftedBy: 'OTEL_LOG_USER_PROMPTS' },
      }),
      prompt_text: text({ privacy: 'content', gate: 'OTEL_LOG_USER_PROMPTS', since: '2026-10' }),
      'message.uuid': text({ since: '2.1.214' }),
      command_name: text({ since: '2.1.117', masked: { as: 'custom', liftedBy: 'OTEL_LOG_TOOL_DETAILS' } }),
      command_source: oneOf(['builtin', 'custom', 'mcp'], { since: '2.1.117' }),
    },
  }),
  assistantResponse: event('assistant_response', {
    when: 'The model has answered.',
    since: '2.1.193',
    attributes: {
      response_length: characters({ always: true }),
      response: text({ privacy: 'content', gate: 'OTEL_LOG_ASSISTANT_RESPONSES' }),
      model,
      request_id: text(),
      'message.uuid': text({ since: '2.1.214' }),
      query_source: querySource,
    },
  }),
  atMention: event('at_mention', {
    when: 'A prompt names a file, folder, agent or resource with @.',
    since: '2.1.122',
    attributes: {
      mention_type: oneOf(['file', 'directory', 'agent', 'mcp_resource', 'peer'], { always: true }),
      success: booleanText({ always: true }),
    },
  }),
  compaction: event('compaction', {
    when: 'The conversation is shortened.',
    since: '2026-04',
    attributes: {
      trigger: oneOf(['auto', 'manual'], { always: true }),
      success: booleanText({ always: true }),
      duration_ms: milliseconds(),
      pre_tokens: tokens(),
      post_tokens: tokens(),
      error: text({ privacy: 'content' }),
      precompute_reuse: oneOf(['hit', 'miss_custom_instructions', 'miss_hook', 'miss_not_ready'], {
        since: '2.1.153',
      }),
    },
  }),
  systemPrompt: event('system_prompt', {
    when: 'Detailed tracing logs the system prompt.',
    since: '2026-10',
    gate: 'ENABLE_BETA_TRACING_DETAILED',
    attributes: {},
  }),
  feedbackSurvey: event('feedback_survey', {
    when: 'A survey is shown or answered.',
    since: '2026-05',
    attributes: {
      event_type: oneOf(['appeared', 'responded', 'transcript_prompt_appeared'], { always: true }),
      appearance_id: text(),
      survey_type: text(),
      response: someOf(['good', 'bad', 'fine', 'dismissed']),
      enabled_via_override: boolean(),
    },
  }),
  subagentCompleted: event('subagent_completed', {
    when: 'A subagent is done.',
    since: '2026-08',
    attributes: {
      agent_type: text({ masked: { as: 'custom', liftedBy: 'OTEL_LOG_TOOL_DETAILS' } }),
      'agent.source': text(),
      is_built_in: boolean(),
      is_async: boolean(),
      total_tokens: tokens({ note: 'Of the last request only: never add it up.' }),
      total_tool_uses: number(),
      duration_ms: milliseconds(),
      model: maybeModel,
      final_model: text({ since: '2.1.212' }),
      model_swapped: boolean({ since: '2.1.212' }),
      plugin_id_hash: text(),
      'plugin.name': text({ masked: { as: 'third-party', liftedBy: 'OTEL_LOG_TOOL_DETAILS' } }),
    },
  }),
});
