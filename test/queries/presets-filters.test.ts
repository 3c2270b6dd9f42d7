import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { compile } from '../../queries/compile/index.js';
import type { Filter } from '../../queries/dimension.js';
import { cost } from '../../queries/measures/index.js';
import { collector, grafanaCloud, type Pipeline } from '../../queries/pipeline.js';
import * as logql from '../../src/logql/index.js';
import * as promql from '../../src/promql/index.js';
import {
  backfill,
  request,
  showLogsOnFailure,
  startLoki,
  startPrometheus,
  until,
  type Loki,
  type Prometheus,
} from '../engines/index.js';
import { asJson, asStreams, store, type Writer } from './support/shaped-logs.js';

/** Names that people give their teams, or that somebody tries out. */
const nasty = [
  'a.b',
  'axb',
  'a+b',
  'aab',
  'a|b',
  'a',
  'b',
  '.*',
  '.+',
  '',
  '(a)',
  '[ab]',
  '{a}',
  'a?',
  '^a$',
  '$a',
  'a$b',
  '"',
  '""',
  "'",
  '`',
  '\\',
  '\\\\',
  '\\.',
  String.raw`\d`,
  String.raw`a\nb`,
  'a\nb',
  'a\tb',
  'a b',
  ' a',
  'a ',
  'A',
  'ä',
  'a\u0308',
  '日本',
  '👩‍💻',
  '👩',
  '{{.team}}',
  '#',
  '-',
  '/',
  '=',
  '~',
  'é"\\`\n.+',
  'null',
  'NaN',
  '0',
  'unattributed',
  `${'x.'.repeat(5000)}`,
  `${'x.'.repeat(4999)}xx`,
].filter((value) => value !== '');

/** Values made of the same few letters by chance, the same at each run. */
function* random(seed: number): Generator<string> {
  const alphabet = [
    'a',
    '.',
    '*',
    '\\',
    '"',
    '|',
    '(',
    ')',
    '[',
    ']',
    '\n',
    '+',
    '$',
    '👩',
    '{',
    '}',
    '?',
    '`',
  ];
  let state = seed;
  for (;;) {
    let text = '';
    do {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      text += alphabet[(state >>> 8) % alphabet.length]!;
    } while (state % 5 !== 0);
    yield text;
  }
}

const letters = random(7);
const chance = Array.from({ length: 40 }, () => letters.next().value!);
const values = [...new Set([...nasty, ...chance])];
const amount = (value: string) => 1 + values.indexOf(value);
const everything = values.reduce((sum, value) => sum + amount(value), 0);

const now = Math.floor(Date.now() / 60_000) * 60_000;
const counters = grafanaCloud({ counters: 'delta', events: 'none' });
const service = (name: string) => `${name}.*`;
const logs: Readonly<Record<string, readonly [Pipeline, Writer, readonly string[]]>> = {
  metadata: [collector({ counters: 'none', service: service('metadata') }), asStreams([]), values],
  json: [
    collector({ counters: 'none', events: 'json', serviceLabel: 'job', service: service('json') }),
    asJson,
    values,
  ],
  // A stream label holds 2,048 characters.
  streams: [
    collector({ counters: 'none', streams: ['team'], service: service('streams') }),
    asStreams(['team']),
    values.filter(({ length }) => length < 2000),
  ],
};

let prometheus: Prometheus;
let loki: Loki;
beforeAll(async () => {
  [prometheus, loki] = await Promise.all([startPrometheus(), startLoki()]);
  await backfill(
    prometheus,
    values.map((team) => ({
      name: 'claude_code_cost_usage_USD_total',
      labels: { team },
      samples: [[now - 60_000, amount(team)]],
    })),
  );
  for (const [name, [, write, stored]] of Object.entries(logs)) {
    const events = stored.map((team, index) => ({
      at: `${now - 60_000}${String(index).padStart(6, '0')}`,
      body: 'claude_code.api_request',
      attributes: { 'event.name': 'api_request', cost_usd: amount(team), team },
      resource: {},
    }));
    await store(loki, events, name, write);
  }
  await until('the events', async () => (await total('streams')) > 0);
});
afterAll(async () => {
  await loki?.stop();
  await prometheus?.stop();
});
beforeEach(() => showLogsOnFailure(prometheus, loki));

/** The cost of what a filter by team finds. */
async function total(where: string, team?: Filter): Promise<number> {
  const asked = team === undefined ? cost.total() : cost.total().where({ team });
  const pipeline = where === 'prometheus' ? counters : logs[where]![0];
  const answer = compile(asked, { pipeline, filters: [] });
  const text = answer.engine === 'prometheus' ? promql.print(answer.expr) : logql.print(answer.expr);
  const search = new URLSearchParams({ query: text.replaceAll('$__range', '10m'), time: String(now / 1000) });
  const base = answer.engine === 'prometheus' ? `${prometheus.url}/api/v1` : `${loki.url}/loki/api/v1`;
  const body = await request(`${base}/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(search),
  });
  const { data } = JSON.parse(body) as { data: { result: { value: [number, string] }[] } };
  return data.result.reduce((sum, { value }) => sum + Number(value[1]), 0);
}

test.each(['prometheus', ...Object.keys(logs)])(
  'a filter finds its value and no other: %s',
  async (where) => {
    const stored = where === 'prometheus' ? values : logs[where]![2];
    const all = await total(where);
    expect(all).toBe(stored.reduce((sum, value) => sum + amount(value), 0));
    for (const [index, value] of stored.entries()) {
      expect(await total(where, value), JSON.stringify(value)).toBe(amount(value));
      if (index % 5 !== 0) continue;
      expect(await total(where, { not: value }), JSON.stringify(value)).toBe(all - amount(value));
      const other = stored[(index + 3) % stored.length]!;
      expect(await total(where, [value, other]), JSON.stringify([value, other])).toBe(
        amount(value) + amount(other),
      );
    }
  },
  240_000,
);

test('the values are what they seem', () => {
  expect(values.length).toBeGreaterThan(70);
  expect(everything).toBe((values.length * (values.length + 1)) / 2);
});
