import { expect, test } from 'vitest';
import { SeriesCounter, simulate } from '../../../pipeline/simulator/index.js';
import { seriesCounts } from '../../proof-runs/series-counts.js';

test('series stay few with the allow-list, and grow with each session without it', () => {
  const [byDeveloper, byLabel] = seriesCounts({ sizes: [6, 12], days: [1, 2] });
  const rows = byDeveloper!.rows.map(([developers, days, kept, series]) => ({
    key: `${developers} ${days} ${kept}`,
    series: Number(series!.replaceAll(',', '')),
  }));
  const of = (key: string) => rows.find((row) => row.key === key)!.series;
  expect(rows).toHaveLength(8);
  for (const developers of [6, 12]) {
    expect(of(`${developers} 1 every label`)).toBeGreaterThan(of(`${developers} 1 the allow-list`));
    expect(of(`${developers} 2 every label`)).toBeGreaterThan(1.4 * of(`${developers} 1 every label`));
    expect(of(`${developers} 2 the allow-list`)).toBeLessThan(1.6 * of(`${developers} 1 the allow-list`));
  }
  expect(byLabel!.rows.map(([, label]) => label)).toContain('user.email');
});

test('a label that is dropped leaves fewer series, one that nothing carries as many', () => {
  const counter = new SeriesCounter({ sets: true });
  for (const sent of simulate({ developers: 5, seed: 3 }).exports) counter.take(sent);
  const { series, byLabel } = counter.result();
  expect(counter.without('no.such.label')).toBe(series);
  expect(counter.without('user.email')).toBeLessThan(series);
  expect(byLabel.get('user.email')).toBe(5);
  expect(() => new SeriesCounter().without('model')).toThrow('series › without: count with { sets: true }');
});
