import { beforeAll, describe, expect, test } from 'vitest';
import { byName, config, prepare, seriesFrame, showFrames, tableFrame } from './show-frames.js';

beforeAll(() => prepare());

describe('nothing to show', () => {
  const empty = { refId: 'A', fields: [], length: 0 };

  test.each(['stat', 'gauge', 'bargauge', 'piechart', 'table', 'timeseries', 'barchart', 'logs'])(
    '%s',
    async (type) => {
      const nothing = { kind: 'nothing', title: 'Panel', text: 'No data' };
      expect(await showFrames({ type }, [])).toEqual(nothing);
      expect(await showFrames({ type }, [empty])).toEqual(nothing);
      expect(await showFrames({ type, ...config({ noValue: 'none yet' }) }, [empty])).toMatchObject({
        text: 'none yet',
      });
    },
  );

  test('rows that cannot be drawn say why', async () => {
    expect(
      await showFrames({ type: 'timeseries' }, [tableFrame({ team: ['web'], cost: [1] })]),
    ).toMatchObject({
      kind: 'nothing',
      text: 'Data is missing a time field',
    });
    expect(
      await showFrames({ type: 'timeseries' }, [tableFrame({ Time: [1], team: ['web'] })]),
    ).toMatchObject({
      kind: 'nothing',
      text: 'Data is missing a number field',
    });
  });
});

describe('what Grafana passes by without a word is an error here', () => {
  const cases: readonly [json: object, message: string][] = [
    [
      { type: 'stat', ...config({ unit: 'currencyUDS' }) },
      'fieldConfig.defaults: no unit is called "currencyUDS" (for text behind the number write "suffix:currencyUDS")',
    ],
    [{ type: 'stat', ...config({ decimal: 2 }) }, 'fieldConfig.defaults: no property is called "decimal"'],
    [
      { type: 'stat', ...config({ custom: { widht: 2 } }) },
      'fieldConfig.defaults: no property is called "custom.widht"',
    ],
    [
      { type: 'stat', ...config({}, [{ matcher: { id: 'byNmae', options: 'x' }, properties: [] }]) },
      'fieldConfig.overrides[0]: no matcher is called "byNmae"',
    ],
    [
      { type: 'stat', ...config({}, [byName('x', { id: 'untit', value: 's' })]) },
      'fieldConfig.overrides[0]: no property is called "untit"',
    ],
    [
      { type: 'stat', ...config({}, [byName('x', { id: 'unit', value: 'dollars' })]) },
      'fieldConfig.overrides[0]: no unit is called "dollars" (for text behind the number write "suffix:dollars")',
    ],
    [
      { type: 'table', transformations: [{ id: 'reorganise', options: {} }] },
      'transformations[0]: @grafana/data has no transformation "reorganise"',
    ],
    [
      { type: 'table', transformations: [{ id: 'limit', options: { limit: 3 } }] },
      'transformations[0]: limit has no option "limit"; it has limitField',
    ],
    [
      { type: 'stat', options: { reduceOptions: { calcs: ['lastNonNull'] } } },
      'options.reduceOptions.calcs: no calculation is called "lastNonNull"',
    ],
    [{ type: 'geomap' }, 'a panel of the type "geomap" is not read'],
  ];
  test.each(cases)('%j', async (json, message) => {
    await expect(showFrames(json, [])).rejects.toThrow(`Fleet › Panel: ${message}`);
  });

  test('unless it is switched off', async () => {
    const transformations = [{ id: 'reorganise', disabled: true }];
    expect(await showFrames({ type: 'table', transformations }, [])).toMatchObject({ text: 'No data' });
  });

  test('unless they are asked to be passed by', async () => {
    const json = { type: 'stat', ...config({ unit: 'req', custom: { widht: 2 } }) };
    expect(await showFrames(json, [seriesFrame([3])], { strict: false })).toMatchObject({
      values: [{ text: '3 req' }],
    });
  });

  test('units with text of their own are known', async () => {
    const shown = await showFrames({ type: 'stat', ...config({ unit: 'currency:€' }) }, [seriesFrame([3])]);
    expect(shown).toMatchObject({ values: [{ text: '€3' }] });
  });
});

test('hostile and long values come through as text, and the frames given stay as they were', async () => {
  const hostile = [
    '<script>alert(1)</script>',
    '${__user.email} $team',
    'x'.repeat(100_000),
    '\u0000\ud800',
    '=1+1',
  ];
  const frame = tableFrame({ name: hostile, Value: hostile.map((_one, at) => at) });
  const before = JSON.stringify(frame);
  const transformations = [{ id: 'sortBy', options: { sort: [{ field: 'Value', desc: true }] } }];
  const shown = await showFrames({ type: 'table', transformations }, [frame]);
  expect(shown.kind === 'table' && shown.rows.map(([name]) => name)).toEqual([...hostile].reverse());
  expect(JSON.stringify(frame)).toBe(before);
});
