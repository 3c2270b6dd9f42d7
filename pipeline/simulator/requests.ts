import { answerBody, requestBody } from './bodies.js';
import { detail, type Conversation } from './conversation.js';
import { add, log, type Happening } from './happening.js';
import { costOf, type Model, type Usage } from './models.js';

/** On whose behalf a request is made. */
export type Errand = {
  readonly model: Model;
  readonly source: 'main' | 'subagent' | 'auxiliary';
  /** What events say instead of `source`. */
  readonly eventSource: string;
  readonly agent?: string;
  readonly skill?: string;
  readonly plugin?: string | undefined;
  readonly marketplace?: string | undefined;
  readonly mcpServer?: string;
  readonly mcpTool?: string;
};

const failures = [
  { status: 529, error: 'Overloaded', retried: true },
  { status: 429, error: 'Rate limit exceeded', retried: true },
  { status: 500, error: 'Internal server error', retried: true },
  { status: 400, error: 'Prompt is too long', retried: false },
  { status: undefined, error: 'Connection error.', retried: true },
] as const;

const attributionOf = (errand: Errand) => ({
  'agent.name': errand.agent,
  'skill.name': errand.skill,
  'plugin.name': errand.plugin,
  'marketplace.name': errand.marketplace,
  'mcp_server.name': errand.mcpServer,
  'mcp_tool.name': errand.mcpTool,
});

/** A request to the model: counters and one event, or an error. True if it was answered. */
export function* request(talk: Conversation, errand: Errand, usage: Usage): Generator<Happening, boolean> {
  const { random } = talk;
  const started = talk.now;
  const fast = errand.source === 'main' && talk.fast;
  const effort = errand.model.includes('haiku') ? undefined : talk.effort;
  const common = {
    model: errand.model,
    speed: fast ? 'fast' : 'normal',
    query_source: errand.eventSource,
    effort,
    request_id: `req_011C${random.hex(20)}`,
    client_request_id: talk.traits.messageIds ? random.uuid() : undefined,
    'prompt.id': talk.prompt,
    ...attributionOf(errand),
  };
  const body = yield* requestBody(talk, common, usage);
  if (random.chance(0.012)) {
    yield* failure(talk, common);
    return false;
  }
  talk.now += Math.round(Math.min(180_000, 600 + random.skewed(3_500, 0.7)));
  if (random.chance(0.002)) {
    const { client_request_id: _, ...refused } = common;
    const facts = { attempt: 1, server_fallback_hop: false, has_category: true, has_explanation: false };
    const category = detail(talk, talk.aside.pick(['cyber', 'bio', 'frontier_llm', 'reasoning_extraction']));
    yield log(talk.now, 'apiRefusal', { ...refused, ...facts, category });
    return false;
  }
  const cost = costOf(errand.model, usage);
  const labels = {
    model: talk.largeContext && errand.source === 'main' ? `${errand.model}[1m]` : errand.model,
    query_source: errand.source,
    speed: fast ? 'fast' : undefined,
    effort,
    ...attributionOf(errand),
  };
  yield add(talk.now, 'costUsage', cost, labels);
  for (const type of ['input', 'output', 'cacheRead', 'cacheCreation'] as const) {
    if (usage[type] > 0) yield add(talk.now, 'tokenUsage', usage[type], { type, ...labels });
  }
  yield log(talk.now, 'apiRequest', {
    ...common,
    cost_usd: cost,
    cost_usd_micros: Math.round(cost * 1e6),
    duration_ms: talk.now - started,
    input_tokens: usage.input,
    output_tokens: usage.output,
    cache_read_tokens: usage.cacheRead,
    cache_creation_tokens: usage.cacheCreation,
  });
  yield* answerBody(talk, common, usage, body);
  return true;
}

/** One event for a request that failed after all its tries; two where the tries ran out. */
function* failure(
  talk: Conversation,
  common: Parameters<typeof log<'apiError'>>[2] & object,
): Generator<Happening> {
  const { random } = talk;
  const { status, error, retried } = random.pick(failures);
  const exhausted = retried && random.chance(0.6);
  const attempt = retried ? (exhausted ? 11 : random.whole(1, 10)) : 1;
  const took = Math.round(attempt * random.skewed(4_000, 0.5));
  talk.now += took;
  yield log(talk.now, 'apiError', {
    ...common,
    error,
    status_code: status,
    duration_ms: Math.round(took / attempt),
    attempt,
  });
  if (!exhausted) return;
  yield log(talk.now, 'apiRetriesExhausted', {
    model: common.model,
    speed: common.speed,
    'prompt.id': common['prompt.id'],
    error,
    status_code: status,
    total_attempts: attempt,
    total_retry_duration_ms: took,
  });
}
