import { detail, named, type Conversation, type Mode } from './conversation.js';
import { add, log, type Happening } from './happening.js';
import { hooks } from './hooks.js';

type Source = 'config' | 'hook' | 'user_permanent' | 'user_temporary' | 'user_abort' | 'user_reject';

const weights = {
  Read: 28, Grep: 10, Glob: 5, Bash: 26, Edit: 20, Write: 4, NotebookEdit: 0.5, TodoWrite: 4, WebFetch: 1, mcp_tool: 3,
}; // prettier-ignore

type Tool = keyof typeof weights;

const asksLeave = new Set<Tool>(['Bash', 'Edit', 'Write', 'NotebookEdit', 'WebFetch', 'mcp_tool']);
const edits = new Set<Tool>(['Edit', 'Write', 'NotebookEdit']);

/** Modes in which nobody is asked. */
const asksNobody = new Set<Mode>(['acceptEdits', 'auto', 'bypassPermissions']);

/** Who decides, and how. */
function decide(talk: Conversation, tool: Tool): Source {
  if (!asksLeave.has(tool) || talk.process.kind === 'print' || asksNobody.has(talk.mode)) return 'config';
  return talk.random.weighted<Source>({
    config: 62,
    hook: talk.hooks ? 3 : 0,
    user_permanent: 10,
    user_temporary: 18,
    user_abort: talk.traits.aborts ? 2 : 0,
    user_reject: talk.traits.aborts ? 4 : 6,
  });
}

/** One use of a tool: leave, the work, and what it counts. */
export function* useTool(talk: Conversation, wanted?: Tool): Generator<Happening, Tool> {
  const { random, traits } = talk;
  const tool = wanted ?? random.weighted(weights);
  const own = tool === 'mcp_tool';
  const call = {
    tool_name: own ? named(talk, 'mcp__tracker__find', tool) : tool,
    tool_use_id: `toolu_01${random.hex(22)}`,
    'prompt.id': talk.prompt,
  };
  const parameters = detail(talk, tool === 'Bash' ? '{"full_command":"npm test"}' : '{}');
  const blocked = talk.hooks && asksLeave.has(tool) && (yield* hooks(talk, tool));
  const source = blocked ? 'hook' : decide(talk, tool);
  const accepted = !blocked && source !== 'user_abort' && source !== 'user_reject';
  const decision = accepted ? 'accept' : 'reject';
  const language = random.pick(talk.languages);
  if (source.startsWith('user')) talk.now += Math.round(Math.min(600_000, random.skewed(5_000, 1)));
  yield log(talk.now, 'toolDecision', {
    ...call,
    decision,
    source,
    tool_source: traits.messageIds ? (own ? 'mcp' : 'builtin') : undefined,
    tool_parameters: parameters,
  });
  if (edits.has(tool)) {
    yield add(talk.now, 'codeEditToolDecision', 1, { tool_name: tool, decision, source, language });
  }
  if (!accepted) return tool;
  const took = Math.round(random.skewed(tool === 'Bash' ? 1_500 : 60, 1.1));
  talk.now += took;
  const success = !random.chance(tool === 'Bash' ? 0.08 : 0.02);
  yield log(talk.now, 'toolResult', {
    ...call,
    success: String(success),
    duration_ms: took,
    error_type: success ? undefined : tool === 'Bash' ? 'ShellError' : 'Error',
    error: success ? undefined : detail(talk, 'It did not work.'),
    decision_type: 'accept',
    decision_source: source,
    tool_input_size_bytes: random.whole(40, 2_000),
    tool_result_size_bytes: random.whole(0, 20_000),
    mcp_server_scope: own ? 'user' : undefined,
    tool_parameters: parameters,
    tool_input: detail(talk, '{}'),
  });
  if (success && edits.has(tool)) yield* lines(talk, tool);
  if (success && tool === 'Bash') yield* deliver(talk);
  return tool;
}

function* lines(talk: Conversation, tool: Tool): Generator<Happening> {
  const { random, traits } = talk;
  const model = traits.modelOnLines ? talk.model : undefined;
  const added = Math.round(random.skewed(tool === 'Write' ? 40 : 7, 0.9));
  const removed = tool === 'Write' ? 0 : Math.round(random.skewed(3, 0.9));
  if (added > 0) yield add(talk.now, 'linesOfCodeCount', added, { type: 'added', model });
  if (removed > 0) yield add(talk.now, 'linesOfCodeCount', removed, { type: 'removed', model });
}

/** Now and then a command is a commit, and a commit leads to a pull request. */
function* deliver(talk: Conversation): Generator<Happening> {
  if (!talk.random.chance(0.06)) return;
  yield add(talk.now, 'commitCount', 1);
  if (talk.random.chance(0.3)) yield add(talk.now, 'pullRequestCount', 1);
}
