import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { apply } from '../../src/api/index.js';
import { limit } from '../../src/api/limit.js';
import { alertRule, everything, others, stateOf, theirs } from '../api/fixture.js';
import { clientOf, patience } from '../api/clients.js';
import { standIn, type EditionName, type StandIn } from '../stand-in/index.js';

export type KillTable = {
  /** Requests of an apply that is left alone. */
  readonly requests: number;
  readonly kills: number;
  /** Kills after which a second apply did not end in the state of an apply that was left alone. */
  readonly otherEnd: number;
  readonly foreignTouched: number;
};

const child = fileURLToPath(new URL('api-child.ts', import.meta.url));

/**
 * Kills an applying process the hard way at each of the given requests, once before the server carries the
 * request out and once after, then applies again and compares the end with that of an apply left alone.
 */
export async function kills({
  edition,
  positions,
  atOnce = 1,
}: {
  edition: EditionName;
  positions: (requests: number) => readonly number[];
  /** Processes that run beside each other, each with a server of its own. */
  atOnce?: number;
}): Promise<KillTable> {
  const whole = await prepared(edition);
  const undisturbed = await run(whole, { edition, onStart: () => undefined });
  if (undisturbed !== 0) throw new Error(`the undisturbed process ended with ${undisturbed}`);
  const right = JSON.stringify(stateOf(whole.world));
  const requests = whole.exchanges.length;
  await whole.stop();
  const lane = limit(atOnce);
  const tries = positions(requests).flatMap((position) =>
    (['before', 'after'] as const).map((when) => lane(() => killed({ edition, position, when, right }))),
  );
  const ends = await Promise.all(tries);
  return {
    requests,
    kills: ends.length,
    otherEnd: ends.filter((one) => one.otherEnd).length,
    foreignTouched: ends.filter((one) => one.foreignTouched).length,
  };
}

type Kill = {
  readonly edition: EditionName;
  readonly position: number;
  readonly when: 'before' | 'after';
  /** The state an apply ends in that is left alone. */
  readonly right: string;
};

async function killed({ edition, position, when, right }: Kill) {
  const server = await prepared(edition);
  const before = theirs(server);
  let running: ChildProcess | undefined;
  server.trouble(({ number }) => {
    if (number !== position) return undefined;
    running?.kill('SIGKILL');
    return { kind: 'reset', when };
  });
  const code = await run(server, { edition, onStart: (process) => (running = process) });
  if (code !== 'SIGKILL')
    throw new Error(`the process at request ${position} ended with ${code}, not by the kill`);
  server.trouble(undefined);
  await apply({ client: clientOf(server), wanted: everything(edition), prune: true, patience });
  const otherEnd = JSON.stringify(stateOf(server.world)) !== right;
  const foreignTouched = theirs(server) !== before;
  await server.stop();
  return { otherEnd, foreignTouched };
}

/** A server with objects of others, and with objects of ours that are no longer wanted. */
async function prepared(edition: EditionName): Promise<StandIn> {
  const server = await standIn({ edition });
  others(server);
  const wanted = everything(edition);
  const old = {
    project: wanted.project,
    folders: [...wanted.folders!, { uid: 'acme-old', title: 'Old' }],
    boards: [{ json: { uid: 'cc-old', title: 'Old', schemaVersion: 42, panels: [] }, folder: 'acme-old' }],
    ruleGroups: [
      { title: 'Old group', folderUid: 'acme-claude', interval: 60, rules: [alertRule('cc-gone', 'Gone')] },
    ],
  };
  await apply({ client: clientOf(server), wanted: old, patience });
  (server.exchanges as unknown[]).length = 0;
  return server;
}

type Run = { readonly edition: EditionName; readonly onStart: (process: ChildProcess) => void };

function run(server: StandIn, { edition, onStart }: Run): Promise<number | string> {
  const env = { ...process.env, GRAFANA_URL: server.url, GRAFANA_TOKEN: server.token };
  const started = spawn(process.execPath, ['--import', 'tsx', child, edition], { env, stdio: 'inherit' });
  onStart(started);
  return new Promise((resolve) => started.on('exit', (code, signal) => resolve(signal ?? code ?? 0)));
}
