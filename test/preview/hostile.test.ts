import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBrowser, type Browser } from '../../cli/preview/browser/browser.js';
import type { Tab } from '../../cli/preview/browser/tab.js';
import { fromStores } from '../../cli/preview/from-stores.js';
import { servedPage } from '../../cli/preview/page-served.js';
import { startPreview, type Preview } from '../../cli/preview/server.js';
import { shownIn, textOfPanel, untilDrawn } from './page.js';

const datasource = { type: 'prometheus', uid: 'p' };
const hostile = [
  '<img src=x onerror="window.hit = 1">',
  '<script>window.hit = 1</script>',
  'javascript:window.hit=1',
  '${__url.path}[[team]]{{team}}',
  'x'.repeat(5000),
  '"><svg/onload=window.hit=1>',
];

type Vector = readonly (readonly [labels: Readonly<Record<string, string>>, value: string])[];

let browser: Browser;
let store: Server;
let answers: Readonly<Record<string, RequestListener>>;
let preview: Preview | undefined;
let tab: Tab;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  store = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const query = new URLSearchParams(body || new URL(request.url ?? '', 'http://store').search).get(
        'query',
      );
      const answer = answers[query ?? ''] ?? vector([[{}, '1']]);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await tab?.close();
  await preview?.close();
  preview = undefined;
  store.closeAllConnections();
  await new Promise((resolve) => store.close(resolve));
});

function vector(of: Vector): RequestListener {
  const result = of.map(([metric, value]) => ({ metric, value: [9, value] }));
  return (_request, response) =>
    void response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
}

function matrix(series: number, points: number): RequestListener {
  const times = Array.from({ length: points }, (_, at) => 3600 * at + 60);
  const result = Array.from({ length: series }, (_, at) => ({
    metric: { team: `team ${at}` },
    values: times.map((time) => [time, String(at)]),
  }));
  return (_request, response) =>
    void response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
}

let last = 0;
function panel(title: string, of: object): object {
  const gridPos = { x: (last % 3) * 8, y: Math.floor(last / 3) * 8, w: 8, h: 8 };
  last += 1;
  return { id: last, title, datasource, gridPos, ...of };
}

const asking = (expr: string, more: object = {}) => ({
  targets: [{ refId: 'A', expr, instant: true, range: false, legendFormat: '{{team}}', ...more }],
});

async function openBoard(panels: readonly object[], more: object = {}): Promise<void> {
  const board = {
    uid: 'test',
    title: 'Test',
    schemaVersion: 42,
    time: { from: '0', to: '86400000' },
    panels,
    ...more,
  };
  const prometheus = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  const source = fromStores({ prometheus });
  preview = await startPreview({ boards: () => Promise.resolve([board]), source, files: await servedPage() });
  tab = await browser.open({ width: 1280, height: 1400 });
  await tab.go(preview.url);
}

const hit = () => tab.evaluate<unknown>('window.hit ?? null');

describe('texts of others', { timeout: 180_000 }, () => {
  test('label values, titles, descriptions and log lines are shown as text, and nothing in them runs', async () => {
    answers = { hostile: vector(hostile.map((team, at) => [{ team }, String(at)])) };
    await openBoard([
      panel(hostile[0]!, { type: 'stat', description: hostile[0], ...asking('hostile') }),
      panel('Bars', {
        type: 'bargauge',
        description: hostile[1],
        ...asking('hostile'),
        options: { orientation: 'horizontal' },
      }),
      panel('Rows', { type: 'table', ...asking('hostile', { format: 'table' }) }),
      panel('Lines', { type: 'timeseries', ...asking('hostile') }),
      panel('Dials', { type: 'gauge', ...asking('hostile') }),
      panel('Words', {
        type: 'text',
        options: { mode: 'markdown', content: `# Title\n${hostile.join('\n\n')}` },
      }),
      panel('Html', { type: 'text', options: { mode: 'html', content: hostile.join('') } }),
    ]);
    await untilDrawn(tab);
    expect(await textOfPanel(tab, 'Bars')).toContain(hostile[0]);
    expect(await textOfPanel(tab, 'Rows')).toContain(hostile[0]);
    expect(await textOfPanel(tab, 'Words')).toContain('Title');
    expect(await tab.evaluate('document.querySelectorAll("img[src=x], #page script").length')).toBe(0);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
    expect(await hit()).toBeNull();
    expect(tab.said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });
});

describe('more than a panel can show', { timeout: 180_000 }, () => {
  test('10,000 series are cut, and each panel says so', async () => {
    const many = Array.from({ length: 10_000 }, (_, at): Vector[number] => [
      { team: `team ${at}` },
      String(at),
    ]);
    answers = { many: vector(many), lines: matrix(10_000, 24) };
    await openBoard([
      panel('Numbers', { type: 'stat', ...asking('many') }),
      panel('Bars', { type: 'bargauge', ...asking('many') }),
      panel('Rows', { type: 'table', ...asking('many', { format: 'table' }) }),
      panel('Lines', { type: 'timeseries', ...asking('lines', { instant: false, range: true }) }),
    ]);
    await untilDrawn(tab, 120_000);
    expect(await textOfPanel(tab, 'Numbers')).toContain('The first 200 of 10,000 values are drawn.');
    expect(await textOfPanel(tab, 'Bars')).toContain('The first 200 of 10,000 values are drawn.');
    expect(await textOfPanel(tab, 'Lines')).toContain('The first 300 of 10,000 series are drawn.');
    expect(await textOfPanel(tab, 'Rows')).toContain('team 0');
  });
});

describe('what cannot be drawn', { timeout: 180_000 }, () => {
  test('says why in its panel, and the rest is drawn', async () => {
    answers = {
      wrong: (_request, response) => {
        response
          .writeHead(422)
          .end(JSON.stringify({ status: 'error', errorType: 'execution', error: 'too much' }));
      },
      junk: (_request, response) => void response.end('<html>'),
      gone: (request) => void request.socket.destroy(),
      good: vector([[{}, '12']]),
    };
    await openBoard([
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
    ]);
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

  test('a store that does not answer keeps no other panel waiting', async () => {
    answers = { slow: () => undefined, good: vector([[{}, '12']]) };
    await openBoard([
      panel('Slow', { type: 'stat', ...asking('slow') }),
      panel('Good', { type: 'stat', ...asking('good') }),
    ]);
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
    answers = {};
    store.close();
    store.closeAllConnections();
    await openBoardOn('http://127.0.0.1:9', [panel('Cost', { type: 'stat', ...asking('good') })], {
      templating: { list },
    });
    await untilDrawn(tab);
    expect(await shownIn(tab, 'Cost')).toContain('cannot be reached');
    expect(await tab.evaluate(`document.querySelector('[data-variable="team"]').innerText`)).toContain(
      'no options',
    );
  });
});

async function openBoardOn(prometheus: string, panels: readonly object[], more: object): Promise<void> {
  const board = { uid: 'test', title: 'Test', schemaVersion: 42, panels, ...more };
  const source = fromStores({ prometheus });
  preview = await startPreview({ boards: () => Promise.resolve([board]), source, files: await servedPage() });
  tab = await browser.open({ width: 1280, height: 1000 });
  await tab.go(preview.url);
}
