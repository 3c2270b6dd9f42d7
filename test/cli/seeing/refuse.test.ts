import { describe, expect, test } from 'vitest';
import { board, cost, row, spend, stat } from '../../../cli/index.js';
import { inFormOf } from '../../../cli/seeing/expected.js';
import { see } from '../../../cli/testing.js';
import type { Shown } from '../../../src/proof/index.js';

const range = { from: 0, to: 3_600_000 };
const on = { stores: { prometheus: 'http://127.0.0.1:1' }, range };

/** What a matcher says that is called as no type allows: JavaScript has none, and a slip of the hand is soon cast away. */
async function said(subject: unknown, expected: unknown, options?: unknown): Promise<string> {
  const called = expect(subject) as unknown as { toShow: (...args: unknown[]) => Promise<void> };
  return called.toShow(expected, options).then(
    () => 'nothing',
    (thrown: Error) => thrown.message,
  );
}

describe('a slip of the hand is told with what to write', () => {
  const mine = stat(cost.total(), { title: 'Ours', asks: 'What?' });
  const plan = board({ uid: 'mine', title: 'Mine', question: 'What?', rows: [row('R', [mine])] });

  test.each([
    ['nothing', undefined, 'undefined is no panel.\n  Give a panel, such as spend.total,'],
    ['an empty object', {}, 'That is no panel.\n  Give a panel,'],
    [
      'a function',
      spend.by,
      "A function is no panel.\n  Call it with what it splits by, such as spend.by('team').",
    ],
    ['a board', plan, 'A board is no panel.\n  Give one of the panels in its rows.'],
    ['a dashboard', { panels: [] }, 'A dashboard is no panel.\n  Write { dashboard, panel: <its title> }.'],
    ['a question', cost.total(), 'A question is no panel yet.\n  Say how it is shown: stat(question,'],
    [
      'no title',
      { dashboard: {}, panel: undefined },
      'panel: undefined names no panel.\n  Give its title or its id.',
    ],
    ['no dashboard', { dashboard: 'cost.json', panel: 1 }, 'dashboard: "cost.json" is no dashboard.'],
  ])('%s instead of a panel', async (_name, subject, words) => {
    expect(await said(subject, '$1.00', { on })).toContain(words);
  });

  test.each([
    [
      'no options',
      undefined,
      'Write toShow(expected, { on: { stores: { prometheus: <address> }, range: { from, to } } }).',
    ],
    ['the stage itself', on, 'It is not said where the panel is shown.\n  Write toShow('],
    [
      'one address',
      { on: { ...on, stores: on.stores.prometheus } },
      'stores: "http://127.0.0.1:1" names no store.',
    ],
    [
      'a slip in a name',
      { on: { ...on, stores: { prometheues: 'x' } } },
      'stores: nothing is called "prometheues".',
    ],
    ['no range', { on: { stores: on.stores } }, 'range: undefined is no range.'],
    ['words for a time', { on: { ...on, range: { from: 'now-1h', to: 'now' } } }, '"now-1h" is no instant'],
    [
      'an address without its kind',
      { on: { ...on, stores: { prometheus: 'localhost:9090' } } },
      '"localhost:9090" is no address',
    ],
  ])('%s instead of a stage', async (_name, options, words) => {
    expect(await said(mine, '$1.00', options)).toContain(words);
  });

  test('seeing without a matcher says the same', async () => {
    await expect(see({} as never, on)).rejects.toThrow('That is no panel.');
    await expect(see(mine, {} as never)).rejects.toThrow('stores: undefined names no store.');
  });

  test.each([undefined, null, 12.34, true])('%s instead of a text', async (expected) => {
    expect(await said(mine, expected, { on })).toBe(
      `${expected} is nothing a panel shows.\n  Expect its text as a person reads it, such as '$12.34' or 'No data'.`,
    );
  });
});

const values = (...of: readonly (readonly [name: string, text: string])[]): Shown => ({
  kind: 'values',
  title: 'Cost',
  values: of.map(([name, text]) => ({ name, text, color: undefined })),
});

describe('what is shown takes the form of what is expected', () => {
  const compared = values(['now', '$12.34'], ['change', '5%']);

  test('a number that is compared is one text, and both by name', () => {
    expect(inFormOf('$1.00', compared)).toBe('$12.34');
    expect(inFormOf('$1.00', values(['now', '80%'], ['points', '2%']))).toBe('80%');
    expect(inFormOf({ now: '', change: '' }, compared)).toEqual({ now: '$12.34', change: '5%' });
    expect(inFormOf(['', ''], compared)).toEqual(['$12.34', '5%']);
  });

  test('where it has no such form, it says its own', () => {
    expect(inFormOf('$1.00', values(['web', '$1.00'], ['platform', '$2.00']))).toEqual({
      web: '$1.00',
      platform: '$2.00',
    });
    const table: Shown = { kind: 'table', title: 'T', header: ['a', 'b'], rows: [['x', '1']], behind: 0 };
    expect(inFormOf('1', table)).toEqual([['x', '1']]);
    const lines: Shown = { kind: 'lines', title: 'L', lines: [{ at: 0, text: 'said', labels: {} }] };
    expect(inFormOf({ x: '1' }, lines)).toEqual(['said']);
  });
});
