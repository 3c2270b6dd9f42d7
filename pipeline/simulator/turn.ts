import { named, type Conversation } from './conversation.js';
import { add, log, type Happening } from './happening.js';
import { small, usageOf } from './models.js';
import { request, type Errand } from './requests.js';
import { say, survey } from './prompt.js';
import { serverOf } from './servers.js';
import { activate, type Skill } from './skills.js';
import { useTool } from './tools.js';

/** A prompt and all that follows from it. */
export function* turn(talk: Conversation): Generator<Happening> {
  const { random, process } = talk;
  const typing = process.kind === 'print' ? 0 : Math.min(300, random.skewed(14, 0.8));
  talk.now += Math.round(typing * 1_000);
  talk.prompt = random.uuid();
  const begun = talk.now;
  if (typing > 0) yield add(talk.now, 'activeTimeTotal', Math.round(typing * 10) / 10, { type: 'user' });
  const command = random.chance(0.06);
  yield* say(talk, command);
  if (command || talk.context > 150_000) yield* compact(talk, command);
  const skill = random.chance(0.07) ? yield* activate(talk) : undefined;
  yield* rounds(talk, main(talk, skill), Math.round(random.wait(3)));
  yield* answer(talk);
  yield add(talk.now, 'activeTimeTotal', Math.round((talk.now - begun) / 100) / 10, { type: 'cli' });
  yield* survey(talk);
  talk.prompt = undefined;
}

const main = (talk: Conversation, skill: Skill | undefined): Errand => ({
  model: talk.model,
  source: 'main',
  eventSource: talk.process.kind === 'print' ? 'sdk' : 'repl_main_thread',
  ...(skill && { skill: skill.name, plugin: skill.plugin, marketplace: skill.marketplace }),
});

/** Request, tool, request, tool, until the model has nothing left to do. */
function* rounds(talk: Conversation, errand: Errand, tools: number): Generator<Happening> {
  const { random } = talk;
  let mcp = false;
  for (let i = 0; i <= tools; i++) {
    const usage = usageOf(random, talk.context);
    const attribution = mcp ? serverOf(talk) : {};
    if (!(yield* request(talk, { ...errand, ...attribution }, usage))) return;
    talk.context += usage.cacheCreation + usage.output;
    if (i === tools) return;
    if (errand.source === 'main' && random.chance(0.03)) yield* delegate(talk);
    else mcp = (yield* useTool(talk)) === 'mcp_tool';
  }
}

/** A subagent does a part of the work, with a context of its own. */
function* delegate(talk: Conversation): Generator<Happening> {
  const { random, traits } = talk;
  const picked = random.pick(['general-purpose', 'Explore', 'custom']);
  const ours = picked === 'custom';
  const agent = ours ? named(talk, 'schema-keeper', 'custom') : picked;
  const kept = talk.context;
  const begun = talk.now;
  const uses = random.whole(1, 8);
  talk.context = 9_000;
  const eventSource = ours ? 'agent:custom' : `agent:builtin:${agent}`;
  const model = agent === 'Explore' ? small : talk.model;
  yield* rounds(talk, { model, source: 'subagent', eventSource, agent }, uses);
  if (traits.subagentEvents) {
    yield log(talk.now, 'subagentCompleted', {
      agent_type: agent,
      'agent.source': ours ? 'userSettings' : 'built-in',
      is_built_in: !ours,
      is_async: false,
      total_tokens: talk.context,
      total_tool_uses: uses,
      duration_ms: talk.now - begun,
      model,
      'prompt.id': talk.prompt,
    });
  }
  talk.context = kept;
}

/** The words at the end of a turn, and the small request that names the session. */
function* answer(talk: Conversation): Generator<Happening> {
  const { random, traits } = talk;
  if (traits.answers) {
    yield log(talk.now, 'assistantResponse', {
      response: talk.client.OTEL_LOG_ASSISTANT_RESPONSES ? 'The tests pass now.' : undefined,
      response_length: Math.round(random.skewed(700, 0.8)),
      model: talk.model,
      request_id: `req_011C${random.hex(20)}`,
      'message.uuid': traits.messageIds ? random.uuid() : undefined,
      query_source: talk.process.kind === 'print' ? 'sdk' : 'repl_main_thread',
      'prompt.id': talk.prompt,
    });
  }
  if (!random.chance(0.3)) return;
  const errand: Errand = { model: small, source: 'auxiliary', eventSource: 'prompt_suggestion' };
  const usage = {
    input: random.whole(200, 2_000),
    output: random.whole(5, 80),
    cacheRead: 0,
    cacheCreation: 0,
  };
  yield* request(talk, errand, usage);
}

function* compact(talk: Conversation, manual: boolean): Generator<Happening> {
  const before = talk.context;
  const began = talk.now;
  const errand: Errand = { model: talk.model, source: 'main', eventSource: 'compact' };
  const done = yield* request(talk, errand, { ...usageOf(talk.random, before), output: 2_500 });
  if (done) talk.context = 12_000 + talk.random.whole(0, 6_000);
  yield log(talk.now, 'compaction', {
    trigger: manual ? 'manual' : 'auto',
    success: String(done),
    duration_ms: talk.now - began,
    pre_tokens: before,
    post_tokens: talk.context,
    error: done ? undefined : 'API error',
    precompute_reuse: manual ? undefined : talk.aside.pick(['hit', 'hit', 'miss_hook', 'miss_not_ready']),
    'prompt.id': talk.prompt,
  });
}
