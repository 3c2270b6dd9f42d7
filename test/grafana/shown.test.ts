import { beforeAll, expect, test } from 'vitest';
import { toClassic, type JsonObject } from '../../src/grafana/index.js';
import { prepare, seriesFrame, showFrames } from '../proof/show-frames.js';
import { sample } from './sample.js';

beforeAll(() => prepare());

const panels = toClassic(sample).panels.flatMap((panel) =>
  panel['type'] === 'row' ? (panel['panels'] as JsonObject[]) : [panel],
);

/** What a person reads on a panel of the sample when its query gives this. */
async function shown(title: string, value: number | null, name?: string) {
  const panel = panels.find((one) => one['title'] === title)!;
  const frame = seriesFrame([value], name === undefined ? {} : { name });
  const found = await showFrames(panel, [frame], { dashboard: toClassic(sample) });
  return found.kind === 'values' ? found.values.map(({ text, color }) => ({ text, color })) : found;
}

async function names(name: string): Promise<unknown> {
  const found = await shown('Visits by shop', 1, name);
  return 'series' in found ? found.series.map((one) => one.name) : found;
}

test('units reach the reader', async () => {
  expect(await shown('Visits', 12_345)).toMatchObject([{ text: '12.3 K' }]);
});

test('mappings reach the reader, in their words and colours', async () => {
  expect(await shown('State', 0)).toMatchObject([{ text: 'closed', color: '#F2495C' }]);
  expect(await shown('State', 1)).toMatchObject([{ text: 'open' }]);
  expect(await shown('State', 7)).toMatchObject([{ text: 'many' }]);
  expect(await shown('State', null)).toMatchObject([{ text: 'unknown' }]);
});

test('thresholds colour what they are meant to colour', async () => {
  expect(await shown('Full', 0.89)).toMatchObject([{ text: '89%', color: '#73BF69' }]);
  expect(await shown('Full', 0.9)).toMatchObject([{ text: '90%', color: '#F2495C' }]);
});

test('overrides reach the series they name', async () => {
  expect(await names('southern')).toEqual(['South']);
  expect(await names('north')).toEqual(['north']);
});
