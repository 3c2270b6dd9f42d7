import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apply } from '../../src/api/index.js';
import { clientOf } from '../api/clients.js';
import { classicBoard } from '../api/fixture.js';
import { editions, standIn, type EditionName, type StandIn } from '../stand-in/index.js';
import { here } from './here.js';

let folder: string;
let grafana: StandIn | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-apply-'));
});
afterEach(async () => {
  await grafana?.stop();
  grafana = undefined;
  await rm(folder, { recursive: true, force: true });
});

const ccboards = (env: Record<string, string>, ...args: string[]) => here(folder, args, env);

describe.each(Object.keys(editions) as EditionName[])('apply on Grafana %s', (edition) => {
  test('puts folder and board there, and writes nothing the second time', async () => {
    grafana = await standIn({ edition });
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const first = await ccboards(env, 'apply', '--only', 'cc-cost');
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(first.out).toMatchInlineSnapshot(`
      "  created   claude-code   Claude Code
        created   cc-cost       Cost

      2 created.
      "
    `);
    const written = grafana.writes().length;
    expect(written).toBeGreaterThan(1);
    const second = await ccboards(env, 'apply', '--only', 'cc-cost');
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/unchanged/);
    expect(grafana.writes().length).toBe(written);
  });
});

describe('around an apply', () => {
  test('one that is interrupted says what it wrote, and the next goes on', async () => {
    const stop = new AbortController();
    let writes = 0;
    grafana = await standIn({
      troubles: ({ method }) => {
        if (method !== 'GET' && ++writes === 3) stop.abort();
        return undefined;
      },
    });
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const { code, out, err } = await here(folder, ['apply'], env, () => stop.signal);
    expect([code, err]).toEqual([130, 'Interrupted: a second run goes on where this one ended.\n']);
    const created = out.match(/^ {2}created/gm)!.length;
    expect(created).toBeGreaterThan(0);
    expect(out).toMatch(/^ {2}skipped .* interrupted$/m);
    expect(out).toMatch(new RegExp(`${created} created, ${16 - created} skipped\\.\n$`));
    expect((await ccboards(env, 'apply')).out).toContain(`${16 - created} created, ${created} unchanged.`);
  });

  test('one that is interrupted before it writes has written nothing', async () => {
    grafana = await standIn({});
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const ended = await here(folder, ['apply'], env, () => AbortSignal.abort());
    expect(ended).toEqual({ code: 130, out: '', err: 'Interrupted: nothing was written.\n' });
    expect(grafana.writes()).toEqual([]);
  });

  test('one whose time is over does not blame the server', async () => {
    grafana = await standIn({ troubles: () => ({ kind: 'delay', ms: 700 }) });
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const { code, err } = await ccboards(env, 'apply', '--timeout', '1');
    // On a busy machine the time may end between two requests.
    expect(err).toMatch(
      /^The 1 s for this command are over(, and .* had not answered yet|: .* was not asked any more)\.\n {2}Is it hanging/,
    );
    expect(code).toBe(1);
  });

  test('a deploy that cannot be marked hides nothing of what was applied', async () => {
    grafana = await standIn({
      troubles: ({ path }) =>
        path.endsWith('/api/annotations') ? { kind: 'status', status: 500, when: 'before' } : undefined,
    });
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const { code, out, err } = await ccboards(env, 'apply', '--only', 'cc-cost', '--annotate', 'release 7');
    expect(out).toMatch(/created {3}cc-cost[^]*2 created\.\n$/);
    expect(err).toMatch(/^The deploy could not be marked on the time line: .*500/);
    expect(code).toBe(4);
    const again = await ccboards(env, 'apply', '--only', 'cc-cost', '--annotate', 'release 7', '--json');
    expect(again).toMatchObject({ code: 0, err: '' });
  });

  test('a diff says what is new, then that all is the same', async () => {
    grafana = await standIn();
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const before = await ccboards(env, 'diff');
    expect(before.code).toBe(3);
    expect(before.out).toContain('Nothing was written.');
    expect(grafana.writes()).toEqual([]);
    await ccboards(env, 'apply');
    const after = await ccboards(env, 'plan', '--markdown');
    expect(after.code).toBe(0);
  });

  test('what is pulled is what was put there', async () => {
    grafana = await standIn();
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    await ccboards(env, 'apply');
    const { code, err } = await ccboards(env, 'pull', '--board', 'cc-cost');
    expect([code, err]).toEqual([0, '']);
    const board = JSON.parse(await readFile(join(folder, 'pulled/cc-cost.json'), 'utf8')) as {
      title: string;
    };
    expect(board.title).toBe('Cost');
    const version = await ccboards({}, '--version');
    const agents = new Set(grafana.exchanges.map(({ requestHeaders }) => requestHeaders['user-agent']));
    expect([...agents]).toEqual([`ccboards/${version.out.trim()}`]);
    const both = await ccboards(env, 'pull', '--board', 'cc-cost', '--tag', 'x');
    expect([both.code, both.err]).toEqual([2, '--board names the boards: leave out --folder and --tag.\n']);
  });

  test('a folder that is not there cannot be pulled', async () => {
    grafana = await standIn();
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const { code, out, err } = await ccboards(env, 'pull', '--folder', 'nope');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^There is no folder "nope"\.\n {2}Give the folder's uid, not its title: /);
  });

  test('a board that is no longer wanted goes only with --prune and a yes', async () => {
    grafana = await standIn();
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const project = 'claude-code-boards';
    await apply({
      client: clientOf(grafana),
      wanted: { project, boards: [{ json: classicBoard('old', 'Old') }] },
    });
    const refused = await ccboards(env, 'apply', '--prune');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('Nothing was written.\nTo remove without being asked, give --yes.\n');
    const pruned = await ccboards(env, 'apply', '--prune', '--yes');
    expect(pruned.code).toBe(0);
    const left = grafana.writes().filter(({ method }) => method === 'DELETE');
    expect(left.map(({ path }) => path.split('/').at(-1))).toEqual(['old']);
  });

  test('data sources are chosen by name, and one that is missing stops everything', async () => {
    grafana = await standIn();
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const config = { grafana: { prometheus: 'Nowhere' } };
    await writeFile(join(folder, 'ccboards.config.json'), JSON.stringify(config));
    const { code, err } = await ccboards(env, 'apply');
    expect(code).toBe(1);
    expect(err).toContain('grafana.prometheus: There is no data source named "Nowhere".');
    expect(err).toContain('Nothing was written.');
    expect(grafana.writes()).toEqual([]);
  });

  test('whoami says what the token may do', async () => {
    grafana = await standIn();
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    expect((await ccboards(env, 'whoami')).out).toMatch(
      /^Organisation 1, "Main Org\."\n  yes {2}read boards/,
    );
  });
});

describe('apply without what it needs', () => {
  test('no address', async () => {
    const { code, err } = await ccboards({}, 'apply');
    expect(code).toBe(1);
    expect(err).toBe(
      'No Grafana is named.\n  Set GRAFANA_URL, give --url, or set grafana.url in the configuration.\n',
    );
  });

  test('no token', async () => {
    const { code, err } = await ccboards({ GRAFANA_URL: 'http://127.0.0.1:1' }, 'apply');
    expect(code).toBe(1);
    expect(err).toContain('No token is given.');
  });

  test('a configuration names Grafana and its folder', async () => {
    grafana = await standIn();
    const config = { grafana: { url: grafana.url, folder: 'Engineering tools' } };
    await writeFile(join(folder, 'ccboards.config.json'), JSON.stringify(config));
    const { code, out } = await ccboards(
      { GRAFANA_TOKEN: grafana.token },
      'apply',
      '--only',
      'cc-cost',
      '--json',
    );
    expect(code).toBe(0);
    const { results } = JSON.parse(out) as { results: { kind: string; id: string; outcome: string }[] };
    expect(results.map(({ kind, id, outcome }) => [kind, id, outcome])).toEqual([
      ['folder', 'engineering-tools', 'created'],
      ['board', 'cc-cost', 'created'],
    ]);
  });

  test('a token is sent to no other machine in the clear', async () => {
    const { code, err } = await ccboards(
      { GRAFANA_URL: 'http://grafana.example.com', GRAFANA_TOKEN: 'glsa_marker' },
      'apply',
    );
    expect(code).toBe(1);
    expect(err).toMatch(/http/);
    expect(err).not.toContain('glsa_marker');
  });
});
