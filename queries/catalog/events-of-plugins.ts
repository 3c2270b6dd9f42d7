import { boolean, booleanText, number, oneOf, someOf, text } from './attribute.js';
import { event } from './event.js';
import { detail } from './request.js';

const masked = { as: 'third-party', liftedBy: 'OTEL_LOG_TOOL_DETAILS' } as const;

/** What extends the client: plugins and skills. */
export const pluginEvents = Object.freeze({
  pluginInstalled: event('plugin_installed', {
    when: 'A plugin is installed.',
    since: '2026-04',
    attributes: {
      'marketplace.is_official': booleanText({ always: true }),
      'install.trigger': oneOf(['cli', 'ui'], { always: true }),
      'plugin.name': detail({ privacy: 'plain', note: 'Official plugins are named without the setting.' }),
      'plugin.version': detail({ privacy: 'plain' }),
      'marketplace.name': detail({ privacy: 'plain' }),
    },
  }),
  pluginLoaded: event('plugin_loaded', {
    when: 'A session loads a plugin, once for each.',
    since: '2026-05',
    attributes: {
      'plugin.name': text({ masked }),
      'marketplace.name': text({ masked }),
      'plugin.version': text(),
      'plugin.scope': oneOf(['official', 'community', 'org', 'user-local', 'default-bundle']),
      enabled_via: oneOf(['default-enable', 'org-policy', 'admin-install', 'seed-mount', 'user-install']),
      plugin_id_hash: text(),
      has_hooks: boolean(),
      has_mcp: boolean(),
      host_owned_mcp: boolean(),
      skill_path_count: number(),
      command_path_count: number(),
      agent_path_count: number(),
      safe_mode: booleanText(),
    },
  }),
  skillActivated: event('skill_activated', {
    when: 'A skill is used.',
    since: '2026-04',
    attributes: {
      'skill.name': text({
        always: true,
        masked: { as: 'custom_skill', liftedBy: 'OTEL_LOG_TOOL_DETAILS' },
        note: 'Own skills are masked here, but not on metrics.',
      }),
      invocation_trigger: oneOf(['user-slash', 'claude-proactive', 'nested-skill']),
      'skill.source': someOf(['bundled', 'userSettings', 'projectSettings', 'plugin']),
      'skill.kind': oneOf(['workflow']),
      'plugin.name': text({ masked }),
      'marketplace.name': text({ masked }),
    },
  }),
});
