import { describe, expect, test } from 'vitest';
import { panelOf, panelsOf } from '../../src/proof/index.js';

const board = {
  title: 'Fleet',
  panels: [
    { id: 1, title: 'First', type: 'stat' },
    { id: 2, title: 'Open', type: 'row', collapsed: false, panels: [] },
    { id: 3, title: 'In open', type: 'table' },
    {
      id: 4,
      title: 'Folded',
      type: 'row',
      collapsed: true,
      panels: [{ id: 5, title: 'In folded', type: 'logs' }],
    },
    { id: 6, title: 'Twice', type: 'stat' },
    { id: 7, title: 'Twice', type: 'text' },
    { id: 8, type: 'stat' },
  ],
};

test('panels come in reading order with their row, those of folded rows too', () => {
  expect(
    panelsOf(board).map(({ id, title, type, row, collapsed }) => [id, title, type, row, collapsed]),
  ).toEqual([
    [1, 'First', 'stat', undefined, false],
    [3, 'In open', 'table', 'Open', false],
    [5, 'In folded', 'logs', 'Folded', true],
    [6, 'Twice', 'stat', 'Folded', false],
    [7, 'Twice', 'text', 'Folded', false],
    [8, '', 'stat', 'Folded', false],
  ]);
});

describe('one panel', () => {
  test('is found by title or id', () => {
    expect([panelOf(board, 'In folded').id, panelOf(board, 7).type]).toEqual([5, 'text']);
  });

  test.each([
    [
      'Nowhere',
      'Fleet: no panel "Nowhere"; there are: "First", "In open", "In folded", "Twice", "Twice", ""',
    ],
    ['Twice', 'Fleet: 2 panels are called "Twice": ask by id (6, 7)'],
  ])('%s is refused', (title, message) => {
    expect(() => panelOf(board, title)).toThrow(message);
  });
});

test.each([
  [{ title: 'Odd' }, 'Odd: no "panels" list: proof reads classic dashboard JSON.'],
  [
    { spec: { elements: {} } },
    'dashboard: no "panels" list: proof reads classic dashboard JSON. This looks like a v2 manifest.',
  ],
])('%o is no classic dashboard', (json, message) => {
  expect(() => panelsOf(json)).toThrow(message);
});

test('what is no panel is left out', () => {
  expect(panelsOf({ panels: [null, 3, 'x', [], { id: 1, title: 'Real' }] })).toHaveLength(1);
});
