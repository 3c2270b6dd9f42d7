import { boolean, booleanText, number, oneOf, text } from './attribute.js';
import { event } from './event.js';
import {
  attribution,
  bytes,
  detail,
  effort,
  maybeModel,
  milliseconds,
  model,
  querySource,
  speed,
  tokens,
} from './request.js';

const ids = {
  request_id: text(),
  client_request_id: text({ since: '2.1.214', note: 'Requests straight to Anthropic only.' }),
};

const body = {
  body: text({ privacy: 'content', note: 'Absent where body_ref names a file.' }),
  body_ref: text({ privacy: 'content' }),
  body_length: bytes(),
  body_truncated: booleanText(),
  model: maybeModel,
  query_source: querySource,
  request_body_id: text({ since: '2.1.274' }),
};

/** What passes between the client and the model. */
export const requestEvents = Object.freeze({
  apiRequest: event('api_request', {
    when: 'A request has been answered.',
    since: '2025-07',
    attributes: {
      model,
      cost_usd: number({ unit: 'USD', always: true, note: 'Text before 2.1.122.' }),
      cost_usd_micros: number({ unit: 'micro USD' }),
      duration_ms: milliseconds({ always: true }),
      input_tokens: tokens({ always: true }),
      output_tokens: tokens({ always: true }),
      cache_read_tokens: tokens({ always: true }),
      cache_creation_tokens: tokens({ always: true }),
      ...ids,
      speed,
      query_source: querySource,
      effort,
      ...attribution,
    },
  }),
  apiError: event('api_error', {
    when: 'A request has failed, once, after its retries.',
    since: '2025-07',
    attributes: {
      model,
      error: text({ always: true, privacy: 'content' }),
      status_code: number({ note: 'Absent for network errors.' }),
      duration_ms: milliseconds({ always: true }),
      attempt: number({ always: true, note: 'How many times it was tried; 11 when retries ran out.' }),
      ...ids,
      speed,
      query_source: querySource,
      effort,
      ...attribution,
    },
  }),
  apiRetriesExhausted: event('api_retries_exhausted', {
    when: 'Retries ran out. Comes with api_error: never add the two.',
    since: '2026-04',
    attributes: {
      model,
      error: text({ privacy: 'content' }),
      status_code: number(),
      total_attempts: number({ always: true }),
      total_retry_duration_ms: milliseconds({ always: true }),
      speed,
    },
  }),
  apiRefusal: event('api_refusal', {
    when: 'The model refuses to answer.',
    since: '2026-06',
    attributes: {
      model,
      request_id: text(),
      query_source: querySource,
      speed,
      attempt: number(),
      effort,
      server_fallback_hop: boolean(),
      has_category: boolean(),
      has_explanation: boolean(),
      category: oneOf(['cyber', 'bio', 'frontier_llm', 'reasoning_extraction'], {
        gate: 'OTEL_LOG_TOOL_DETAILS',
        privacy: 'content',
      }),
      ...attribution,
    },
  }),
  apiRequestBody: event('api_request_body', {
    when: 'A request is sent.',
    since: '2.1.111',
    gate: 'OTEL_LOG_RAW_API_BODIES',
    attributes: body,
  }),
  apiResponseBody: event('api_response_body', {
    when: 'An answer comes in.',
    since: '2.1.111',
    gate: 'OTEL_LOG_RAW_API_BODIES',
    attributes: {
      ...body,
      request_id: text(),
      'message.id': text({ since: '2.1.274' }),
      'message.uuid': text({ since: '2.1.274' }),
    },
  }),
  internalError: event('internal_error', {
    when: 'The client itself fails. Never sent on Bedrock, Google Cloud and Foundry.',
    since: '2026-04',
    attributes: { error_name: text({ always: true }), error_code: text() },
  }),
  mcpServerConnection: event('mcp_server_connection', {
    when: 'An MCP server is reached, not reached, or lost.',
    since: '2026-04',
    attributes: {
      status: oneOf(['connected', 'failed', 'disconnected'], { always: true }),
      transport_type: text(),
      server_scope: text(),
      duration_ms: milliseconds(),
      error_code: text(),
      is_plugin: boolean(),
      plugin_id_hash: text(),
      'plugin.name': text({ masked: { as: 'third-party', liftedBy: 'OTEL_LOG_TOOL_DETAILS' } }),
      server_name: detail(),
      error: detail(),
    },
  }),
});
