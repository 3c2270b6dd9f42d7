import { describe, expect, onTestFinished, test } from 'vitest';
import {
  apply,
  plan,
  planText,
  type GrafanaClient,
  type RulerGroup,
  type Wanted,
} from '../../src/api/index.js';
import { parse as promql, print } from '../../src/promql/index.js';
import { bareRuler } from '../stand-in/bare-ruler.js';
import { answering } from './answering.js';
import { clientOf, patience } from './clients.js';
import { started } from './support.js';

const rules = [
  { record: 'acme:cost', expr: 'sum(cost)', labels: {} },
  { alert: 'High', expr: 'cost > 1', for: '60s' },
];

test.each([
  ['mimir', '/prometheus/config/v1/rules'],
  ['loki', '/loki/api/v1/rules'],
] as const)('keeps groups in a %s ruler of its own', async (kind, prefix) => {
  const grafana = clientOf(await started({}));
  const own = await bareRuler(prefix);
  onTestFinished(own.stop);
  const client = clientOf({ url: own.url, token: 'x' }, { connection: { tenant: 'team-a' } });
  const group = (name: string, interval = '1m'): RulerGroup => ({
    ruler: { through: 'ruler', client, kind },
    namespace: 'acme/books',
    group: { name, interval, rules },
  });
  const run = async (rulerGroups: readonly RulerGroup[]): Promise<unknown> => {
    const wanted: Wanted = { project: 'acme', rulerGroups };
    const results = await apply({ client: grafana, wanted, prune: true, patience });
    return results.map(({ title, outcome }) => `${title} ${outcome}`);
  };
  expect(await run([group('a'), group('b')])).toEqual(['a created', 'b created']);
  expect(await run([group('a', '60s'), group('b')])).toEqual(['a unchanged', 'b unchanged']);
  expect(await run([group('a', '2m')])).toEqual(['a changed', 'b removed']);
  expect([...own.groups.get('acme/books')!.keys()]).toEqual(['a']);
  expect(own.writes()).toBe(4);
  expect(own.tenants).toEqual(new Set(['team-a']));
});

test.each([404, 400, 403, 500])(
  'where no ruler is (%i), pruning finds nothing; one in use must answer',
  async (status) => {
    const grafana = clientOf(await started({}));
    const silent = await answering({ status });
    const ruler = { through: 'ruler', client: clientOf({ ...silent, token: 'x' }), kind: 'mimir' } as const;
    const place = { ruler, namespace: 'acme' };
    const { planned } = await plan({
      client: grafana,
      wanted: { project: 'acme', otherRulers: [place] },
      prune: true,
    });
    expect(planned).toEqual([]);
    const rulerGroups = [{ ...place, group: { name: 'a', rules } }];
    const used = plan({ client: grafana, wanted: { project: 'acme', rulerGroups }, prune: true });
    if (status === 404) expect((await used).planned[0]?.look?.state).toBe('create');
    else await expect(used).rejects.toThrow(String(status));
  },
);

test('a namespace that is not the project’s own is refused', async () => {
  const server = await started({});
  const ruler = { through: 'grafana', dataSource: 'prom-uid', kind: 'mimir' } as const;
  const wanted = {
    project: 'acme',
    rulerGroups: [{ ruler, namespace: 'shared', group: { name: 'a', rules } }],
  };
  await expect(apply({ client: clientOf(server), wanted, patience })).rejects.toThrow(
    "does not begin with the project's name",
  );
});

const route = { through: 'grafana', dataSource: 'prom-uid', kind: 'mimir' } as const;

const told = async (client: GrafanaClient, want: Wanted, manner = {}): Promise<unknown> => {
  const [result] = await apply({ client, wanted: want, manner, prune: true, patience });
  return [result?.outcome, result?.reason];
};

const group = (list: readonly object[]): Wanted => ({
  project: 'acme',
  rulerGroups: [{ ruler: route, namespace: 'acme', group: { name: 'a', rules: list as never } }],
});

const wanted = (expr: string): Wanted => ({
  project: 'acme',
  rulerGroups: [
    { ruler: route, namespace: 'acme', group: { name: 'a', rules: [{ record: 'acme:up', expr }] } },
  ],
});

describe('a group in a ruler', () => {
  test('that somebody edited is a conflict, replaced only when told so', async () => {
    const server = await started({});
    const client = clientOf(server);
    await told(client, wanted('sum(up)'));
    const [stored] = server.world.rulers.get('prom-uid/acme')!.get('a')!;
    const [rule] = stored!['rules'] as { expr: string }[];
    expect(rule!.expr).toMatch(/^sum\(up\)\n# ccboards acme [0-9a-f]{16}$/);
    rule!.expr = rule!.expr.replace('sum', 'max');
    expect(await told(client, wanted('min(up)'))).toEqual([
      'conflict',
      'edited in Grafana: left alone (--overwrite to replace)',
    ]);
    expect(await told(client, wanted('max(up)'))).toEqual(['unchanged', undefined]);
    expect(await told(client, { ...wanted('x'), rulerGroups: [] })).toEqual([undefined, undefined]);
    expect(await told(client, wanted('min(up)'), { overwrite: true })).toEqual([
      'changed',
      'edited in Grafana: replaced',
    ]);
    expect(await told(client, wanted('min(up)'))).toEqual(['unchanged', undefined]);
  });

  test('that differs is shown rule by rule', async () => {
    const server = await started({});
    const client = clientOf(server);
    const alert = { alert: 'Spike', expr: 'cost > 3', for: '10m', labels: { severity: 'warning' } };
    await told(client, group([{ record: 'acme:up', expr: 'sum(up)' }, alert]));
    const next = group([
      { record: 'acme:up', expr: 'max(up)' },
      { ...alert, expr: 'cost > 5', for: '15m' },
    ]);
    const [, , ...lines] = planText(await plan({ client, wanted: next })).split('\n');
    expect(lines.join('\n')).toBe(
      `  ~ prom-uid/acme/a   a   2 rules
      rule acme:up › expr: sum(up) -> max(up)
      rule Spike › expr: cost > 3 -> cost > 5
      rule Spike › for: 10m -> 15m

1 to change. Nothing was written.`,
    );
  });

  test('that bears no mark of ours is left alone, also when it is no longer wanted', async () => {
    const server = await started({});
    const client = clientOf(server);
    await told(client, wanted('sum(up)'));
    const groups = server.world.rulers.get('prom-uid/acme')!;
    groups.set('b', [{ name: 'b', rules: [{ record: 'b', expr: 'up' }] }]);
    const results = await apply({ client, wanted: wanted('sum(up)'), prune: true, patience });
    expect(results.map(({ title, outcome }) => `${title} ${outcome}`)).toEqual(['a unchanged', 'b foreign']);
    expect(groups.has('b')).toBe(true);
  });

  test.each(['up', 'sum(rate(x[5m])) # why not'])('keeps its meaning beside the mark: %s', async (expr) => {
    const server = await started({});
    await told(clientOf(server), wanted(expr));
    const [stored] = server.world.rulers.get('prom-uid/acme')!.get('a')!;
    const marked = (stored!['rules'] as { expr: string }[])[0]!.expr;
    expect(print(promql(marked))).toBe(print(promql(expr)));
  });
});
