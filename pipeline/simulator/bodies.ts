import type { Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';
import type { Usage } from './models.js';

/** What a body says of its request. */
type About = { readonly model: string; readonly query_source: string; readonly request_id: string };

/** Characters of a token, about. */
const width = 4;
/** Where the client cuts. */
const limit = 61_440;

const sizeOf = (tokens: number) => ({
  body_length: tokens * width,
  body_truncated: String(tokens * width > limit),
});

/**
 * The request as it is sent, where bodies are asked for, and before the first one the system prompt, where
 * tracing is detailed. Returns the id under which the answer finds it. The texts are short: what they hold
 * is nobody's business here.
 */
export function* requestBody(
  talk: Conversation,
  { model, query_source }: About,
  usage: Usage,
): Generator<Happening, string | undefined> {
  const { client, traits, aside } = talk;
  if (client.ENABLE_BETA_TRACING_DETAILED && traits.systemPrompts && !talk.begun) {
    yield log(talk.now, 'systemPrompt', { 'prompt.id': talk.prompt });
  }
  talk.begun = true;
  if (!client.OTEL_LOG_RAW_API_BODIES) return undefined;
  const request_body_id = traits.bodyIds ? aside.uuid() : undefined;
  yield log(talk.now, 'apiRequestBody', {
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Make the tests pass.' }] }),
    ...sizeOf(usage.input + usage.cacheRead + usage.cacheCreation),
    model,
    query_source,
    request_body_id,
    'prompt.id': talk.prompt,
  });
  return request_body_id;
}

/** The answer as it came in, where bodies are asked for. */
export function* answerBody(
  talk: Conversation,
  { model, query_source, request_id }: About,
  usage: Usage,
  request_body_id: string | undefined,
): Generator<Happening> {
  const { client, traits, aside } = talk;
  if (!client.OTEL_LOG_RAW_API_BODIES) return;
  yield log(talk.now, 'apiResponseBody', {
    body: JSON.stringify({ model, content: [{ type: 'text', text: 'The tests pass now.' }] }),
    ...sizeOf(usage.output),
    model,
    query_source,
    request_id,
    request_body_id,
    'message.id': traits.bodyIds ? `msg_01${aside.hex(22)}` : undefined,
    'message.uuid': traits.bodyIds ? aside.uuid() : undefined,
    'prompt.id': talk.prompt,
  });
}
