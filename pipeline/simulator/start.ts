import { befalls, type Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';
import { hooksOf, loadPlugins } from './plugins.js';
import { reachServers } from './servers.js';

/** What a session finds at its start: policy, login, hooks, plugins, servers, and once in a while a sweep. */
export function* begin(talk: Conversation): Generator<Happening> {
  if (talk.traits.policyEvents) yield* policy(talk);
  if (talk.process.person.account) yield* login(talk);
  yield* hooksOf(talk);
  yield* loadPlugins(talk);
  yield* reachServers(talk);
  if (talk.traits.sweeps && befalls(talk, 2, 0.1)) yield* sweep(talk);
  if (befalls(talk, 3, 0.01)) {
    const error_name = talk.aside.pick(['TypeError', 'RangeError', 'AbortError']);
    yield log(talk.now, 'internalError', { error_name, error_code: 'ERR_INVALID_STATE' });
  }
}

function* policy(talk: Conversation): Generator<Happening> {
  const { aside, client } = talk;
  const open = client.OTEL_LOG_MANAGED_SETTINGS;
  const sources = { 'managed_settings.sources': ['file'], 'managed_settings.source_behavior': 'first-wins' };
  const shape = {
    'managed_settings.resolved_sha256': open ? '9f2c'.repeat(16) : undefined,
    'managed_settings.settings': open ? '{"permissions":{"deny":["<redacted>"]}}' : undefined,
    'managed_settings.settings_truncated': open ? false : undefined,
  };
  if (!befalls(talk, 1, 0.06)) {
    const trigger = aside.chance(0.1) ? 'change' : 'startup';
    yield log(talk.now, 'managedSettingsResolved', {
      'managed_settings.trigger': trigger,
      ...sources,
      ...shape,
    });
    return;
  }
  yield log(talk.now, 'managedSettingsResolved', {
    'managed_settings.trigger': 'refused',
    'error.type': aside.pick(['policy_invalid', 'helper_failed', 'version_below_minimum']),
    ...sources,
  });
}

/** Somebody logs in, perhaps not at once, or out and in again. */
function* login(talk: Conversation): Generator<Happening> {
  const { aside } = talk;
  const fails = befalls(talk, 0, 0.01);
  const leaves = !fails && befalls(talk, 2, 0.01);
  if (!fails && !leaves && !aside.chance(0.03)) return;
  const auth_method = 'claude.ai';
  if (leaves) yield log(talk.now, 'auth', { action: 'logout', success: 'true', auth_method });
  if (fails) {
    yield log(talk.now, 'auth', {
      action: 'login',
      success: 'false',
      auth_method,
      ...aside.pick([
        { error_category: 'token_exchange', status_code: '401' },
        { error_category: 'network' },
      ]),
    });
  }
  yield log(talk.now, 'auth', { action: 'login', success: 'true', auth_method });
}

function* sweep(talk: Conversation): Generator<Happening> {
  const { aside } = talk;
  const skipped = aside.chance(0.15);
  const some = (most: number) => (skipped ? 0 : aside.whole(0, most));
  yield log(talk.now, 'retentionSweep', {
    result: skipped ? 'skipped' : 'complete',
    period_days: 30,
    used_default: 'true',
    skip_reason: skipped ? 'settings_invalid' : undefined,
    transcripts_deleted: some(20),
    session_files_deleted: some(20),
    artifacts_deleted: 0,
    files_retained_fresh: some(200),
    files_past_cutoff: 0,
    error_count: aside.chance(0.05) ? 1 : 0,
  });
}
