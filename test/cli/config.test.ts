import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../cli/config/load.js';
import { grafanaCloud } from '../../queries/pipeline.js';

/** What is said of a configuration, or `fine`. */
function said(config: unknown): string {
  try {
    checkConfig(config, 'ccboards.config.ts');
    return 'fine';
  } catch (error) {
    return (error as Error).message.replaceAll('ccboards.config.ts › ', '');
  }
}

describe('a pipeline', () => {
  test('is a preset, its name, or its name with what is changed', () => {
    const wanted = grafanaCloud({ counters: 'recorded', own: { team: 'squad' } });
    const dimensions = { team: 'squad' };
    expect(checkConfig({ pipeline: grafanaCloud({ counters: 'recorded' }), dimensions }).pipeline).toEqual(
      wanted,
    );
    const named = { preset: 'grafanaCloud', counters: 'recorded' };
    expect(checkConfig({ pipeline: named, dimensions }).pipeline).toEqual(wanted);
    expect(checkConfig({ pipeline: 'mimir' }).pipeline.name).toBe('mimir');
    expect(checkConfig({}).pipeline.name).toBe('collector');
  });

  test.each<[unknown, string]>([
    [
      5,
      'pipeline\n  5 is not a pipeline. Use a preset such as grafanaCloud(), or its name, such as "grafanaCloud"',
    ],
    [
      {},
      'pipeline\n  is not a pipeline. Use a preset such as grafanaCloud(), or its name, such as "grafanaCloud"',
    ],
    [
      'grafanCloud',
      'pipeline\n  there is no preset "grafanCloud". Did you mean "grafanaCloud"? There are: collector, grafanaCloud, ' +
        'prometheusOtlp, prometheusExporter, remoteWrite, mimir, victoriaMetrics, clientExporter, eventsOnly',
    ],
    [{ preset: 'mimr' }, 'pipeline.preset\n  there is no preset "mimr". Did you mean "mimir"? There are: '],
    [
      { preset: 'mimir', countrs: 'delta' },
      'pipeline.countrs\n  there is no such setting. Did you mean "counters"? Settings: ',
    ],
    [
      { preset: 'mimir', counters: 'recorder' },
      'pipeline.counters\n  "recorder" is none of accumulated, recorded, perSession, delta, none. Did you mean "recorded"?',
    ],
    [
      { preset: 'mimir', names: { cots: 'x' } },
      'pipeline.names.cots\n  "cots" is none of cost, tokens, sessions, activeTime, lines, commits, pullRequests, ' +
        'editDecisions. Did you mean "cost"?',
    ],
    [
      { preset: 'mimir', names: { cost: 'ai.cost' } },
      'pipeline.names.cost\n  "ai.cost" is not a name that can stand in this pipeline (naming "underscoresPlain"). ' +
        'Did you mean "ai_cost"?',
    ],
    [{ preset: 'victoriaMetrics', names: { cost: 'ai.cost' } }, 'fine'],
    [
      { preset: 'mimir', labels: { 'user.mail': 'mail' } },
      'pipeline.labels.user.mail\n  there is no attribute "user.mail". Did you mean "user.email"?',
    ],
    [
      { preset: 'mimir', labels: { type: 'my kind' } },
      'pipeline.labels.type\n  "my kind" is not a name that can stand as a label in this pipeline ' +
        '(naming "underscoresPlain"). Did you mean "my_kind"?',
    ],
    [
      { preset: 'mimir', prefix: '1-' },
      'pipeline.prefix\n  "1-" is not a name that can stand in this pipeline',
    ],
    [
      { preset: 'mimir', gap: '1 day' },
      'pipeline.gap\n  "1 day" is not a duration such as "60s", "1h" or "1d"',
    ],
    [
      { preset: 'mimir', service: '.*' },
      'pipeline.service\n  ".*" also matches no service at all. Write "claude-code.*", for example',
    ],
    [{ preset: 'mimir', service: '(' }, 'pipeline.service\n  "(" is not a regular expression'],
    [
      { preset: 'prometheusOtlp', naming: 'utf-8' },
      'pipeline.naming\n  "utf-8" is none of underscores, underscoresPlain, utf8, utf8Plain, ownExporter. Did you mean "utf8"?',
    ],
    [{ preset: 'mimir', carried: 'model' }, 'pipeline.carried\n  "model" is not a list of attributes'],
    [
      { preset: 'mimir', counters: 'none', events: 'none' },
      'pipeline.events\n  "none", with counters "none" too, leaves nothing to read',
    ],
  ])('%j', (pipeline, words) => {
    expect(said({ pipeline })).toContain(words);
  });
});

describe('dimensions', () => {
  test.each<[object, string]>([
    [{ team: 'team_id', project: 'vcs.repository.name', user: 'enduser.id' }, 'fine'],
    [{ team: 'team-id' }, 'fine'],
    [
      { team: 'session.id' },
      'dimensions.team\n  "session.id" is what the client calls something else: it cannot be the team. Take a key of ' +
        'OTEL_RESOURCE_ATTRIBUTES, or one of organization.id, user.groups, vcs.repository.url.full, vcs.owner.name, ' +
        'vcs.repository.name, vcs.provider.name',
    ],
    [
      { user: 'model' },
      'dimensions.user\n  "model" is what the client calls something else: it cannot be the user.',
    ],
    [{ team: 'instance' }, 'dimensions.team\n  "instance" is a label that the stores make themselves'],
    [
      { team: 'squad', project: 'squad' },
      'dimensions.project\n  "squad" is also dimensions.team: a label can mean one of the two',
    ],
    [{ team: 'te am' }, 'dimensions.team\n  "te am" is not a name a label can have'],
    [{ team: 5 }, 'dimensions.team\n  5 is not a text'],
    [
      { taem: 'x' },
      'dimensions\n  there is no setting "taem". Did you mean "team"? There are: team, department, costCenter, ' +
        'project, user',
    ],
  ])('%j', (dimensions, words) => {
    expect(said({ dimensions })).toContain(words);
  });
});

describe('people', () => {
  test('by name, hashed, or not at all', () => {
    expect(checkConfig({}).pipeline.own.user).toBe('user.email');
    const hashed = checkConfig({ individuals: 'hashed' });
    expect([hashed.individuals, hashed.hashed]).toEqual([true, true]);
    expect(hashed.pipeline.own.user).toBe('user.hash');
    expect(hashed.pipeline.userElse).toEqual({ counters: [], events: [] });
    const own = checkConfig({ individuals: 'hashed', dimensions: { user: 'staff.hash' } });
    expect(own.pipeline.own.user).toBe('staff.hash');
    const pipeline = grafanaCloud({ counters: 'recorded' });
    expect(checkConfig({ individuals: false, pipeline }).pipeline.books).toBe('nameless');
    expect(checkConfig({ individuals: false }).individuals).toBe(false);
    expect(said({ individuals: null })).toBe('individuals\n  null is none of true, false and "hashed"');
    expect(said({ seats: NaN })).toBe('seats\n  NaN is not a number');
    expect(said({ seats: 10n })).toBe('seats\n  10 is not a number');
  });

  test('by no other word', () => {
    expect(said({ individuals: 'hash' })).toBe('individuals\n  "hash" is none of true, false and "hashed"');
  });
});

test('an unknown setting is named with the one most likely meant', () => {
  expect(said({ dimension: {} })).toContain('there is no setting "dimension". Did you mean "dimensions"?');
});

test('an alert that is not there is named with those that are', () => {
  expect(said({ alerts: { off: ['nope'] } })).toMatch(
    /^alerts\.off\.0\n {2}there is no alert "nope"\. There are: .*budget-team-80.*bypass/,
  );
  expect(said({ alerts: { off: ['bypas'] } })).toContain('Did you mean "bypass"?');
  expect(said({ alerts: { off: ['bypass', 'budget-50'] } })).toBe('fine');
});

test.each<[object, string]>([
  [{ budget: { teams: { a: 1 } } }, 'budget.monthly\n  is missing: give a number'],
  [{ contexts: { prod: {} } }, 'contexts.prod.url\n  is missing: give a text'],
  [{ alerts: { spike: { times: 3 } } }, 'alerts.spike.fromDollars\n  is missing: give a number'],
  [
    { grafana: { folder: '' } },
    'grafana.folder\n  "" is empty: leave it out to get the folder "Claude Code"',
  ],
  [{ grafana: { loki: '' } }, 'grafana.loki\n  "" is empty: give a value, or leave it out'],
  [{ grafana: { loki: {} } }, 'grafana.loki\n  is neither the name of a data source nor { uid: "..." }'],
  [{ contexts: [] }, 'contexts\n  is not an object'],
  [
    { contexts: { prod: { url: 'https://a.example.com', tokenFromEnvv: 'X' } } },
    'contexts.prod\n  there is no setting "tokenFromEnvv". Did you mean "tokenFromEnv"? There are: url, tokenFromEnv, ',
  ],
  [
    { contexts: { prod: { url: 'https://a.example.com', tokenEnv: 'X' } } },
    'contexts.prod\n  there is no setting "tokenEnv". ',
  ],
  [{ contexts: { '': { url: 'https://a.example.com' } } }, 'contexts\n  has an empty name: give it one'],
  [{ budget: { monthly: 5, teams: { '': 3 } } }, 'budget.teams\n  has an empty name: give it one'],
  [{ budget: { monthly: 0 } }, 'budget.monthly\n  0 is not an amount of US dollars above 0'],
  [{ alerts: { retries: { atMost: -3 } } }, 'alerts.retries.atMost\n  -3 is too small: 0 is the least'],
  [{ alerts: { errors: { atMost: 2, fromRequests: 1 } } }, 'errors.atMost\n  2 is not between 0 and 1'],
])('%j says what is missing, empty or unknown', (config, words) => {
  expect(said(config)).toContain(words);
});

test.each(['prefer', 'books', 'counters'])('%s on top is told where it belongs', (name) => {
  expect(said({ [name]: 'events' })).toContain(
    `there is no setting "${name}" here: it belongs into pipeline. Write pipeline: { preset: "collector", ${name}: ... }`,
  );
});

const pair =
  'alerts.workingHours.days\n  is not two days, the first and the last: [1, 5] is Monday to Friday';

test.each<[unknown, number, number, string]>([
  [[1], 8, 17, pair],
  [[1, 3, 5], 8, 17, pair],
  [3, 8, 17, pair.replace('  is', '  3 is')],
  [[1, 7], 8, 17, 'alerts.workingHours.days.1\n  7 is not a day from 0 (Sunday) to 6'],
  [[5, 1], 8, 17, 'alerts.workingHours.days\n  ends before it begins: days count from 0 (Sunday) to 6'],
  [[1, 5], -1, 17, 'alerts.workingHours.from\n  -1 is not an hour from 0 to 24'],
  [[1, 5], 18, 8, 'alerts.workingHours.to\n  8 is not after from: the alert would never speak'],
  [[1, 5], 0, 24, 'fine'],
])('working hours on %j from %j to %j', (days, from, to, words) => {
  expect(said({ alerts: { workingHours: { days, from, to } } })).toBe(words);
});
