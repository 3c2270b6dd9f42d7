import { expect, test } from 'vitest';
import { compile } from '../support/compile.js';
import { head, wrong } from './wrong-programs.js';

const right = `
const known = typed.where({ model: 're' }, anyOf({ team: not('x') }, allOf({ cost: gt(5) }))).json({ deep: 'a.b' });
sum(sumOverTime(known.where({ deep: 'x' }).unwrap('cost'), '$__range', { offset: '1d' }), { by: ['deep', '$group'] });
sum(sum(countOverTime(typed, '1h30m'), { by: ['model', 'team'] }), { by: ['model'] });
const open: import('./src/logql/index.js').LogQuery = typed;
const numbers: import('./src/logql/index.js').MetricQuery = div(series, or(series, vector(0)), { on: ['a'], groupLeft: [] });
const labels: string[] = ['a'];
maxOverTime(open.keep(['a', 'cost']).unwrap('cost'), variable('window'), { by: ['a'] });
sum(numbers, { by: labels });
void eq(series, 5, { bool: true });
events<'model' | 'team'>({ app: 'x' }).where({ model: 'x' }).keep(['team']);
`;

const programs = {
  right: head + right,
  ...Object.fromEntries(Object.entries(wrong).map(([why, text]) => [why, head + text])),
};
const said = compile(programs);
const line = head.split('\n').length;

test('the right program compiles', () => {
  expect(said.get('right')).toEqual([]);
});

test('there are more than 30 wrong programs', () => {
  expect(Object.keys(wrong).length).toBeGreaterThan(30);
});

test.each(Object.keys(wrong))('does not compile: %s', (why) => {
  expect(said.get(why)!.length).toBeGreaterThan(0);
  expect(said.get(why)!.every((complaint) => complaint.line >= line)).toBe(true);
});
