import { beforeAll, describe, expect, test } from 'vitest';
import { prepare, seriesFrame, showFrames, tableFrame } from './show-frames.js';

beforeAll(() => prepare());

describe('transformations give what Grafana gives', () => {
  const frame = tableFrame({ model: ['a', 'b', 'a'], cost: [1, 2, 4], calls: [10, 20, 40] });
  const table = async (...transformations: object[]) => {
    const shown = await showFrames({ type: 'table', transformations }, [frame]);
    return shown.kind === 'table' ? [shown.header, ...shown.rows] : shown;
  };

  test('groupBy', async () => {
    const fields = {
      model: { operation: 'groupby', aggregations: [] },
      cost: { operation: 'aggregate', aggregations: ['sum'] },
    };
    expect(await table({ id: 'groupBy', options: { fields } })).toEqual([
      ['model', 'cost (sum)'],
      ['a', '5'],
      ['b', '2'],
    ]);
  });

  test('calculateField', async () => {
    const binary = {
      left: { matcher: { id: 'byName', options: 'cost' } },
      operator: '/',
      right: { matcher: { id: 'byName', options: 'calls' } },
    };
    expect(await table({ id: 'calculateField', options: { mode: 'binary', alias: 'each', binary } })).toEqual(
      [
        ['model', 'cost', 'calls', 'each'],
        ['a', '1', '10', '0.100'],
        ['b', '2', '20', '0.100'],
        ['a', '4', '40', '0.100'],
      ],
    );
  });

  test('limit, after sortBy', async () => {
    const sort = { id: 'sortBy', options: { sort: [{ field: 'cost', desc: true }] } };
    expect(await table(sort, { id: 'limit', options: { limitField: 1 } })).toEqual([
      ['model', 'cost', 'calls'],
      ['a', '4', '40'],
    ]);
  });

  test('groupingToMatrix', async () => {
    const options = { columnField: 'model', rowField: 'calls', valueField: 'cost' };
    expect(await table({ id: 'groupingToMatrix', options })).toEqual([
      ['calls\\model', 'a', 'b'],
      ['10', '1', ''],
      ['20', '', '2'],
      ['40', '4', ''],
    ]);
  });

  test('renameByRegex', async () => {
    expect(
      await table({ id: 'renameByRegex', options: { regex: '^c(.*)$', renamePattern: 'C$1' } }),
    ).toMatchObject([['model', 'Cost', 'Calls'], {}, {}, {}]);
  });

  test('one that is switched off does nothing', async () => {
    expect(await table({ id: 'limit', disabled: true, options: { limitField: 1 } })).toHaveLength(4);
  });

  const series = [
    seriesFrame([1, 3], { labels: { team: 'web', model: 'a' } }),
    seriesFrame([5, 7], { labels: { team: 'api', model: 'b' } }),
  ];

  test('reduce to rows with labels as columns', async () => {
    const transformations = [
      { id: 'reduce', options: { reducers: ['lastNotNull', 'mean'], labelsToFields: true } },
    ];
    expect(await showFrames({ type: 'table', transformations }, series)).toMatchObject({
      header: ['Field', 'team', 'model', 'Last *', 'Mean'],
      rows: [
        ['Value', 'web', 'a', '3', '2'],
        ['Value', 'api', 'b', '7', '6'],
      ],
    });
  });

  test('labelsToFields, merge', async () => {
    const transformations = [
      { id: 'labelsToFields', options: {} },
      { id: 'merge', options: {} },
    ];
    expect(await showFrames({ type: 'table', transformations }, series)).toMatchObject({
      header: ['Time', 'Value', 'team', 'model'],
      rows: [
        ['1970-01-01 00:00:00', '1', 'web', 'a'],
        ['1970-01-01 00:01:00', '3', 'web', 'a'],
        ['1970-01-01 00:00:00', '5', 'api', 'b'],
        ['1970-01-01 00:01:00', '7', 'api', 'b'],
      ],
    });
  });
});
