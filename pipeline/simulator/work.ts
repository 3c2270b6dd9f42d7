import { add, log, type Happening } from './happening.js';
import { conversation, type Conversation } from './conversation.js';
import type { Process } from './process.js';
import type { Random } from './random.js';
import { turn } from './turn.js';

/** Everything that happens in a process, in order of time. */
export function* work(process: Process, random: Random): Generator<Happening> {
  const talk = conversation(process, random);
  talk.now += random.whole(200, 900);
  yield add(talk.now, 'sessionCount', 1, { start_type: process.startType });
  if (process.kind === 'agents') {
    yield* watch(talk);
    return;
  }
  yield* begin(talk);
  for (const { from, to } of process.busy) {
    talk.now = Math.max(talk.now, from);
    if (process.kind === 'interactive' && random.chance(0.1)) yield* changeMode(talk);
    while (talk.now < to) {
      yield* turn(talk);
      talk.now += Math.round(Math.min(1_200_000, random.wait(170_000)));
      if (process.kind === 'print') return;
    }
  }
}

/** Looking at the list of background agents: time, but no work. */
function* watch(talk: Conversation): Generator<Happening> {
  const seconds = Math.round((talk.process.end - talk.now) / 2_000);
  talk.now += seconds * 1_000;
  yield add(talk.now, 'activeTimeTotal', seconds, { type: 'user' });
}

/** What a session finds at its start: policy, hooks, plugins, servers, and once in a while a login or a sweep. */
function* begin(talk: Conversation): Generator<Happening> {
  const { random, process, traits } = talk;
  const { index } = process.person;
  if (traits.policyEvents) {
    yield log(talk.now, 'managedSettingsResolved', {
      'managed_settings.trigger': 'startup',
      'managed_settings.sources': ['file'],
      'managed_settings.source_behavior': 'first-wins',
    });
  }
  if (random.chance(0.01)) {
    yield log(talk.now, 'auth', { action: 'login', success: 'true', auth_method: 'claude.ai' });
  }
  if (talk.hooks) {
    const hook_source = 'projectSettings';
    yield log(talk.now, 'hookRegistered', { hook_event: 'PreToolUse', hook_type: 'command', hook_source });
  }
  if (index % 4 === 1) {
    yield log(talk.now, 'pluginLoaded', {
      'plugin.name': 'third-party',
      'plugin.version': '1.2.0',
      'plugin.scope': 'org',
      enabled_via: 'org-policy',
      plugin_id_hash: 'c0ffee12',
      has_hooks: false,
      has_mcp: true,
      skill_path_count: 2,
      command_path_count: 1,
      agent_path_count: 0,
    });
  }
  if (index % 2 === 0) yield* connect(talk);
  if (traits.sweeps && random.chance(0.1)) {
    yield log(talk.now, 'retentionSweep', {
      result: 'complete',
      period_days: 30,
      used_default: 'true',
      transcripts_deleted: random.whole(0, 20),
      session_files_deleted: random.whole(0, 20),
      artifacts_deleted: 0,
      files_retained_fresh: random.whole(10, 200),
      files_past_cutoff: 0,
      error_count: 0,
    });
  }
  if (random.chance(0.004)) yield log(talk.now, 'internalError', { error_name: 'TypeError' });
}

function* connect(talk: Conversation): Generator<Happening> {
  const took = talk.random.whole(40, 4_000);
  talk.now += took;
  const failed = talk.random.chance(0.05);
  yield log(talk.now, 'mcpServerConnection', {
    status: failed ? 'failed' : 'connected',
    transport_type: 'stdio',
    server_scope: 'user',
    duration_ms: took,
    error_code: failed ? 'ETIMEDOUT' : undefined,
    is_plugin: false,
  });
}

function* changeMode(talk: Conversation): Generator<Happening> {
  const to = talk.random.pick(
    (['default', 'plan', 'acceptEdits'] as const).filter((mode) => mode !== talk.mode),
  );
  yield log(talk.now, 'permissionModeChanged', { from_mode: talk.mode, to_mode: to, trigger: 'shift_tab' });
  talk.mode = to;
}
