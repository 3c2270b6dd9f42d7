import { expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { collector } from '../../queries/pipeline.js';

const made = (uid: string, options = {}) =>
  compileBoards(
    claudeCodeBoards.filter((plan) => plan.uid === uid),
    { pipeline: collector(options), individuals: true },
  )[0]!;
const panelsOf = (uid: string, options = {}) =>
  made(uid, options).rows.map((row) => row.panels.map(({ title }) => title));
const contentOf = (uid: string, title: string, options = {}) =>
  made(uid, options)
    .rows.flatMap(({ panels }) => panels)
    .find((panel) => panel.title === title)!.options['content' as never];

test('a board of a budget that is not set says so once', () => {
  expect(panelsOf('cc-budget')).toEqual([
    ['Cost this month', 'Projected for the month', 'Budget used and 5 more'],
    ['Budgets of teams'],
  ]);
  expect(contentOf('cc-budget', 'Budget used and 5 more')).toBe(
    'No budget is set. Write budget: { monthly: 50000 } into the configuration.\n\n' +
      'So these cannot be known here: Budget used, Ahead of the even line, Days of budget left, Budget gone on, ' +
      'Cost of the month and the even line, Burn rate.',
  );
});

test('what is missing alone keeps its place and its title', () => {
  expect(contentOf('cc-adoption', 'Seats in use')).toBe(
    'Active part of the seats cannot be known here: the number of seats is not set. Write seats: 120 into the configuration.',
  );
});

test.each([{ events: 'none' }, { counters: 'none' }] as const)(
  'each board names all it leaves out: %j',
  (options) => {
    for (const { uid } of claudeCodeBoards) {
      const there = JSON.stringify(made(uid, options));
      for (const title of panelsOf(uid, { books: true }).flat()) {
        if (!/ and \d+ more$/.test(title)) expect(there, uid).toContain(title);
      }
    }
  },
);
