import { describe, expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { collector, grafanaCloud, type Pipeline } from '../../queries/pipeline.js';
import { checkBoard, findingsText } from '../../src/check/index.js';
import { inventoryOf, type Panel } from '../../src/grafana/index.js';

const ways = {
  counters: collector(),
  events: collector({ prefer: 'events' }),
  books: collector({ books: true }),
  'no Loki': collector({ events: 'none' }),
  'no metrics': collector({ counters: 'none' }),
} as const;

const cases = Object.entries(ways).flatMap(([way, pipeline]) =>
  [true, false].flatMap((individuals) =>
    compileBoards(claudeCodeBoards, { pipeline, individuals }).map(
      (board) => [way, individuals ? 'with names' : 'nameless', board] as const,
    ),
  ),
);

describe.each(cases)('%s, %s', (_way, _names, board) => {
  test(`${board.title} begins with at most six numbers`, () => {
    const [first] = board.rows;
    expect(first!.collapsed).toBe(false);
    expect(first!.panels.length).toBeLessThanOrEqual(6);
    expect(first!.panels.filter((panel) => panel.type !== 'stat' && !isReason(panel))).toEqual([]);
  });

  test(`${board.title} is open above and closed below`, () => {
    const closed = board.rows.map(({ collapsed }) => collapsed);
    expect(closed).toEqual([...closed].sort((a, b) => Number(a) - Number(b)));
  });

  test(`${board.title} stands up to every check`, () => {
    expect(findingsText(checkBoard(board))).toBe('');
  });

  test(`${board.title} says of each panel its question and its source`, () => {
    for (const panel of board.rows.flatMap(({ panels }) => panels)) {
      if (panel.type === 'text') continue;
      expect(panel.description, panel.title).toMatch(/\?\n\nSource: /);
    }
  });
});

const toldOfUsers = (pipeline: Pipeline) =>
  compileBoards([claudeCodeBoards[0]!], { pipeline, individuals: true })[0]!.variables.find(
    ({ name }) => name === 'user',
  )!.description;

describe('people', () => {
  test('a drop-down that cannot list everybody says so', () => {
    expect(toldOfUsers(collector())).toBeUndefined();
    expect(toldOfUsers(grafanaCloud())).toMatch(/^Lists who has a user_email\. Who has none goes by/);
  });

  const user = /user_email|user\.email|user_account|user_id/;

  test.each(Object.entries(ways))('nobody is named without leave: %s', (_way, pipeline) => {
    for (const board of compileBoards(claudeCodeBoards, { pipeline, individuals: false })) {
      expect(JSON.stringify(board.variables)).not.toMatch(user);
      for (const { panel, by, where, expr } of inventoryOf(board)) {
        const place = `${board.title} › ${panel}`;
        expect(by, place).not.toContain('user');
        expect(where, place).not.toHaveProperty('user');
        // People may be counted; what is counted names nobody.
        if (user.test(expr)) expect(expr, place).toMatch(/\bcount( by \([^)]*\))? ?\(/);
      }
    }
  });

  test('a board of one person or session asks for that one alone', () => {
    for (const pipeline of Object.values(ways)) {
      for (const plan of claudeCodeBoards) {
        if (!plan.of) continue;
        const [board] = compileBoards([plan], { pipeline, individuals: true });
        for (const { panel, where, expr } of inventoryOf(board!)) {
          expect(where, panel).toHaveProperty(plan.of, `$${plan.of}`);
          expect(expr, panel).toContain(`$${plan.of}`);
        }
      }
    }
  });
});

function isReason({ type }: Panel): boolean {
  return type === 'text';
}
