import type { Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';

/** The hooks before a tool. True where one of them forbids it. */
export function* hooks(talk: Conversation, tool: string): Generator<Happening, boolean> {
  const { random, aside, traits } = talk;
  const num_hooks = talk.hookPlugin ? 2 : 1;
  const hook = {
    hook_event: 'PreToolUse',
    hook_name: `PreToolUse:${tool}`,
    num_hooks,
    managed_only: 'false',
    hook_source: 'merged',
    'prompt.id': talk.prompt,
  };
  yield log(talk.now, 'hookExecutionStart', hook);
  const took = random.whole(8, 400);
  talk.now += took;
  const blocked = random.chance(0.02);
  const fails = !blocked && aside.chance(0.03);
  yield log(talk.now, 'hookExecutionComplete', {
    ...hook,
    num_success: num_hooks - (blocked || fails ? 1 : 0),
    num_blocking: blocked ? 1 : 0,
    num_non_blocking_error: fails ? 1 : 0,
    num_cancelled: 0,
    total_duration_ms: took,
    stdout_chars: traits.hookOutputSizes ? random.whole(0, 300) : undefined,
  });
  if (talk.hookPlugin && aside.chance(0.3)) {
    const from = { plugin_id: 'house-rules@example-tools', hook_event: 'PreToolUse' };
    const numbers = { files_scanned: aside.whole(1, 40), secret_found: aside.chance(0.02) };
    yield log(talk.now, 'hookPluginMetrics', { ...from, 'prompt.id': talk.prompt }, numbers);
  }
  return blocked;
}
