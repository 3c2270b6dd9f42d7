import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { bareRuler } from '../stand-in/bare-ruler.js';
import { editions, standIn, type EditionName, type StandIn } from '../stand-in/index.js';
import { here } from './here.js';

let folder: string;
let grafana: StandIn | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-rules-'));
});
afterEach(async () => {
  await grafana?.stop();
  grafana = undefined;
  await rm(folder, { recursive: true, force: true });
});

const ccboards = (...args: string[]) =>
  here(folder, args, {
    GRAFANA_URL: grafana!.url,
    GRAFANA_TOKEN: grafana!.token,
    MIMIR_PASSWORD: 'secret',
  });

const configure = (config: object) =>
  writeFile(join(folder, 'ccboards.config.json'), JSON.stringify({ project: 'acme', ...config }));

test('rules go straight to rulers of their own, and leave them when files keep them', async () => {
  grafana = await standIn();
  const [mimir, loki] = [
    await bareRuler('/prometheus/config/v1/rules'),
    await bareRuler('/loki/api/v1/rules'),
  ];
  onTestFinished(async () => void (await Promise.all([mimir.stop(), loki.stop()])));
  const own = {
    mimir: { url: mimir.url, user: 'u', passwordFromEnv: 'MIMIR_PASSWORD', tenant: 'acme' },
    loki: { url: loki.url, tenant: 'acme' },
  };
  await configure({ rules: { alerts: 'ruler', recording: 'ruler', ...own } });
  const first = await ccboards('apply');
  expect([first.code, first.err]).toEqual([0, '']);
  const names = () => [mimir, loki].map(({ groups }) => [...(groups.get('acme')?.keys() ?? [])].length);
  expect(names()).toEqual([13, 3]);
  expect(mimir.signIns).toEqual(new Set([`Basic ${Buffer.from('u:secret').toString('base64')}`]));
  expect(loki.signIns).toEqual(new Set([undefined]));
  expect([...mimir.tenants, ...loki.tenants]).toEqual(['acme', 'acme']);
  expect(grafana.exchanges.filter(({ path }) => path.includes('/api/ruler/'))).toEqual([]);
  const written = mimir.writes() + loki.writes();
  expect((await ccboards('diff', '--prune')).out).toContain('16 ruler groups');
  expect(mimir.writes() + loki.writes()).toBe(written);

  await configure({ rules: own });
  expect((await ccboards('diff', '--prune')).code).toBe(3);
  const { code, out } = await ccboards('apply', '--prune', '--yes');
  expect(code).toBe(0);
  expect(out).toMatch(/removed +mimir\/acme\/claude-code/);
  expect(names()).toEqual([0, 0]);
});

test('groups that rulers kept through Grafana go with --prune when files keep them', async () => {
  grafana = await standIn();
  await configure({ rules: { alerts: 'ruler' } });
  await ccboards('apply');
  const kept = () =>
    [...grafana!.world.rulers.values()].map(({ size }) => size).reduce((sum, one) => sum + one, 0);
  expect(kept()).toBeGreaterThan(3);
  await configure({});
  expect((await ccboards('apply')).out).not.toContain('removed');
  const { code, out } = await ccboards('apply', '--prune', '--yes');
  expect([code, kept()]).toEqual([0, 0]);
  expect(out).toContain('removed');
  const without = await ccboards('diff', '--prune');
  expect([without.code, without.err]).toEqual([0, '']);
});

describe.each(Object.keys(editions) as EditionName[])('rules on Grafana %s', (edition) => {
  test.each([
    ['kept by Grafana', { alerts: 'grafana', recording: 'ruler' }, /5 rule groups, 11 ruler groups/],
    ['locked in Grafana', { alerts: 'grafana', editable: false }, /5 rule groups/],
    ['kept by rulers', { alerts: 'ruler', recording: 'ruler' }, /16 ruler groups/],
  ])('%s are put there once, and never written a second time', async (_, rules, counted) => {
    grafana = await standIn({ edition });
    await configure({ rules });
    const first = await ccboards('apply');
    expect([first.code, first.err]).toEqual([0, '']);
    const written = grafana.writes().length;
    const second = await ccboards('diff');
    expect(second.out).toMatch(counted);
    expect(second.code).toBe(0);
    await ccboards('apply');
    expect(grafana.writes().length).toBe(written);
    const provenances = new Set(
      grafana.world.groups.flatMap((one) => one.rules).map((one) => one.provenance),
    );
    const expected = 'editable' in rules ? ['api'] : rules.alerts === 'grafana' ? [''] : [];
    expect([...provenances]).toEqual(expected);
  });

  test('each alert points to the panel that explains it', async () => {
    grafana = await standIn({ edition });
    await configure({ rules: { alerts: 'grafana' } });
    await ccboards('apply');
    const rules = grafana.world.groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(5);
    for (const { annotations } of rules) {
      const { __dashboardUid__: uid, __panelId__: id } = annotations as Record<string, string>;
      const { spec } = grafana.world.boards.get(uid!)!;
      const panels = spec['panels'] as { id: number; panels?: { id: number }[] }[];
      const inner = panels.flatMap((one) => one.panels ?? []);
      expect([...panels, ...inner].map((one) => one.id)).toContain(Number(id));
    }
  });

  test('a changed limit is one change, told by the rule', async () => {
    grafana = await standIn({ edition });
    await configure({ rules: { alerts: 'grafana' } });
    await ccboards('apply');
    await configure({ rules: { alerts: 'grafana' }, alerts: { cache: { atLeast: 0.6, fromTokens: 5e6 } } });
    const { code, out } = await ccboards('diff');
    expect(code).toBe(3);
    expect(out).toContain('~ claude-code/Claude Code cache   Claude Code cache   1 rule');
    expect(out).toContain('rule "The prompt cache is hardly used" › B › limit');
    expect(out).toContain('1 to change. Nothing was written.');
  });

  test('alerts that are switched off go with --prune', async () => {
    grafana = await standIn({ edition });
    await configure({ rules: { alerts: 'grafana' } });
    await ccboards('apply');
    await configure({ rules: { alerts: 'grafana' }, alerts: { off: ['cache-collapse'] } });
    const { code, out } = await ccboards('apply', '--prune', '--yes');
    expect(code).toBe(0);
    expect(out).toMatch(/removed +claude-code\/Claude Code cache/);
    expect(grafana.world.groups.map(({ title }) => title)).not.toContain('Claude Code cache');
  });
});

test('books are not left to Grafana, which would run their rules out of order', async () => {
  grafana = await standIn();
  await configure({ rules: { recording: 'grafana' } });
  const { code, err } = await ccboards('apply');
  expect(code).toBe(1);
  expect(err).toMatch(/^rules\.recording: the books need their rules in order/);
  expect(grafana.writes()).toEqual([]);
});

test('rules do not go anywhere when the data source they ask is missing', async () => {
  grafana = await standIn();
  grafana.world.dataSources.splice(0);
  await configure({ rules: { alerts: 'grafana' } });
  const { code, err } = await ccboards('apply');
  expect(code).toBe(1);
  expect(err).toContain('grafana.prometheus: There is no data source of type prometheus.');
  expect(err).toContain('Nothing was written.');
  expect(grafana.writes()).toEqual([]);
});
