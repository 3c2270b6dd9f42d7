import { beforeAll, describe, expect, test } from 'vitest';
import { byName, config, prepare, seriesFrame, showFrames, tableFrame, usd } from './show-frames.js';

beforeAll(() => prepare());

async function names(...labels: Record<string, string>[]) {
  const shown = await showFrames(
    { type: 'timeseries' },
    labels.map((one) => seriesFrame([1], { labels: one })),
  );
  return shown.kind === 'series' && shown.series.map(({ name }) => name);
}

describe('charts', () => {
  test('lines with their points and the calculations of their legend', async () => {
    const options = { legend: { calcs: ['lastNotNull', 'sum', 'count'] } };
    const json = { type: 'timeseries', options, ...config(usd) };
    expect(await showFrames(json, [seriesFrame([1, null, 2.5], { name: 'web' })])).toMatchObject({
      kind: 'series',
      series: [
        {
          name: 'web',
          points: [
            { at: 0, text: '$1.00', value: 1 },
            { at: 120_000, text: '$2.50', value: 2.5 },
          ],
          legend: { 'Last *': '$2.50', Total: '$3.50', Count: '2' },
        },
      ],
    });
  });

  test('series that are hidden are not there', async () => {
    const overrides = [
      byName('web', { id: 'custom.hideFrom', value: { viz: true, legend: true, tooltip: true } }),
    ];
    const frames = [seriesFrame([1], { name: 'web' }), seriesFrame([2], { name: 'api' })];
    const shown = await showFrames({ type: 'timeseries', ...config({}, overrides) }, frames);
    expect(shown).toMatchObject({ series: [{ name: 'api' }] });
  });

  test('series without a legend are named by the labels that tell them apart', async () => {
    expect(await names({ team: 'web' }, { team: 'api' })).toEqual(['web', 'api']);
    expect(await names({ team: 'web', model: 'a' })).toEqual(['{model="a", team="web"}']);
  });

  test('bars over names', async () => {
    const frame = tableFrame({ team: ['web', 'api'], cost: [12.5, 3] });
    expect(await showFrames({ type: 'barchart', ...config(usd) }, [frame])).toMatchObject({
      series: [
        {
          name: 'cost',
          points: [
            { at: 'web', text: '$12.50' },
            { at: 'api', text: '$3.00' },
          ],
        },
      ],
    });
  });

  test('states by their mapped names', async () => {
    const mappings = [{ type: 'value', options: { '0': { text: 'down' }, '1': { text: 'up' } } }];
    const shown = await showFrames({ type: 'state-timeline', ...config({ mappings }) }, [
      seriesFrame([1, 0], { name: 'store' }),
    ]);
    expect(shown).toMatchObject({ series: [{ name: 'store', points: [{ text: 'up' }, { text: 'down' }] }] });
  });
});

describe('log lines and text', () => {
  const frame = tableFrame({ Time: [0, 120_000, 60_000], Line: ['first', 'third', 'second'] });

  test.each([
    ['Descending', ['third', 'second', 'first']],
    ['Ascending', ['first', 'second', 'third']],
  ])('lines %s', async (sortOrder, lines) => {
    const shown = await showFrames({ type: 'logs', options: { sortOrder } }, [frame]);
    expect(shown.kind === 'lines' && shown.lines.map(({ text }) => text)).toEqual(lines);
  });

  test('text with its variables', async () => {
    const list = [{ name: 'team', type: 'textbox', current: { value: 'web' } }];
    const options = { mode: 'markdown', content: '# Team ${team}' };
    expect(await showFrames({ type: 'text', options }, [], { dashboard: { templating: { list } } })).toEqual({
      kind: 'text',
      title: 'Panel',
      text: '# Team web',
    });
  });
});
