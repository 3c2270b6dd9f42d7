import { expect, test } from 'vitest';
import { asking, datasource, onStore, panel, vector } from './on-store.js';
import { shownIn, untilDrawn } from './page.js';

const open = onStore();
const answers = {
  'cost{session="abc"}': vector([[{}, '7']]),
  'cost{session=""}': vector([[{}, '0']]),
  'cost{team="data"}': vector([[{}, '3']]),
};

const teams = () => Promise.resolve(['data', 'web']);

test('a board of one begins with the one that a sample has, and keeps what a person writes', async () => {
  const list = [{ name: 'session', type: 'textbox', query: '', current: { value: '' } }];
  const cost = panel('Cost', { type: 'stat', ...asking('cost{session="$session"}') });
  const tab = await open([cost], {
    answers,
    board: { templating: { list } },
    source: { choices: { session: 'abc', user: 'ada' } },
  });
  await untilDrawn(tab);
  expect(await tab.evaluate('location.search')).toBe('?var-session=abc');
  expect(await shownIn(tab, 'Cost')).toBe('7');
  await tab.evaluate(`history.pushState(null, '', '/?var-session='), dispatchEvent(new Event('popstate'))`);
  await untilDrawn(tab);
  expect(await shownIn(tab, 'Cost')).toBe('0');
});

test('a drop-down without "All" and without a value takes its first option', async () => {
  const list = [{ name: 'team', type: 'query', datasource, query: 'label_values(team)' }];
  const cost = panel('Cost', { type: 'stat', ...asking('cost{team="$team"}') });
  const tab = await open([cost], { answers, board: { templating: { list } }, source: { options: teams } });
  await untilDrawn(tab);
  expect(await tab.evaluate('location.search')).toBe('?var-team=data');
  expect(await shownIn(tab, 'Cost')).toBe('3');
});
