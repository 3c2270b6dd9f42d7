import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PanelQuestion } from '../../../cli/preview/question.js';
import {
  boardKey,
  fromRecording,
  optionsKey,
  panelKey,
  readRecording,
  writeRecording,
  type Recording,
} from '../../../cli/preview/recording.js';

const now = Date.UTC(2026, 2, 12, 16);
const day = 86_400_000;
const targets = [{ refId: 'A', expr: 'cost{team=~"$team"}' }];
const templating = { list: [{ name: 'team', type: 'query', query: 'label_values(team)' }] };
const dashboard = {
  uid: 'one',
  title: 'One',
  templating,
  panels: [{ id: 1, title: 'Cost', type: 'stat', targets }],
};
const question: PanelQuestion = {
  board: 'one',
  panel: 1,
  range: { from: now - day, to: now, zone: 'UTC' },
  width: 400,
  variables: {},
};
const signal = new AbortController().signal;
const asking = { dashboard, signal };
const options = { ...question, variable: 'team' };

const recording: Recording = {
  about: 'A test',
  now,
  zone: 'UTC',
  choices: { user: 'ada@example.com' },
  panels: { [panelKey(question, asking, now)]: { state: 'data', frames: [], targets: [], variables: [] } },
  options: { [optionsKey(options, asking)]: ['web'] },
};

test('a recording goes into a file and comes out of it as it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ccboards-recording-'));
  await writeRecording(join(folder, 'one.br'), recording);
  expect(await readRecording(join(folder, 'one.br'))).toEqual(recording);
  await rm(folder, { recursive: true });
});

test('what was recorded is answered, at any width and wherever the panel stands', async () => {
  const source = fromRecording(recording);
  const moved = {
    ...dashboard,
    title: 'Other',
    panels: [{ ...dashboard.panels[0]!, title: 'Moved', gridPos: { x: 3, y: 9, w: 4, h: 4 } }],
  };
  const answer = await source.panel({ ...question, width: 900 }, { dashboard: moved, signal });
  expect(answer).toMatchObject({ state: 'data', range: question.range });
  const all = { ...question, variables: { team: ['$__all'], other: ['x'] } };
  expect((await source.panel(all, asking)).state).toBe('data');
  expect(await source.options(options, asking)).toEqual(['web']);
});

test.each([
  ['another range', { ...question, range: { ...question.range, from: now - 2 * day } }, dashboard],
  ['another choice', { ...question, variables: { team: ['web'] } }, dashboard],
  [
    'another query',
    question,
    { ...dashboard, panels: [{ ...dashboard.panels[0]!, targets: [{ refId: 'A', expr: 'tokens' }] }] },
  ],
] as const)('%s is not known, and the panel says so', async (_name, asked, of) => {
  const source = fromRecording(recording);
  await expect(source.panel(asked as PanelQuestion, { dashboard: of, signal })).rejects.toThrow(
    'The sample holds no answer for these choices',
  );
});

test('one recording serves boards that ask the same, whatever they look like', () => {
  const [panel] = dashboard.panels;
  const named = { ...dashboard, title: 'Other', panels: [{ ...panel, title: 'Moved', options: { a: 1 } }] };
  expect(boardKey(named)).toBe(boardKey(dashboard));
  const other = { ...panel, targets: [{ refId: 'A', expr: 'tokens' }] };
  expect(boardKey({ ...dashboard, panels: [other] })).not.toBe(boardKey(dashboard));
  expect(boardKey({ ...dashboard, time: { from: 'now-7d', to: 'now' } })).not.toBe(boardKey(dashboard));
});
