import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../cli/run.js';
import { editions, standIn, type EditionName, type StandIn } from '../stand-in/index.js';

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

async function ccboards(env: Record<string, string>, ...args: string[]) {
  let out = '';
  let err = '';
  const code = await run(args, {
    cwd: folder,
    env,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    live: false,
  });
  return { code, out, err };
}

describe.each(Object.keys(editions) as EditionName[])('apply on Grafana %s', (edition) => {
  test('puts folder and board there, and writes nothing the second time', async () => {
    grafana = await standIn({ edition });
    const env = { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const first = await ccboards(env, 'apply');
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(first.out).toContain('+ folder claude-code');
    expect(first.out).toContain('+ board  cc-cost');
    const written = grafana.writes().length;
    expect(written).toBeGreaterThan(1);
    const second = await ccboards(env, 'apply');
    expect(second.code).toBe(0);
    expect(second.out).toContain('2 unchanged.');
    expect(grafana.writes().length).toBe(written);
  });
});

describe('apply without what it needs', () => {
  test('no address', async () => {
    const { code, err } = await ccboards({}, 'apply');
    expect(code).toBe(1);
    expect(err).toBe('No Grafana is named.\n  Set GRAFANA_URL, or choose a context of the configuration.\n');
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
    const { code, out } = await ccboards({ GRAFANA_TOKEN: grafana.token }, 'apply', '--json');
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
