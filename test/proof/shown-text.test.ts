import { beforeAll, describe, expect, test } from 'vitest';
import { prepare, seriesFrame, showFrames } from './show-frames.js';

beforeAll(() => prepare());

const green = '#73BF69';
const red = '#F2495C';
const traffic = {
  mode: 'absolute',
  steps: [
    { value: null, color: 'green' },
    { value: 4, color: 'red' },
  ],
};
const mappings = [
  { type: 'value', options: { '3': { text: 'three', color: 'green', index: 0 } } },
  { type: 'range', options: { from: 10, to: 20, result: { text: 'some', color: 'red', index: 1 } } },
  { type: 'special', options: { match: 'null', result: { text: 'none yet', index: 2 } } },
  { type: 'special', options: { match: 'nan', result: { text: 'no ratio', index: 3 } } },
];

/** Each text was written down before it was run; of NaN alone it was wrong: "last not null" passes it over. */
const cases: readonly [value: unknown, defaults: object, text: string, color?: string][] = [
  [12.5, { unit: 'currencyUSD' }, '$12.5'],
  [12.5, { unit: 'currencyUSD', decimals: 2 }, '$12.50'],
  [1234.5, { unit: 'currencyUSD' }, '$1.23K'],
  [1234567.891, { unit: 'currencyUSD', decimals: 2 }, '$1.23M'],
  [0.0042, { unit: 'currencyUSD', decimals: 2 }, '$0.00'],
  [0.0042, { unit: 'currencyUSD' }, '$0.00420'],
  [-3.5, { unit: 'currencyUSD', decimals: 2 }, '-$3.50'],
  [99.995, { unit: 'currencyUSD', decimals: 2 }, '$100.00'],
  [999.999, { unit: 'currencyUSD', decimals: 2 }, '$1000.00'],
  [0.5, { unit: 'percentunit' }, '50%'],
  [0.123456, { unit: 'percentunit', decimals: 1 }, '12.3%'],
  [12.345, { unit: 'percent' }, '12.3%'],
  [1536, { unit: 'bytes' }, '1.50 KiB'],
  [1536, { unit: 'decbytes' }, '1.54 kB'],
  [90, { unit: 's' }, '1.50 mins'],
  [0.25, { unit: 's' }, '250 ms'],
  [1500, { unit: 'ms' }, '1.50 s'],
  [3661, { unit: 'dtdurations' }, '1 hour'],
  [3661, { unit: 'dtdurations', decimals: 2 }, '1 hour, 1 minute, 1 second'],
  [1234567, { unit: 'short' }, '1.23 Mil'],
  [999, { unit: 'short' }, '999'],
  [0, { unit: 'short' }, '0'],
  [1500, { unit: 'ops' }, '1.50K ops/s'],
  [1234567, {}, '1234567'],
  [6.18034, {}, '6.18'],
  [2.5, { decimals: 0 }, '3'],
  [1e21, {}, '1e+21'],
  [1234567.891, { unit: 'locale' }, '1,234,567.891'],
  [42, { unit: 'suffix:req' }, '42 req'],
  [42, { unit: 'prefix:~' }, '~42'],
  [1, { unit: 'bool_yes_no' }, 'Yes'],
  [1700000000000, { unit: 'dateTimeAsIso' }, '2023-11-14 22:13:20'],
  [Infinity, { unit: 'currencyUSD' }, '$∞'],
  [-Infinity, {}, '-∞'],
  [NaN, { unit: 'short' }, ''],
  [NaN, { unit: 'short', noValue: 'No data' }, 'No data'],
  [null, { unit: 'short' }, ''],
  [null, { unit: 'short', noValue: '–' }, '–'],
  [3, { mappings }, 'three', green],
  [15, { mappings, unit: 'currencyUSD' }, 'some', red],
  [null, { mappings }, 'none yet'],
  [NaN, { mappings }, 'none yet'],
  [5, { mappings }, '5'],
  [3, { thresholds: traffic }, '3', green],
  [5, { thresholds: traffic }, '5', red],
];

describe('one value on a stat', () => {
  test.each(cases)('%d with %o', async (value, defaults, text, color) => {
    const panel = { type: 'stat', fieldConfig: { defaults, overrides: [] } };
    const shown = await showFrames(panel, [seriesFrame([value], { name: 'Cost' })]);
    const values = shown.kind === 'values' ? shown.values : [];
    expect(values.map((one) => one.text)).toEqual([text]);
    if (color !== undefined) expect(values[0]!.color).toBe(color);
  });
});

async function shownLast(defaults: object) {
  const options = { reduceOptions: { calcs: ['last'] } };
  const panel = { type: 'stat', options, fieldConfig: { defaults, overrides: [] } };
  return showFrames(panel, [seriesFrame([NaN], { name: 'Ratio' })]);
}

test('a NaN is seen where the calculation is "last"', async () => {
  expect(await shownLast({ unit: 'short' })).toMatchObject({ values: [{ name: 'Ratio', text: 'NaN' }] });
  expect(await shownLast({ mappings })).toMatchObject({ values: [{ text: 'no ratio' }] });
});
