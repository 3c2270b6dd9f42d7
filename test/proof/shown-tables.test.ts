import { beforeAll, describe, expect, test } from 'vitest';
import { byName, config, prepare, seriesFrame, showFrames, tableFrame, usd } from './show-frames.js';

beforeAll(() => prepare());

describe('tables', () => {
  const frame = tableFrame({
    Time: [0, 60_000, 120_000],
    team: ['web', 'api', 'ops'],
    Value: [12.5, 300, null],
  });

  test("show header and rows, times in the viewer's zone", async () => {
    expect(
      await showFrames({ type: 'table', ...config({ ...usd, noValue: '–' }) }, [frame], {
        zone: 'Europe/Berlin',
      }),
    ).toEqual({
      kind: 'table',
      title: 'Panel',
      header: ['Time', 'team', 'Value'],
      rows: [
        ['1970-01-01 01:00:00', 'web', '$12.50'],
        ['1970-01-01 01:01:00', 'api', '$300.00'],
        ['1970-01-01 01:02:00', 'ops', '–'],
      ],
      behind: 0,
    });
  });

  test('hide, rename and sort columns', async () => {
    const transformations = [
      {
        id: 'organize',
        options: { excludeByName: { Time: true }, renameByName: { team: 'Team', Value: 'Cost' } },
      },
    ];
    const options = { sortBy: [{ displayName: 'Cost', desc: true }] };
    const hidden = config(usd, [byName('Team', { id: 'custom.hidden', value: true })]);
    const shown = await showFrames({ type: 'table', transformations, options }, [frame]);
    expect(shown).toMatchObject({
      header: ['Team', 'Cost'],
      rows: [
        ['api', '300'],
        ['web', '12.5'],
        ['ops', ''],
      ],
    });
    expect(await showFrames({ type: 'table', transformations, options, ...hidden }, [frame])).toMatchObject({
      header: ['Cost'],
      rows: [['$300.00'], ['$12.50'], ['']],
    });
  });

  test('overrides by name, by type, by pattern and by query', async () => {
    const overrides = [
      { matcher: { id: 'byType', options: 'number' }, properties: [{ id: 'unit', value: 'currencyUSD' }] },
      byName('Value', { id: 'decimals', value: 1 }, { id: 'displayName', value: 'Cost' }),
      { matcher: { id: 'byRegexp', options: '/^te/' }, properties: [{ id: 'displayName', value: 'Team' }] },
      { matcher: { id: 'byFrameRefID', options: 'B' }, properties: [{ id: 'unit', value: 's' }] },
    ];
    const shown = await showFrames({ type: 'table', ...config({}, overrides) }, [frame]);
    expect(shown).toMatchObject({
      header: ['Time', 'Team', 'Cost'],
      rows: [
        ['1970-01-01 00:00:00', 'web', '$12.5'],
        ['1970-01-01 00:01:00', 'api', '$300.0'],
        ['1970-01-01 00:02:00', 'ops', ''],
      ],
    });
  });

  test('a header may be left out, of one column or of all', async () => {
    const bare = config({}, [byName('team', { id: 'custom.hideHeader', value: true })]);
    expect(await showFrames({ type: 'table', ...bare }, [frame])).toMatchObject({
      header: ['Time', '', 'Value'],
    });
    const none = { type: 'table', options: { showHeader: false } };
    expect(await showFrames(none, [frame])).toMatchObject({ header: [] });
  });

  test('one frame is seen, the others stand behind a drop-down', async () => {
    const frames = [seriesFrame([1], { name: 'web' }), seriesFrame([2], { name: 'api' })];
    expect(await showFrames({ type: 'table' }, frames)).toMatchObject({ header: ['Time', 'web'], behind: 1 });
    const second = await showFrames({ type: 'table', options: { frameIndex: 1 } }, frames);
    expect(second).toMatchObject({ header: ['Time', 'api'] });
  });

  test('two queries joined by a label', async () => {
    const a = tableFrame({ Time: [0, 0], team: ['web', 'api'], 'Value #A': [1, 2] }, 'A');
    const b = tableFrame({ Time: [0, 0], team: ['api', 'ops'], 'Value #B': [20, 30] }, 'B');
    const transformations = [
      { id: 'joinByField', options: { byField: 'team', mode: 'outer' } },
      { id: 'filterFieldsByName', options: { include: { pattern: '^(team|Value.*)$' } } },
      { id: 'sortBy', options: { sort: [{ field: 'team' }] } },
    ];
    expect(await showFrames({ type: 'table', transformations }, [a, b])).toMatchObject({
      header: ['team', 'Value #A', 'Value #B'],
      rows: [
        ['api', '2', '20'],
        ['ops', '', '30'],
        ['web', '1', ''],
      ],
    });
  });
});
