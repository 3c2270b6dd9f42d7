import { beforeAll, describe, expect, test } from 'vitest';
import { config, prepare, seriesFrame, showFrames, tableFrame, usd } from './show-frames.js';

beforeAll(() => prepare());

describe('numbers', () => {
  const frames = [seriesFrame([1, 2, 4], { name: 'web' }), seriesFrame([10, 20, null], { name: 'api' })];

  test.each([
    ['lastNotNull', ['$4.00', '$20.00']],
    ['mean', ['$2.33', '$15.00']],
    ['sum', ['$7.00', '$30.00']],
    ['max', ['$4.00', '$20.00']],
    ['first', ['$1.00', '$10.00']],
  ])('%s of each series', async (calc, texts) => {
    const options = { reduceOptions: { calcs: [calc] } };
    const shown = await showFrames({ type: 'stat', options, ...config(usd) }, frames);
    expect(shown).toMatchObject({ values: texts.map((text, at) => ({ name: ['web', 'api'][at], text })) });
  });

  test('each row of a table, with its name', async () => {
    const options = { reduceOptions: { values: true, calcs: ['lastNotNull'], fields: '' } };
    const frame = tableFrame({ team: ['web', 'api'], Value: [12.5, 3] });
    const shown = await showFrames({ type: 'bargauge', options, ...config(usd) }, [frame]);
    expect(shown).toMatchObject({
      values: [
        { name: 'web', text: '$12.50' },
        { name: 'api', text: '$3.00' },
      ],
    });
  });

  test('a row is named by the columns its panel says', async () => {
    const options = { reduceOptions: { values: true, calcs: [], fields: '' } };
    const frame = tableFrame({ team: ['web', 'api'], 'model.name': ['opus', 'haiku'], Value: [12.5, 3] });
    const shown = await showFrames(
      {
        type: 'bargauge',
        options,
        ...config({ displayName: '${__data.fields["model.name"]} of ${__data.fields.team}' }),
      },
      [frame],
    );
    expect(shown).toMatchObject({ values: [{ name: 'opus of web' }, { name: 'haiku of api' }] });
  });

  test('without "all values" a table is one number, that of its last row', async () => {
    const frame = tableFrame({ team: ['web', 'api'], 'Value #A': [12.5, 3] });
    const shown = await showFrames({ type: 'bargauge', ...config(usd) }, [frame]);
    expect(shown).toMatchObject({ values: [{ name: 'Value #A', text: '$3.00' }] });
  });

  test('more than 25 rows are cut unless the panel says how many', async () => {
    const frame = tableFrame({ Value: Array.from({ length: 40 }, (_, at) => at) });
    const count = async (limit: object) => {
      const options = { reduceOptions: { values: true, calcs: [], ...limit } };
      const shown = await showFrames({ type: 'bargauge', options }, [frame]);
      return shown.kind === 'values' && shown.values.length;
    };
    expect([await count({}), await count({ limit: 40 })]).toEqual([25, 40]);
  });

  test('names with fields and variables of the board', async () => {
    const list = [{ name: 'team', type: 'custom', query: 'web', current: { value: 'web' } }];
    const frame = seriesFrame([1], { labels: { model: 'opus' } });
    const shown = await showFrames(
      {
        type: 'stat',
        title: 'Cost of $team',
        ...config({ displayName: '${__field.labels.model} of ${team}' }),
      },
      [frame],
      { dashboard: { templating: { list } } },
    );
    expect(shown).toMatchObject({ title: 'Cost of web', values: [{ name: 'opus of web', text: '1' }] });
  });

  test('names with all that can be said of a field', async () => {
    const displayName =
      '${__field.name}, ${__field.displayName}, ${__field.labels["model"]}, ${__field.labels}';
    const frame = seriesFrame([1], { labels: { model: 'opus' } });
    const shown = await showFrames({ type: 'stat', ...config({ displayName }) }, [frame]);
    expect(shown).toMatchObject({ values: [{ name: 'Value, opus, opus, opus' }] });
  });

  test('colours of the light theme differ', async () => {
    const thresholds = { mode: 'absolute', steps: [{ value: null, color: 'green' }] };
    const json = { type: 'stat', ...config({ thresholds, color: { mode: 'thresholds' } }) };
    const colour = async (theme: 'dark' | 'light') => {
      const shown = await showFrames(json, [seriesFrame([1])], { theme });
      return shown.kind === 'values' && shown.values[0]!.color;
    };
    expect([await colour('dark'), await colour('light')]).toEqual(['#73BF69', '#56A64B']);
  });
});
