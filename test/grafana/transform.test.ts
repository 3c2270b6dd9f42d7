import { beforeAll, describe, expect, test } from 'vitest';
import { transform, type Transformation } from '../../src/grafana/index.js';
import { prepare, seriesFrame, showFrames, tableFrame } from '../proof/show-frames.js';

beforeAll(() => prepare());

const costs = tableFrame({ model: ['a', 'b', 'a'], cost: [1, 2, 4], calls: [10, 20, 40] });
const series = [
  seriesFrame([1, 3], { labels: { team: 'web' } }),
  seriesFrame([5, 5], { labels: { team: 'app' } }),
];

/** What Grafana itself makes of the steps, as a table. */
async function shown(steps: readonly Transformation[], frames = [costs]): Promise<unknown> {
  const found = await showFrames({ type: 'table', transformations: steps }, frames);
  return found.kind === 'table' ? [found.header, ...found.rows] : found;
}

async function header(step: Transformation, frames = [costs]): Promise<unknown> {
  return ((await shown([step], frames)) as string[][])[0];
}

/** The column that a calculation adds. */
async function column(how: Parameters<typeof transform.calculateField>[0]): Promise<unknown> {
  return ((await shown([transform.calculateField(how)])) as string[][]).map((row) => row.at(-1));
}

describe('Grafana’s own package takes every step as it is written', () => {
  test('organize: names, hides and orders by the names before', async () => {
    const step = transform.organize({ rename: { cost: 'Cost' }, hide: ['calls'], order: ['cost', 'model'] });
    expect(await shown([step])).toEqual([
      ['Cost', 'model'],
      ['1', 'a'],
      ['2', 'b'],
      ['4', 'a'],
    ]);
  });

  test('renameByRegex', async () => {
    expect(await shown([transform.renameByRegex({ regex: '^c(.*)$', to: 'C$1' })])).toMatchObject([
      ['model', 'Cost', 'Calls'],
      {},
      {},
      {},
    ]);
  });

  test('filterFieldsByName: by names and by pattern', async () => {
    expect(await header(transform.filterFieldsByName({ include: { names: ['model', 'cost'] } }))).toEqual([
      'model',
      'cost',
    ]);
    expect(await header(transform.filterFieldsByName({ exclude: { pattern: '/^c/' } }))).toEqual(['model']);
  });

  test('convertFieldType', async () => {
    const words = tableFrame({ n: ['1', '2'] });
    const steps = [
      transform.convertFieldType([{ field: 'n', to: 'number' }]),
      transform.calculateField({ alias: 'double', left: 'n', operator: '*', right: 2 }),
    ];
    expect(await shown(steps, [words])).toEqual([
      ['n', 'double'],
      ['1', '2'],
      ['2', '4'],
    ]);
  });

  test('labelsToFields, merge', async () => {
    const steps = [transform.labelsToFields(), transform.merge(), transform.organize({ hide: ['Time'] })];
    expect(await shown(steps, series)).toMatchObject({ length: 5 });
  });

  test('reduce: a row a series', async () => {
    const steps = [transform.reduce({ reducers: ['sum', 'max'], labelsToFields: true })];
    expect(await shown(steps, series)).toEqual([
      ['Field', 'team', 'Total', 'Max'],
      ['Value', 'web', '4', '3'],
      ['Value', 'app', '10', '5'],
    ]);
  });

  test('groupBy, sortBy, limit', async () => {
    const group = transform.groupBy({ model: 'by', cost: ['sum'] });
    expect(await shown([group])).toEqual([
      ['model', 'cost (sum)'],
      ['a', '5'],
      ['b', '2'],
    ]);
    expect(await shown([group, transform.sortBy({ field: 'cost (sum)' })])).toMatchObject([
      {},
      ['b', '2'],
      ['a', '5'],
    ]);
    const first = [transform.sortBy({ field: 'cost', descending: true }), transform.limit(1)];
    expect(await shown(first)).toEqual([
      ['model', 'cost', 'calls'],
      ['a', '4', '40'],
    ]);
  });

  test('filterByValue', async () => {
    const cheap = transform.filterByValue({ filters: [{ field: 'cost', test: { id: 'lower', value: 3 } }] });
    expect(await shown([cheap])).toHaveLength(3);
    const ofA = transform.filterByValue({
      type: 'exclude',
      match: 'any',
      filters: [
        { field: 'model', test: { id: 'equal', value: 'a' } },
        { field: 'cost', test: { id: 'between', from: 0, to: 1 } },
      ],
    });
    expect(await shown([ofA])).toEqual([
      ['model', 'cost', 'calls'],
      ['b', '2', '20'],
    ]);
  });

  test('groupingToMatrix', async () => {
    const step = transform.groupingToMatrix({ column: 'model', row: 'calls', value: 'cost' });
    expect(await shown([step])).toEqual([
      ['calls\\model', 'a', 'b'],
      ['10', '1', ''],
      ['20', '', '2'],
      ['40', '4', ''],
    ]);
  });

  test('seriesToRows', async () => {
    const steps = [transform.seriesToRows(), transform.organize({ hide: ['Time'] })];
    expect(await shown(steps, series)).toHaveLength(5);
  });

  test('joinByField, concatenate, filterByRefId', async () => {
    const names = tableFrame({ model: ['a', 'b'], owner: ['x', 'y'] }, 'B');
    expect(
      await shown([transform.joinByField({ field: 'model', mode: 'outerTabular' })], [costs, names]),
    ).toEqual([
      ['model', 'cost', 'calls', 'owner'],
      ['a', '1', '10', 'x'],
      ['b', '2', '20', 'y'],
      ['a', '4', '40', 'x'],
    ]);
    expect(await header(transform.concatenate(), [costs, names])).toEqual([
      'model 1',
      'cost',
      'calls',
      'model 2',
      'owner',
    ]);
    expect(await shown([transform.filterByRefId(['B'])], [costs, names])).toEqual([
      ['model', 'owner'],
      ['a', 'x'],
      ['b', 'y'],
    ]);
    expect(await shown([transform.filterByRefId(['B', 'C'])], [costs, names])).toHaveLength(3);
  });

  test('calculateField in each of its ways', async () => {
    expect(await column({ alias: 'each', left: 'cost', operator: '/', right: 'calls' })).toEqual([
      'each',
      '0.100',
      '0.100',
      '0.100',
    ]);
    expect(await column({ alias: 'sum', of: ['cost', 'calls'], reducer: 'sum' })).toEqual([
      'sum',
      '11',
      '22',
      '44',
    ]);
    expect(await column({ alias: 'root', unary: 'floor', field: 'cost' })).toEqual(['root', '1', '2', '4']);
    expect(await column({ alias: 'so far', running: 'sum', field: 'cost' })).toEqual([
      'so far',
      '1',
      '3',
      '7',
    ]);
    expect(await column({ alias: 'row', rowNumber: true })).toEqual(['row', '0', '1', '2']);
  });

  test('only: one query’s frames', async () => {
    const other = tableFrame({ model: ['a', 'b'], owner: ['x', 'y'] }, 'B');
    const steps = [transform.only(['B', 'C'], transform.limit(1)), transform.filterByRefId(['B'])];
    expect(await shown(steps, [costs, other])).toEqual([
      ['model', 'owner'],
      ['a', 'x'],
    ]);
  });
});
