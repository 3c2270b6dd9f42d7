import { expect, test } from 'vitest';
import * as l from '../../src/logql/index.js';

const app = l.events({ app: 'x' });
const cost = app.unwrap('cost');
const five = l.countOverTime(app, '5m');
const a = l.sum(five, { by: ['a'] });

const texts: readonly (readonly [l.Expr, string])[] = [
  [
    l.sum(
      l.sumOverTime(
        l.events({ service_name: 'claude-code' }).where({ event_name: 'api_request' }).unwrap('cost_usd'),
        '$__range',
      ),
      { by: ['model'] },
    ),
    'sum by (model) (sum_over_time({service_name="claude-code"} | event_name="api_request" | unwrap cost_usd [$__range]))',
  ],
  [l.logs({ a: 'x', b: l.not('y'), c: l.re('z.*'), d: l.notRe('w') }), '{a="x", b!="y", c=~"z.*", d!~"w"}'],
  [l.events({ a: l.variable('svc'), b: l.not(l.variable('env')) }), '{a=~"$svc", b!~"$env"}'],
  [l.events({ a: l.oneOf('x.y', 'z') }), '{a=~"x\\\\.y|z"}'],
  [l.events({ a: l.not(l.oneOf('x', 'z')) }), '{a!~"x|z"}'],
  [l.events({ a: 'say "hi"\n\\' }), '{a="say \\"hi\\"\\n\\\\"}'],
  [l.events({ a: l.variable('x', { format: 'regex' }) }), '{a=~`${x:regex}`}'],
  [
    app.where({ s: 'x', n: 5, v: l.variable('team'), u: undefined }),
    '{app="x"} | s="x" | n == 5 | v=~"$team"',
  ],
  [
    app.where({ a: l.gt(1500), b: l.ge('5s'), c: l.lt('20MB'), d: l.le(0.5), e: l.ne(1), f: l.eq('$n') }),
    '{app="x"} | a > 1500 | b >= 5s | c < 20MB | d <= 0.5 | e != 1 | f == $n',
  ],
  [
    app.where({ a: l.ip('10.0.0.0/8'), b: l.notIp('::1') }),
    '{app="x"} | a = ip("10.0.0.0/8") | b != ip("::1")',
  ],
  [
    app.where(
      l.anyOf({ a: 'x', b: 'y' }, { c: l.gt(1) }, l.allOf({ d: 'z' }, l.anyOf({ e: 'u' }, { f: 'v' }))),
    ),
    '{app="x"} | a="x" and b="y" or c > 1 or d="z" and (e="u" or f="v")',
  ],
  [
    app.contains('a', 'b').excludes('c').matches('d.*').notMatches('e'),
    '{app="x"} |= "a" or "b" != "c" |~ "d.*" !~ "e"',
  ],
  [app.matchesPattern('<_> x').notMatchesPattern('y'), '{app="x"} |> "<_> x" !> "y"'],
  [app.contains(l.ip('10.0.0.1')).contains(l.variable('search')), '{app="x"} |= ip("10.0.0.1") |= "$search"'],
  [app.json().json({ a: 'b.c', d: 'e[0]' }), '{app="x"} | json | json a="b.c", d="e[0]"'],
  [
    app.logfmt().logfmt({ strict: true, keepEmpty: true, fields: { a: 'b' } }),
    '{app="x"} | logfmt | logfmt --strict --keep-empty a="b"',
  ],
  [
    app.regexp('(?P<ms>\\d+)ms').pattern('<a> <_>').unpack(),
    '{app="x"} | regexp "(?P<ms>\\\\d+)ms" | pattern "<a> <_>" | unpack',
  ],
  [app.lineFormat('{{.a}}').decolorize(), '{app="x"} | line_format "{{.a}}" | decolorize'],
  [
    app.labelFormat({ who: '{{.user}}', tool: l.from('tool_name') }),
    '{app="x"} | label_format who="{{.user}}", tool=tool_name',
  ],
  [app.keep(['a', 'b']), '{app="x"} | keep a, b'],
  [app.drop(['a', { level: 'debug' }]), '{app="x"} | drop a, level="debug"'],
  [app.keep(['model']).excludes('x'), '{app="x"} != "x" | keep model'],
  [five, 'count_over_time({app="x"}[5m])'],
  [l.rate(app.contains('e'), '$__auto'), 'rate({app="x"} |= "e" [$__auto])'],
  [l.rate(cost, '1h30m', { offset: '1d' }), 'rate({app="x"} | unwrap cost [1h30m] offset 1d)'],
  [
    l.countOverTime(app, l.variable('window'), { offset: '-24h' }),
    'count_over_time({app="x"}[$window] offset -24h)',
  ],
  [
    l.countOverTime(app, '$__range', { offset: '-$__range' }),
    'count_over_time({app="x"}[$__range] offset -$__range)',
  ],
  [l.bytesRate(app, '5m'), 'bytes_rate({app="x"}[5m])'],
  [l.bytesOverTime(app, '5m'), 'bytes_over_time({app="x"}[5m])'],
  [l.absentOverTime(app, '5m'), 'absent_over_time({app="x"}[5m])'],
  [l.rateCounter(cost, '5m'), 'rate_counter({app="x"} | unwrap cost [5m])'],
  [l.avgOverTime(cost, '5m'), 'avg_over_time({app="x"} | unwrap cost [5m])'],
  [l.minOverTime(cost, '5m', { by: ['a', 'b'] }), 'min_over_time({app="x"} | unwrap cost [5m]) by (a, b)'],
  [l.maxOverTime(cost, '5m', { without: ['a'] }), 'max_over_time({app="x"} | unwrap cost [5m]) without (a)'],
  [l.firstOverTime(cost, '5m', { by: [] }), 'first_over_time({app="x"} | unwrap cost [5m]) by ()'],
  [l.lastOverTime(cost, '5m'), 'last_over_time({app="x"} | unwrap cost [5m])'],
  [l.stddevOverTime(cost, '5m'), 'stddev_over_time({app="x"} | unwrap cost [5m])'],
  [l.stdvarOverTime(cost, '5m'), 'stdvar_over_time({app="x"} | unwrap cost [5m])'],
  [
    l.quantileOverTime(0.95, app.unwrap('took', { as: 'duration' }).where({ __error__: '' }), '5m', {
      by: ['model'],
    }),
    'quantile_over_time(0.95, {app="x"} | unwrap duration(took) | __error__="" [5m]) by (model)',
  ],
  [l.avg(five), 'avg(count_over_time({app="x"}[5m]))'],
  [l.count(a), 'count(sum by (a) (count_over_time({app="x"}[5m])))'],
  [l.min(five, { without: ['a'] }), 'min without (a) (count_over_time({app="x"}[5m]))'],
  [l.max(five, { by: ['$group'] }), 'max by ($group) (count_over_time({app="x"}[5m]))'],
  [l.stddev(a), 'stddev(sum by (a) (count_over_time({app="x"}[5m])))'],
  [l.stdvar(a), 'stdvar(sum by (a) (count_over_time({app="x"}[5m])))'],
  [l.topk(10, a), 'topk(10, sum by (a) (count_over_time({app="x"}[5m])))'],
  [
    l.bottomk(l.variable('n'), a, { by: ['a'] }),
    'bottomk by (a) ($n, sum by (a) (count_over_time({app="x"}[5m])))',
  ],
  [l.approxTopk(3, a), 'approx_topk(3, sum by (a) (count_over_time({app="x"}[5m])))'],
  [l.sortDesc(l.sort(a)), 'sort_desc(sort(sum by (a) (count_over_time({app="x"}[5m]))))'],
  [
    l.labelReplace({ of: a, to: 'b', replacement: '$1', from: 'a', match: '(\\w+)-.*' }),
    'label_replace(sum by (a) (count_over_time({app="x"}[5m])), "b", "$1", "a", "(\\\\w+)-.*")',
  ],
  [l.vector(0), 'vector(0)'],
  [l.num(-1.5), '-1.5'],
  [l.num('$__range_s'), '$__range_s'],
];

test.each(texts)('%#: prints %s', (expr, text) => {
  expect(l.print(expr)).toBe(text);
  expect(l.parse(text)).toEqual(expr);
});

const one = l.num(1);
const brackets: readonly (readonly [l.Expr, string])[] = [
  [l.add(1, l.mul(2, 3)), '1 + 2 * 3'],
  [l.mul(l.add(1, 2), 3), '(1 + 2) * 3'],
  [l.sub(l.sub(3, 2), one), '3 - 2 - 1'],
  [l.sub(3, l.sub(2, 1)), '3 - (2 - 1)'],
  [l.pow(2, l.pow(3, 2)), '2 ^ 3 ^ 2'],
  [l.pow(l.pow(2, 3), 2), '(2 ^ 3) ^ 2'],
  [l.sub(1, -1), '1 - -1'],
  [l.or(l.and(a, a), l.unless(a, a)), 'A and A or A unless A'],
  [l.and(l.or(a, a), a), '(A or A) and A'],
  [l.gt(l.add(a, 1), l.div(a, 2), { bool: true }), 'A + 1 > bool A / 2'],
  [l.gt(l.gt(a, 1), 2), 'A > 1 > 2'],
  [l.div(a, a, { on: ['a'], groupLeft: [] }), 'A / on (a) group_left () A'],
  [
    l.mul(a, l.add(a, a), { ignoring: ['b'], groupRight: ['c', 'd'] }),
    'A * ignoring (b) group_right (c, d) (A + A)',
  ],
  [l.mod(a, l.vector(2), { on: [] }), 'A % on () vector(2)'],
  [l.or(a, l.vector(0)), 'A or vector(0)'],
];

test.each(brackets)('%#: brackets only where they are needed: %s', (expr, text) => {
  const printed = l.print(expr);
  expect(printed.replaceAll(l.print(a), 'A')).toBe(text);
  expect(l.parse(printed)).toEqual(expr);
});

test('a value cannot be changed, and a call gives a new one', () => {
  const filtered = app.where({ a: 'b' });
  expect(l.print(app)).toBe('{app="x"}');
  const parts: unknown[] = [filtered, five, a, l.div(a, a, { on: ['a'] }), l.variable('x')];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    expect(Object.isFrozen(part)).toBe(true);
    parts.push(
      ...Object.values(part as object).filter((value) => typeof value === 'object' && value !== null),
    );
  }
});

const refused: readonly (readonly [() => unknown, string])[] = [
  [
    () => l.events({ 'service.name': 'x' }),
    '"service.name" is not a label name Loki can read: Loki writes "service_name"',
  ],
  [
    () => app.where({ by: 'x' }),
    '"by" is a word of the language and cannot be a label name; rename it with label_format at the source',
  ],
  [
    () => l.countOverTime(app, '1.5h'),
    '"1.5h" is not a range: write whole numbers, largest unit first, such as 5m or 1h30m',
  ],
  [
    () => l.countOverTime(app, '5m', { offset: '0' as '0s' }),
    '"0" is not an offset: write 1d or 1h30m; a negative one in h, m and s only (-24h, not -1d)',
  ],
  [() => l.num(Number.NaN), 'NaN cannot be written in LogQL: give a finite number'],
  [() => l.vector(-1), 'vector(-1): Loki reads no sign here; write sub(vector(0), 1)'],
  [() => l.topk(0, a), '0 series cannot be chosen: give a whole number from 1 up'],
  [
    () => l.variable('$team'),
    'variable "$team": a name is made of letters, digits and underscores, without "$"',
  ],
  [() => app.matches(l.ip('10.0.0.1')), 'ip() goes with contains() and excludes(), not with |~'],
  [
    () => app.contains(l.notIp('10.0.0.1')),
    'write excludes(ip(...)) for lines without an address, not notIp(...)',
  ],
  [() => app.keep([]), 'keep() needs at least one label'],
  [() => l.oneOf(), 'oneOf() needs at least one value'],
  [() => app.where(l.anyOf()), 'a label filter needs at least one label'],
  [
    () => l.print(l.events({ a: '\ud800' })),
    '"\\ud800" holds half a character (a lone surrogate), which no query can carry',
  ],
  [() => l.raw('{app="x"}'), '1:1  this gives lines and not numbers: use rawLogs()\n  {app="x"}\n  ^'],
  [() => l.rawLogs('1'), '1:1  this gives numbers and not lines: use raw()\n  1\n  ^'],
];

test.each(refused)('%#: says what to write instead', (work, message) => {
  expect(work).toThrow(message);
});

test('breaks long queries over lines', () => {
  const lines = app
    .where(l.anyOf({ model: 'opus' }, { model: 'sonnet' }))
    .contains('a long text to search for');
  const share = l.div(
    l.sum(l.quantileOverTime(0.95, lines.unwrap('duration_ms'), '$__range', { by: ['model'] })),
    l.add(l.sum(l.countOverTime(lines, '$__range', { offset: '1d' })), 1),
  );
  expect(l.print(share, { pretty: true })).toBe(`sum(
  quantile_over_time(0.95,
    {app="x"}
      | model="opus" or model="sonnet"
      |= "a long text to search for"
      | unwrap duration_ms
    [$__range]
  ) by (model)
)
/
(
  sum(
    count_over_time(
      {app="x"}
        | model="opus" or model="sonnet"
        |= "a long text to search for"
      [$__range] offset 1d
    )
  )
  +
  1
)`);
  expect(l.parse(l.print(share, { pretty: true }))).toEqual(share);
});
