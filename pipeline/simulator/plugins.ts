import { befalls, detail, named, type Conversation } from './conversation.js';
import { log, type Happening } from './happening.js';

/** An official plugin is named, one from elsewhere only where tool details are open. */
type Plugin = { readonly name: string; readonly official: boolean; readonly hooks: boolean };

const own: Plugin = { name: 'house-rules', official: false, hooks: true };
const official: Plugin = { name: 'commit-commands', official: true, hooks: false };

export const marketplace = 'claude-plugins-official';

/** The name under which a plugin of a session shows itself. */
export const pluginName = (talk: Conversation, { name, official: known }: Plugin): string =>
  known ? name : named(talk, name, 'third-party');

/** The plugins of a person. */
export function pluginsOf({ process: { person } }: Conversation): readonly Plugin[] {
  if (person.index % 4 === 1) return [own];
  return person.index % 4 === 2 ? [official] : person.index % 6 === 3 ? [own, official] : [];
}

/** A hash that stands for a plugin whatever its name. */
const hashOf = ({ official: known }: Plugin) => (known ? 'a11ce5ed' : 'c0ffee12');

/** Plugins are loaded in each session; now and then somebody installs one. */
export function* loadPlugins(talk: Conversation): Generator<Happening> {
  const installs = befalls(talk, 1, 0.01);
  const plugins = pluginsOf(talk);
  if (installs) yield* install(talk, plugins[0] ?? official);
  for (const plugin of plugins) {
    yield log(talk.now, 'pluginLoaded', {
      'plugin.name': pluginName(talk, plugin),
      'marketplace.name': plugin.official ? marketplace : undefined,
      'plugin.version': '1.2.0',
      'plugin.scope': plugin.official ? 'official' : 'org',
      enabled_via: plugin.official ? 'user-install' : 'org-policy',
      plugin_id_hash: hashOf(plugin),
      has_hooks: plugin.hooks,
      has_mcp: !plugin.official,
      skill_path_count: 2,
      command_path_count: 1,
      agent_path_count: 0,
    });
  }
}

function* install(talk: Conversation, plugin: Plugin): Generator<Happening> {
  const shown = plugin.official || talk.client.OTEL_LOG_TOOL_DETAILS;
  yield log(talk.now, 'pluginInstalled', {
    'marketplace.is_official': String(plugin.official),
    'install.trigger': talk.aside.pick(['cli', 'ui']),
    'plugin.name': shown ? plugin.name : undefined,
    'plugin.version': shown ? '1.2.0' : undefined,
    'marketplace.name': plugin.official ? marketplace : detail(talk, 'example-tools'),
  });
}

/** The hooks a session finds: of the project, of the policy, of a plugin. */
export function* hooksOf(talk: Conversation): Generator<Happening> {
  if (!talk.hooks) return;
  const hook_event = 'PreToolUse';
  yield log(talk.now, 'hookRegistered', {
    hook_event,
    hook_type: 'command',
    hook_source: talk.process.person.index % 2 === 0 ? 'projectSettings' : 'policySettings',
    hook_matcher: detail(talk, 'Bash|Edit|Write'),
  });
  if (!talk.hookPlugin) return;
  yield log(talk.now, 'hookRegistered', {
    hook_event,
    hook_type: 'command',
    hook_source: 'pluginHook',
    'plugin.name': pluginName(talk, own),
    plugin_id_hash: hashOf(own),
  });
}
