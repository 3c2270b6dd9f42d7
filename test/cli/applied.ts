import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { StandIn } from '../stand-in/index.js';
import { here, type Said } from './here.js';

let folder: string;

/** Gives each test of a file a folder of its own. */
export function eachInItsFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ccboards-bad-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

/** Writes the configuration the next command reads. */
export const configure = (config: object): Promise<void> =>
  writeFile(join(folder, 'ccboards.config.json'), JSON.stringify(config));

const plain = (text: string): string => text.replaceAll(/127\.0\.0\.1:\d+/g, '<here>');

/** An apply of one board; addresses that change from run to run are written `<here>`. */
export async function applied(env: Record<string, string>, ...args: string[]): Promise<Said> {
  const all = ['apply', '--only', 'cc-cost', ...args];
  const { code, out, err } = await here(folder, all, { GRAFANA_TOKEN: 'glsa_x', ...env });
  return { code, out: plain(out), err: plain(err) };
}

/** The address and token of a stand-in. */
export const as = ({ url, token }: StandIn): Record<string, string> => ({
  GRAFANA_URL: url,
  GRAFANA_TOKEN: token,
});

/** Nothing was done, and the reason and the remedy are two lines. */
export const refused = (what: string, todo: string): Said => ({
  code: 1,
  out: '',
  err: `${what}\n  ${todo}\n`,
});
