import { describe, expect, test } from 'vitest';
import {
  clientSettingNames,
  simulate,
  type ClientSetting,
  type SimulateOptions,
} from '../../../pipeline/simulator/index.js';
import { attributesOf, events, type Event } from '../../../queries/catalog/index.js';
import { pointsOf, recordsOf } from './decode.js';

const byName = new Map<string, Event>(Object.values(events).map((event) => [event.name, event]));

function recordsIn(options: SimulateOptions) {
  const found: { readonly name: string; readonly attributes: Map<string, unknown> }[] = [];
  for (const sent of simulate(options).exports) {
    for (const { attributes } of recordsOf(sent)) {
      found.push({ name: String(attributes.get('event.name')), attributes });
    }
  }
  return found;
}

/** What boards about rare things are made of, and how many of it a day of 20 people has at least. */
const wanted: readonly (readonly [event: string, where: Readonly<Record<string, unknown>>, least: number])[] =
  [
    ['mcp_server_connection', { status: 'connected' }, 20],
    ['mcp_server_connection', { status: 'failed' }, 2],
    ['mcp_server_connection', { status: 'disconnected' }, 1],
    ['hook_execution_complete', { num_blocking: 1 }, 2],
    ['hook_execution_complete', { num_non_blocking_error: 1 }, 2],
    ['tool_decision', { decision: 'reject', source: 'hook' }, 2],
    ['hook_plugin_metrics', {}, 5],
    ['hook_registered', { hook_source: 'pluginHook' }, 2],
    ['skill_activated', { 'skill.source': 'bundled' }, 5],
    ['skill_activated', { 'skill.source': 'plugin' }, 2],
    ['skill_activated', { 'skill.name': 'custom_skill' }, 5],
    ['user_prompt', { command_source: 'builtin' }, 10],
    ['user_prompt', { command_source: 'custom' }, 2],
    ['compaction', { trigger: 'auto' }, 5],
    ['compaction', { trigger: 'manual' }, 5],
    ['api_retries_exhausted', {}, 5],
    ['api_refusal', {}, 1],
    ['permission_mode_changed', {}, 8],
    ['permission_mode_changed', { to_mode: 'bypassPermissions' }, 1],
    ['auth', { action: 'login', success: 'false' }, 2],
    ['auth', { action: 'logout' }, 2],
    ['plugin_installed', {}, 2],
    ['plugin_loaded', { 'plugin.name': 'third-party' }, 5],
    ['plugin_loaded', { 'plugin.scope': 'official' }, 5],
    ['feedback_survey', { event_type: 'appeared' }, 5],
    ['feedback_survey', { event_type: 'responded' }, 2],
    ['managed_settings_resolved', { 'managed_settings.trigger': 'refused' }, 1],
    ['retention_sweep', {}, 2],
    ['internal_error', {}, 2],
    ['subagent_completed', {}, 5],
    ['at_mention', { success: 'false' }, 1],
  ];

describe.each([1, 7, 11, 42])('a day of 20 people, seed %i', (seed) => {
  const records = recordsIn({ developers: 20, days: 1, seed });

  test.each(wanted)('%s %o: at least %i', (name, where, least) => {
    const found = records.filter(
      (record) =>
        record.name === name &&
        Object.entries(where).every(([key, value]) => record.attributes.get(key) === value),
    );
    expect(found.length).toBeGreaterThanOrEqual(least);
  });
});

/** Attributes that are there although the setting that opens them is shut. */
function early(options: SimulateOptions, open: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const { name, attributes } of recordsIn(options)) {
    const event = byName.get(name)!;
    if (event.gate !== undefined && !open.has(event.gate)) found.add(name);
    // Official plugins show their name anyway.
    if (attributes.get('marketplace.is_official') === 'true') continue;
    for (const key of attributes.keys()) {
      const gate = attributesOf(event)[key]?.gate;
      if (gate !== undefined && !open.has(gate)) found.add(`${name} ${key}`);
    }
  }
  return found;
}

const small = { developers: 10, days: 1, seed: 4 } as const;
const onByThemselves = clientSettingNames.filter(
  (name) => name.startsWith('OTEL_METRICS_INCLUDE_') && !/VERSION$|ENTRYPOINT$|REPOSITORY$/.test(name),
);

test('by themselves clients send nothing that a setting opens', () => {
  expect([...early(small, new Set(onByThemselves))]).toEqual([]);
});

const opening = clientSettingNames.filter((name) => !onByThemselves.includes(name));
/** What a setting opens beside what bears its name. */
const also: Partial<Record<ClientSetting, readonly ClientSetting[]>> = {
  OTEL_LOG_USER_PROMPTS: ['OTEL_LOG_ASSISTANT_RESPONSES'],
  OTEL_LOG_RAW_API_BODIES: ['OTEL_LOG_USER_PROMPTS', 'OTEL_LOG_ASSISTANT_RESPONSES', 'OTEL_LOG_TOOL_DETAILS'],
};

test.each(opening)('%s opens what it names, and nothing else', (name) => {
  const client = { [name]: true };
  const allowed = new Set([...onByThemselves, name, ...(also[name] ?? [])]);
  expect([...early({ ...small, client }, allowed)]).toEqual([]);
  const without = new Set([...allowed].filter((one) => one !== name));
  expect(early({ ...small, client }, without).size).toBeGreaterThan(0);
});

test('with all settings every event of the catalog occurs', () => {
  const client = Object.fromEntries(opening.map((name) => [name, true]));
  const found = new Set(recordsIn({ ...small, client }).map(({ name }) => name));
  expect([...byName.keys()].filter((name) => !found.has(name))).toEqual([]);
});

test('settings that are shut take their attributes away, from points too', () => {
  const client = {
    OTEL_METRICS_INCLUDE_SESSION_ID: false,
    OTEL_METRICS_INCLUDE_ACCOUNT_UUID: false,
    OTEL_METRICS_INCLUDE_RESOURCE_ATTRIBUTES: false,
  };
  const keys = new Set<string>();
  for (const sent of simulate({ ...small, client }).exports) {
    for (const { attributes } of [...pointsOf(sent), ...recordsOf(sent)]) {
      for (const key of attributes.keys()) keys.add(key);
    }
  }
  for (const key of ['session.id', 'user.account_uuid', 'user.account_id', 'team']) {
    expect(keys).not.toContain(key);
  }
  expect(keys).toContain('user.email');
});

const sums = (options: SimulateOptions) => {
  const fleet = simulate(options);
  for (const _ of fleet.exports);
  return [
    fleet.ledger.total({ measure: 'cost', clock: 'event' }),
    fleet.ledger.total({ measure: 'toolCalls', clock: 'event' }),
  ];
};

test('what settings open shifts nothing that is counted', () => {
  const client = { OTEL_LOG_RAW_API_BODIES: true, ENABLE_BETA_TRACING_DETAILED: true };
  expect(sums({ ...small, client })).toEqual(sums(small));
});

test('a setting nobody knows is refused', () => {
  const client = { OTEL_LOG_EVERYTHING: true } as SimulateOptions['client'];
  expect(() => simulate({ ...small, ...(client && { client }) })).toThrow(
    'simulate › client: no setting "OTEL_LOG_EVERYTHING". Settings: OTEL_LOG_USER_PROMPTS',
  );
});
