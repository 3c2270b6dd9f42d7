import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { asking, onStore, panel, vector, type Vector } from './on-store.js';
import { textOfPanel, untilDrawn } from './page.js';

const open = onStore();
const hostile = [
  '<img src=x onerror="window.hit = 1">',
  '<script>window.hit = 1</script>',
  'javascript:window.hit=1',
  '${__url.path}[[team]]{{team}}',
  'x'.repeat(5000),
  '"><svg/onload=window.hit=1>',
];

function matrix(series: number, points: number): RequestListener {
  const times = Array.from({ length: points }, (_, at) => 3600 * at + 60);
  const result = Array.from({ length: series }, (_, at) => ({
    metric: { team: `team ${at}` },
    values: times.map((time) => [time, String(at)]),
  }));
  return (_request, response) =>
    void response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
}

const ofKind = (type: string, more: object) => ({
  ...panel('Odd', { type, ...asking('good') }),
  ...more,
});

describe('texts of others', () => {
  test('label values, titles, descriptions and log lines are shown as text, and nothing in them runs', async () => {
    const answers = { hostile: vector(hostile.map((team, at) => [{ team }, String(at)])) };
    const tab = await open(
      [
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
      ],
      { answers },
    );
    await untilDrawn(tab);
    expect(await textOfPanel(tab, 'Bars')).toContain(hostile[0]);
    expect(await textOfPanel(tab, 'Rows')).toContain(hostile[0]);
    expect(await textOfPanel(tab, 'Words')).toContain('Title');
    expect(await tab.evaluate('document.querySelectorAll("img[src=x], #page script").length')).toBe(0);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
    expect(await tab.evaluate<unknown>('window.hit ?? null')).toBeNull();
    expect(tab.said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });
});

describe('links and boards of others', { timeout: 180_000 }, () => {
  const script = 'javascript:window.hit=1';
  test('no link runs a script, and no text reaches out of its panel', async () => {
    const links = [
      { title: 'Bad', url: script },
      { title: hostile[0], url: ' JaVaScRiPt:window.hit=2' },
    ];
    const fieldConfig = { defaults: { links }, overrides: [] };
    const labelled = { defaults: { links: [{ title: 'x', url: '${__data.fields.team}' }] }, overrides: [] };
    const leading = {
      defaults: { links: [{ title: 'x', url: '/d/x?var-team=${__data.fields.team}' }] },
      overrides: [],
    };
    const content =
      `[a](${script}) <a href="${script}">b</a> <form action="https://evil.example"></form><base href="https://evil.example">` +
      '<style>*{display:none}</style><div style="position:fixed;inset:0">over</div><details open ontoggle="window.hit=4">c</details>' +
      '<iframe srcdoc="<script>top.hit=5</script>"></iframe><button onclick="window.hit=6">d</button>';
    const answers = {
      hostile: vector([
        [{ team: script }, '1'],
        [{ team: hostile[0]! }, '2'],
      ]),
    };
    const tab = await open(
      [
        panel('Stat', { type: 'stat', ...asking('hostile'), fieldConfig, links }),
        panel('Bars', { type: 'bargauge', ...asking('hostile'), fieldConfig }),
        panel('Rows', { type: 'table', ...asking('hostile', { format: 'table' }), fieldConfig }),
        panel('Labels', { type: 'table', ...asking('hostile', { format: 'table' }), fieldConfig: labelled }),
        panel('Rows that lead on', {
          type: 'table',
          ...asking('hostile', { format: 'table' }),
          fieldConfig: leading,
        }),
        panel('Words', { type: 'text', options: { mode: 'markdown', content } }),
        panel('Html', { type: 'text', options: { mode: 'html', content } }),
      ],
      { answers, board: { links: [{ type: 'link', title: 'Board', url: script }] } },
    );
    await untilDrawn(tab);
    const targets = () =>
      tab.evaluate<string[]>(
        '[...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href"))',
      );
    // A table lays out its rows once it has been measured, which may be later than it is drawn.
    await expect.poll(targets, { timeout: 60_000 }).toContain(`/d/x?var-team=${hostile[0]}`);
    expect((await targets()).filter((one) => /^\s*(javascript|data|vbscript):/i.test(one))).toEqual([]);
    await tab.evaluate(
      'document.querySelectorAll(".panel a, .panel button, .toolbar a").forEach((one) => one.click())',
    );
    expect(await tab.evaluate<unknown>('window.hit ?? null')).toBeNull();
    expect(
      await tab.evaluate('document.querySelectorAll("#page form, #page base, .text style").length'),
    ).toBe(0);
    const fixed =
      '[...document.querySelectorAll(".text *")].filter((one) => getComputedStyle(one).position === "fixed")';
    expect(await tab.evaluate(`${fixed}.length`)).toBe(0);
  });

  test('panels of any shape leave the others drawn', async () => {
    const odd = [
      null,
      5,
      'x',
      [],
      {},
      { type: 7 },
      { type: 'stat', title: { a: 1 }, targets: 'no' },
      { type: 'stat', title: ['x'], targets: [null, 3, { expr: {} }] },
      { type: 'row', panels: 5 },
      { type: 'row', collapsed: true, panels: [null, 3] },
      ofKind('stat', { gridPos: { x: -5, y: 4, w: 1e9, h: 1e9 } }),
      ofKind('stat', { gridPos: { x: 'a', y: null, w: 0, h: -3 } }),
      ofKind('stat', { fieldConfig: 5, options: 'x' }),
      ofKind('timeseries', {
        fieldConfig: {
          defaults: { thresholds: 5, mappings: {}, custom: 'x', min: {}, unit: 3 },
          overrides: [null, {}],
        },
      }),
      ofKind('table', { transformations: [null, { id: 5 }] }),
    ];
    const good = panel('Good', { type: 'stat', gridPos: { x: 0, y: 0, w: 8, h: 4 }, ...asking('good') });
    const tab = await open([], {
      board: {
        panels: [good, ...odd],
        templating: { list: [null, 5, { name: {}, type: 'query' }] },
        links: [null, 5, {}],
        tags: 5,
        time: 5,
        title: { x: 1 },
      },
    });
    await untilDrawn(tab, 120_000);
    expect(await textOfPanel(tab, 'Good')).toContain('1');
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
    expect(await tab.evaluate('document.documentElement.scrollHeight')).toBeLessThan(20_000);
    expect(tab.said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });
});

describe('more than a panel can show', () => {
  test('10,000 series are cut, and each panel says so', async () => {
    const many = Array.from({ length: 10_000 }, (_, at): Vector[number] => [
      { team: `team ${at}` },
      String(at),
    ]);
    const answers = { many: vector(many), lines: matrix(10_000, 24) };
    const tab = await open(
      [
        panel('Numbers', { type: 'stat', ...asking('many') }),
        panel('Bars', { type: 'bargauge', ...asking('many') }),
        panel('Rows', { type: 'table', ...asking('many', { format: 'table' }) }),
        panel('Lines', { type: 'timeseries', ...asking('lines', { instant: false, range: true }) }),
      ],
      { answers },
    );
    await untilDrawn(tab, 240_000);
    expect(await textOfPanel(tab, 'Numbers')).toContain('The first 200 of 10,000 values are drawn.');
    expect(await textOfPanel(tab, 'Bars')).toContain('The first 200 of 10,000 values are drawn.');
    expect(await textOfPanel(tab, 'Lines')).toContain('The first 300 of 10,000 series are drawn.');
    expect(await textOfPanel(tab, 'Rows')).toContain('team 0');
  });
});
