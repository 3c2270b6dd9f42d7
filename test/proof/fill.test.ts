import { assert, asyncProperty, constantFrom, pre, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logqlInterpolation, promqlInterpolation } from '../../src/proof/escape.js';
import { fill, type Filling } from '../../src/proof/fill.js';
import { exactRange } from '../../src/proof/range.js';
import { variablesOf, type VariableValues } from '../../src/proof/variables.js';

const range = exactRange({ from: '2026-03-01T00:00:00Z', to: '2026-03-08T00:00:00Z', zone: 'Europe/Berlin' });
const viewer = { email: 'ann@example.com', login: 'ann', id: '7', organisation: 'Acme' };

const dashboard = {
  templating: {
    list: [
      {
        name: 'team',
        type: 'query',
        multi: true,
        includeAll: true,
        allValue: '.*',
        current: { value: ['web'] },
      },
      {
        name: 'free',
        type: 'query',
        multi: true,
        includeAll: true,
        options: [{ value: 'a.b' }, { value: 'c' }],
      },
      { name: 'single', type: 'query', includeAll: true, current: { value: 'a.b' } },
      { name: 'plain', type: 'custom', query: 'x,y : z', current: { value: '' } },
      { name: 'text', type: 'textbox', query: 'saved', current: { value: 'typed' } },
      { name: 'constant', type: 'constant', query: 'fixed' },
      {
        name: 'nested',
        type: 'custom',
        includeAll: true,
        allValue: '$constant.*',
        current: { value: '$__all' },
      },
      {
        name: 'step',
        type: 'interval',
        query: '1m,1h',
        auto: true,
        auto_count: 100,
        auto_min: '1m',
        current: { value: '$__auto_interval_step' },
      },
    ],
  },
};

const options = () => Promise.reject(new Error('no options asked for'));

async function filling(values: VariableValues = {}): Promise<Filling> {
  return { variables: await variablesOf({ dashboard, values, range, options }), range, viewer };
}

const cases: readonly [text: string, promql: string, logql: string, values?: VariableValues][] = [
  ['$team', 'web', 'web'],
  ['${team}', 'web', 'web'],
  ['[[team]]', 'web', 'web'],
  ['$team', '(web|api)', 'web|api', { team: ['web', 'api'] }],
  ['$team', 'a\\\\.b', 'a\\\\.b', { team: 'a.b' }],
  ['$team', '(a\\\\.b|c\\\\+)', 'a\\\\.b|c\\\\+', { team: ['a.b', 'c+'] }],
  ['$team', 'it\'s "so"', 'it\'s "so"', { team: 'it\'s "so"' }],
  ['$team', 'back\\\\\\\\slash', 'back\\\\\\\\slash', { team: 'back\\slash' }],
  ['$team', '.*', '.*', { team: '$__all' }],
  ['$team', '.*', '.*', { team: ['$__all'] }],
  ['$team', '()', '', { team: [] }],
  ['${team:regex}', '(a\\.b|c)', '(a\\.b|c)', { team: ['a.b', 'c'] }],
  ['${team:regex}', '.*', '.*', { team: '$__all' }],
  ['${team:text}', 'All', 'All', { team: '$__all' }],
  ['${team:text}', 'web + api', 'web + api', { team: ['web', 'api'] }],
  ['${team:pipe}', 'a.b|c', 'a.b|c', { team: ['a.b', 'c'] }],
  ['${team:csv}', 'a,b', 'a,b', { team: ['a', 'b'] }],
  ['${team:raw}', 'a,b', 'a,b', { team: ['a', 'b'] }],
  ['${team:glob}', '{a,b}', '{a,b}', { team: ['a', 'b'] }],
  ['${team:glob}', 'a', 'a', { team: ['a'] }],
  ['${team:join:/}', 'a/b', 'a/b', { team: ['a', 'b'] }],
  ['${team:json}', '["a","b"]', '["a","b"]', { team: ['a', 'b'] }],
  ['${team:distributed}', 'a,team=b', 'a,team=b', { team: ['a', 'b'] }],
  ['${team:singlequote}', "'a','it\\'s'", "'a','it\\'s'", { team: ['a', "it's"] }],
  ['${team:doublequote}', '"a","b"', '"a","b"', { team: ['a', 'b'] }],
  ['${team:sqlstring}', "'a','it''s'", "'a','it''s'", { team: ['a', "it's"] }],
  ['${team:lucene}', '("a\\ b" OR "c")', '("a\\ b" OR "c")', { team: ['a b', 'c'] }],
  ['${team:html}', 'a, &lt;b&gt;', 'a, &lt;b&gt;', { team: ['a', '<b>'] }],
  ['${team:percentencode}', '%7Ba%2Cb%20c%7D', '%7Ba%2Cb%20c%7D', { team: ['a', 'b c'] }],
  ['${team:uriencode}', '%7Ba,b%20c%7D', '%7Ba,b%20c%7D', { team: ['a', 'b c'] }],
  ['${team:queryparam}', 'var-team=a&var-team=b%26', 'var-team=a&var-team=b%26', { team: ['a', 'b&'] }],
  ['${team:customqueryparam:t:x-}', 't=x-a&t=x-b', 't=x-a&t=x-b', { team: ['a', 'b'] }],
  ['[[team:csv]]', 'a,b', 'a,b', { team: ['a', 'b'] }],
  ['${team:nonsense}', '{a,b}', '{a,b}', { team: ['a', 'b'] }],
  ['$free', '(a\\\\.b|c)', 'a\\\\.b|c', { free: '$__all' }],
  ['${free:text}', 'All', 'All', { free: '$__all' }],
  ['$single', 'a\\\\.b', 'a\\\\.b'],
  ['$plain', 'x', 'x'],
  ['$plain', 'a\\\\.b', 'a\\.b', { plain: 'a\\.b' }],
  ['$plain', "it\\\\'s", "it's", { plain: "it's" }],
  ['$text', 'typed', 'typed'],
  ['$constant', 'fixed', 'fixed'],
  ['$nested', 'fixed.*', 'fixed.*'],
  ['$step', '1h', '1h', { step: '1h' }],
  ['$step', '2h', '2h'],
  [
    '$unknown ${unknown:csv} [[unknown]]',
    '$unknown ${unknown:csv} [[unknown]]',
    '$unknown ${unknown:csv} [[unknown]]',
  ],
  ['$extra', 'given', 'given', { extra: 'given' }],
  ['$team_x ${team}_x', '$team_x web_x', '$team_x web_x'],
  [
    '$__range $__interval ${__interval}',
    '$__range $__interval $__interval',
    '$__range $__interval $__interval',
  ],
  ['${__user.email} ${__user.login} ${__user.id}', 'ann@example.com ann 7', 'ann@example.com ann 7'],
  ['${__org.name}', 'Acme', 'Acme'],
  ['$__from ${__to}', '1772323200000 1772928000000', '1772323200000 1772928000000'],
  ['${__from:date}', '2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ['${__from:date:iso}', '2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ['${__from:date:seconds}', '1772323200', '1772323200'],
  ['${__from:date:YYYY-MM-DD HH:mm:ss}', '2026-03-01 01:00:00', '2026-03-01 01:00:00'],
  ['$__timezone', 'Europe/Berlin', 'Europe/Berlin'],
];

describe('variables are filled as the data sources do it', () => {
  test.each(cases)('%s is %s in PromQL and %s in LogQL', async (text, promql, logql, values) => {
    const from = await filling(values);
    expect(fill(text, from, promqlInterpolation)).toBe(promql);
    expect(fill(text, from, logqlInterpolation)).toBe(logql);
  });
});

test('any value of a multi-value variable matches itself, and nothing else, as a PromQL regex', async () => {
  const names = string({ unit: constantFrom(...'ab.*+?()[]{}|^$\\/- 0'), minLength: 1, maxLength: 12 });
  await assert(
    asyncProperty(names, names, async (name, other) => {
      const text = fill('$team', await filling({ team: name }), promqlInterpolation);
      // The value stands between double quotes: undo the string's escapes, as the engine does.
      const regex = new RegExp(`^(?:${JSON.parse(`"${text}"`) as string})$`);
      expect(regex.test(name)).toBe(true);
      expect(regex.test(other)).toBe(other === name);
    }),
  );
});

test('text without references comes through unchanged', async () => {
  const from = await filling();
  assert(
    property(string(), (text) => {
      pre(!/[$[]/.test(text));
      expect(fill(text, from, promqlInterpolation)).toBe(text);
    }),
  );
});

test('"All" without allValue asks for the options', async () => {
  const list = [{ name: 'team', type: 'query', includeAll: true, current: { value: '$__all' } }];
  const variables = await variablesOf({
    dashboard: { templating: { list } },
    values: {},
    range,
    options: (variable) => Promise.resolve([`${String(variable['name'])}-1`, 'b.c']),
  });
  expect(fill('$team', { variables, range, viewer }, promqlInterpolation)).toBe('(team-1|b\\\\.c)');
});
