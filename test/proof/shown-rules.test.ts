import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../src/proof/index.js';
import { byName, config, prepare, seriesFrame, showFrames, tableFrame } from './show-frames.js';

beforeAll(() => prepare());

const green = '#73BF69';
const red = '#F2495C';
const usd = 'currencyUSD';
const result = (text: string, index = 0) => ({ text, index });
const value = (of: Readonly<Record<string, string>>) => ({
  type: 'value',
  options: Object.fromEntries(Object.entries(of).map(([key, text]) => [key, result(text)])),
});
const special = (match: string, text: string) => ({
  type: 'special',
  options: { match, result: result(text) },
});
const shares = {
  mode: 'percentage',
  steps: [
    { value: null, color: 'green' },
    { value: 50, color: 'red' },
  ],
};

/** Each text was written down from Grafana's rules before it was run. */
const cases: readonly [value: unknown, defaults: object, text: string, color?: string][] = [
  [1e9, { unit: usd }, '$1B'],
  [1e15, { unit: usd }, '$1000T'],
  [-0.004, { unit: usd }, '-$0.00400'],
  [1, { unit: usd, decimals: 5 }, '$1.00000'],
  [-1234.5, { unit: usd, decimals: 1 }, '-$1.2K'],
  [0, { unit: usd, decimals: 2 }, '$0.00'],
  ['12.5', { unit: usd }, '$12.5'],
  [0.00001, { unit: 'percentunit' }, '0.00100%'],
  [-0.5, { unit: 'percentunit' }, '-50%'],
  [1.23456, { unit: 'percentunit', decimals: 0 }, '123%'],
  [100, { unit: 'percent' }, '100%'],
  [0, { unit: 's' }, '0 s'],
  [-90, { unit: 's' }, '-1.50 mins'],
  [5e-7, { unit: 's' }, '500 ns'],
  [400 * 86_400, { unit: 's' }, '1.10 years'],
  [0.4, { unit: 'ms' }, '0.400 ms'],
  [86_400_000, { unit: 'ms' }, '1 day'],
  [0, { unit: 'dtdurations' }, '0 seconds'],
  [-5, { unit: 'dtdurations' }, '5 seconds ago'],
  [1234567, { unit: 'sishort' }, '1.23 M'],
  [1234567, { unit: 'none' }, '1234567'],
  [0.001234, { unit: 'short' }, '0.00123'],
  [0.001234, { unit: 'sishort' }, '1.23 m'],
  [-1500, { unit: 'short' }, '-1.50 K'],
  [0, { unit: 'bytes' }, '0 B'],
  [1_048_576, { unit: 'bytes', decimals: 0 }, '1 MiB'],
  [-2048, { unit: 'bytes' }, '-2 KiB'],
  [1e12, { unit: 'decbytes' }, '1 TB'],
  [2.5, { decimals: null }, '2.50'],
  [undefined, { unit: 'short' }, ''],
  [undefined, { unit: 'short', noValue: 'none' }, 'none'],
  [1_700_000_000_000, { unit: 'dateTimeAsUS' }, '11/14/2023 10:13:20 pm'],
  [1_700_000_000_000, { unit: 'time:YYYY-MM-DD' }, '2023-11-14'],
  [0, { unit: 'bool_on_off' }, 'Off'],
  [true, { mappings: [value({ true: 'yes' })] }, 'yes'],
  [false, { mappings: [special('false', 'no')] }, 'no'],
  [null, { mappings: [special('null+nan', 'nothing')] }, 'nothing'],
  [-5, { mappings: [{ type: 'range', options: { from: null, to: 0, result: result('below') } }] }, 'below'],
  [
    5,
    {
      mappings: [
        value({ 5: 'first' }),
        { type: 'range', options: { from: 0, to: 9, result: result('then') } },
      ],
    },
    'first',
  ],
  [99, { thresholds: shares, min: 0, max: 200 }, '99', green],
  [100, { thresholds: shares, min: 0, max: 200 }, '100', red],
];

describe('one value on a stat, by the rules', () => {
  test.each(cases)('%o with %o', async (one, defaults, text, color) => {
    const shown = await showFrames({ type: 'stat', ...config(defaults) }, [
      seriesFrame([one], { name: 'Cost' }),
    ]);
    const values = shown.kind === 'values' ? shown.values : [];
    expect(values.map((found) => found.text)).toEqual([text]);
    if (color !== undefined) expect(values[0]!.color).toBe(color);
  });

  test('a time is of its zone', async () => {
    const shown = await showFrames(
      { type: 'stat', ...config({ unit: 'dateTimeAsIso' }) },
      [seriesFrame([1_700_000_000_000])],
      { zone: 'Europe/Berlin' },
    );
    expect(shown).toMatchObject({ values: [{ text: '2023-11-14 23:13:20' }] });
  });
});

describe('columns of a table, by the rules', () => {
  const frame = tableFrame({
    model: ['claude-opus-4-6', 'other', ''],
    cost: [0.5, 12, 0],
    'cost share': [0.5, 0.1, 0],
  });
  const rows = async (
    overrides: readonly object[],
    defaults: object = {},
    frames: readonly Frame[] = [frame],
  ) => {
    const shown = await showFrames({ type: 'table', ...config(defaults, overrides) }, frames);
    return shown.kind === 'table' ? [shown.header, ...shown.rows] : shown;
  };

  test('an override by a pattern, by type, and by name: the last one counts', async () => {
    const found = await rows([
      { matcher: { id: 'byType', options: 'number' }, properties: [{ id: 'unit', value: 'short' }] },
      {
        matcher: { id: 'byRegexp', options: '/^cost/' },
        properties: [
          { id: 'unit', value: usd },
          { id: 'decimals', value: 2 },
        ],
      },
      byName(
        'cost share',
        { id: 'unit', value: 'percentunit' },
        { id: 'decimals', value: 0 },
        { id: 'displayName', value: 'share' },
      ),
    ]);
    expect(found).toEqual([
      ['model', 'cost', 'share'],
      ['claude-opus-4-6', '$0.50', '50%'],
      ['other', '$12.00', '10%'],
      ['', '$0.00', '0%'],
    ]);
  });

  test('texts are mapped by a pattern with its groups, and the empty one by itself', async () => {
    const pattern = { type: 'regex', options: { pattern: '/^claude-([a-z]+)-.*$/', result: result('$1') } };
    const mappings = [pattern, special('empty', 'no model'), value({ other: 'another' })];
    const found = await rows([byName('model', { id: 'mappings', value: mappings })]);
    expect(Array.isArray(found) && found.slice(1).map(([model]) => model)).toEqual([
      'opus',
      'another',
      'no model',
    ]);
  });

  test('a unit does not touch texts, and a name that is overridden is that of the column', async () => {
    const found = await rows([byName('model', { id: 'displayName', value: 'Model' })], {
      unit: usd,
      decimals: 0,
    });
    expect(found).toEqual([
      ['Model', 'cost', 'cost share'],
      ['claude-opus-4-6', '$1', '$1'],
      ['other', '$12', '$0'],
      ['', '$0', '$0'],
    ]);
  });

  test('an override by query reaches the frame of that query alone', async () => {
    const frames = [seriesFrame([1], { refId: 'A', name: 'a' }), seriesFrame([1], { refId: 'B', name: 'b' })];
    const ofB = { matcher: { id: 'byFrameRefID', options: 'B' }, properties: [{ id: 'unit', value: usd }] };
    const shown = await showFrames({ type: 'stat', ...config({}, [ofB]) }, frames);
    expect(shown).toMatchObject({ values: [{ text: '1' }, { text: '$1' }] });
  });
});
