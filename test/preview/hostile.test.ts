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
    await untilDrawn(tab, 120_000);
    expect(await textOfPanel(tab, 'Numbers')).toContain('The first 200 of 10,000 values are drawn.');
    expect(await textOfPanel(tab, 'Bars')).toContain('The first 200 of 10,000 values are drawn.');
    expect(await textOfPanel(tab, 'Lines')).toContain('The first 300 of 10,000 series are drawn.');
    expect(await textOfPanel(tab, 'Rows')).toContain('team 0');
  });
});
