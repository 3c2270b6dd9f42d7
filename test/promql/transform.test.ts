import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMatchers,
  check,
  labelsOf,
  metric,
  metricsOf,
  parse,
  print,
  PromqlError,
  raw,
  renameMetric,
  sum,
  variable,
  variablesOf,
} from '../../src/promql/index.js';
import { everyNode } from '../../src/promql/walk.js';
import { expression } from './support/random.js';

test('matchers go to every selector', () => {
  const query = parse('sum(rate(a[5m])) / (b{x="y"} offset 1d)[1h:] > {"c.d"}');
  expect(print(addMatchers(query, { team: variable('team') }))).toBe(
    'sum(rate(a{team=~"$team"}[5m])) / b{x="y", team=~"$team"} offset 1d[1h:] > {"c.d", team=~"$team"}',
  );
});

test('the matchers of info() stay what they are', () => {
  expect(print(addMatchers(parse('info(a, {v=~".+"})'), { t: 'x' }))).toBe('info(a{t="x"}, {v=~".+"})');
});

test('what does not change stays the same value', () => {
  const query = parse('a / sum by (x) (b)');
  expect(renameMetric(query, { from: 'c', to: 'd' })).toBe(query);
});

test('metrics are renamed wherever they are read', () => {
  const query = parse('a + rate(a[5m]) + {__name__="a"} + ab + {__name__=~"a"}');
  expect(print(renameMetric(query, { from: 'a', to: 'n.m' }))).toBe(
    '{"n.m"} + rate({"n.m"}[5m]) + {__name__="n.m"} + ab + {__name__=~"a"}',
  );
});

test('a renamed or filtered metric keeps what is known of it', () => {
  const cost = sum(metric('cost', { kind: 'counter' }));
  expect(check(addMatchers(renameMetric(cost, { from: 'cost', to: 'spend' }), { a: 'b' }))[0]!.rule).toBe(
    'raw-counter',
  );
});

test('metrics, labels and variables are listed, each once', () => {
  const query = parse(
    'label_join(sum by (job, $by) (a{team=~"$team"}[$__range:${step}] offset $back), "id", "-", "job") > on (x) group_left (y) {"b.c"} @ $to * $n',
  );
  expect(metricsOf(query)).toEqual(['a', 'b.c']);
  expect(labelsOf(query)).toEqual(['x', 'y', 'id', 'job', '$by', 'team']);
  expect(variablesOf(query).toSorted()).toEqual(['__range', 'back', 'by', 'n', 'step', 'team', 'to']);
});

test('raw text is read like the rest', () => {
  expect(print(sum(raw('up{a="b"}'), { by: ['a'] }))).toBe('sum by (a) (up{a="b"})');
  expect(() => raw('up[5m]')).toThrow(PromqlError);
  expect(() => raw('up[5m]')).toThrow("this is of type range, not instant: say raw(text, 'range')");
  expect(() => raw('sum(')).toThrow('1:5  expected an expression, not the end');
});

test('adding a matcher changes every selector and nothing else', () => {
  fc.assert(
    fc.property(expression, (of) => {
      const done = addMatchers(of, { added: 'x' });
      const infos = new Set(
        everyNode(of).flatMap((node) => (node.kind === 'call' && node.name === 'info' ? [node.args[1]] : [])),
      );
      const before = everyNode(of);
      const after = everyNode(done);
      expect(after.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
      for (const [index, node] of after.entries()) {
        const was = before[index]!;
        if (node.kind !== 'selector' || was.kind !== 'selector') continue;
        const added = infos.has(was) ? [] : [{ label: 'added', op: '=', value: 'x' }];
        expect(node.matchers).toEqual([...was.matchers, ...added]);
      }
      expect(parse(print(done))).toEqual(done);
    }),
    { numRuns: 300 },
  );
});
