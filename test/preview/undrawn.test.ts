import { describe, expect, test } from 'vitest';
import { asking, datasource, onStore, panel, vector, type Answers } from './on-store.js';
import { shownIn, untilDrawn } from './page.js';

const open = onStore();

describe('what cannot be drawn', () => {
  test('says why in its panel, and the rest is drawn', async () => {
    const answers: Answers = {
      wrong: (_request, response) => {
        response
          .writeHead(422)
          .end(JSON.stringify({ status: 'error', errorType: 'execution', error: 'too much' }));
      },
      junk: (_request, response) => void response.end('<html>'),
      gone: (request) => void request.socket.destroy(),
      good: vector([[{}, '12']]),
    };
    const tab = await open(
      [
        panel('Map', { type: 'geomap', ...asking('good') }),
        panel('Changed', {
          type: 'table',
          ...asking('good'),
          transformations: [{ id: 'convertToMagic', options: {} }],
        }),
        panel('Foreign', {
          type: 'stat',
          targets: [{ refId: 'A', rawSql: 'select 1' }],
          datasource: { type: 'mysql', uid: 'm' },
        }),
        panel('Refused', { type: 'stat', ...asking('wrong') }),
        panel('Junk', { type: 'stat', ...asking('junk') }),
        panel('Gone', { type: 'timeseries', ...asking('gone') }),
        panel('No such unit', {
          type: 'stat',
          ...asking('good'),
          fieldConfig: { defaults: { unit: 'furlong' }, overrides: [] },
        }),
        panel('Good', { type: 'stat', ...asking('good') }),
      ],
      { answers },
    );
    await untilDrawn(tab);
    expect(await shownIn(tab, 'Map')).toContain('A panel of the kind "geomap" is not drawn in the preview.');
    expect(await shownIn(tab, 'Changed')).toContain('@grafana/data has no transformation "convertToMagic"');
    expect(await shownIn(tab, 'Foreign')).toContain('only Prometheus and Loki can be asked');
    expect(await shownIn(tab, 'Refused')).toContain('execution: too much');
    expect(await shownIn(tab, 'Junk')).toContain('the answer is no JSON');
    expect(await shownIn(tab, 'Gone')).toContain('cannot be reached');
    expect(await shownIn(tab, 'No such unit')).toContain('no unit is called "furlong"');
    expect(await shownIn(tab, 'Good')).toBe('12');
    expect(tab.said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });

  const kinds = (
    'barchart piechart heatmap histogram state-timeline status-history xychart candlestick canvas nodeGraph ' +
    'traces news dashlist alertlist acme-own-panel'
  ).split(' ');

  test('a panel of each kind that is not drawn says so, and the rest is drawn', async () => {
    const panels = kinds.map((type) => panel(type, { type, ...asking('good') }));
    const tab = await open([...panels, panel('Good', { type: 'stat', ...asking('good') })]);
    await untilDrawn(tab);
    for (const kind of kinds) {
      expect(await shownIn(tab, kind)).toBe(`A panel of the kind "${kind}" is not drawn in the preview.`);
    }
    expect(await shownIn(tab, 'Good')).toBe('1');
  });

  test('a store that does not answer keeps no other panel waiting', async () => {
    const answers = { slow: () => undefined, good: vector([[{}, '12']]) };
    const tab = await open(
      [
        panel('Slow', { type: 'stat', ...asking('slow') }),
        panel('Good', { type: 'stat', ...asking('good') }),
      ],
      { answers },
    );
    await tab.until(`document.querySelector('[data-title="Good"]')?.innerText.includes('12')`, {
      what: 'the other panel',
    });
    expect(await shownIn(tab, 'Slow')).toBe('');
    expect(await tab.evaluate('document.documentElement.dataset.state')).toBe('busy');
  });

  test('a store that is down is the message of each panel and drop-down', async () => {
    const list = [
      {
        name: 'team',
        type: 'query',
        datasource,
        query: 'label_values(team)',
        includeAll: true,
        allValue: '.*',
      },
    ];
    const tab = await open([panel('Cost', { type: 'stat', ...asking('good') })], {
      prometheus: 'http://127.0.0.1:9',
      board: { templating: { list } },
    });
    await untilDrawn(tab);
    expect(await shownIn(tab, 'Cost')).toContain('cannot be reached');
    expect(await tab.evaluate(`document.querySelector('[data-variable="team"]').innerText`)).toContain(
      'no options',
    );
  });
});
