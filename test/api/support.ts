import { afterEach } from 'vitest';
import {
  type BoardJson,
  grafanaClient,
  Secret,
  type ClientOptions,
  type Connection,
  type GrafanaClient,
} from '../../src/api/index.js';
import { standIn, type StandIn, type StandInOptions } from '../stand-in/index.js';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

/** A stand-in that is stopped when the test ends. */
export async function started(options: StandInOptions): Promise<StandIn> {
  const server = await standIn(options);
  open.push(server);
  return server;
}

/** A client of a server on this machine that does not wait between tries. */
export function clientOf(
  { url, token }: { readonly url: string; readonly token: string },
  { connection, ...options }: ClientOptions & { readonly connection?: Partial<Connection> } = {},
): GrafanaClient {
  return grafanaClient(
    { base: url, signIn: { kind: 'token', token: new Secret(token) }, timeoutMs: 5_000, ...connection },
    { retry: quick, ...options },
  );
}

const quick = { sleep: () => Promise.resolve() };

/** Patience of an apply that does not wait. */
export const patience = { sleep: () => Promise.resolve() };

/** A small classic board. */
export function classicBoard(uid: string, title: string, expr = 'up'): BoardJson {
  const datasource = { type: 'prometheus', uid: '${datasource}' };
  return {
    uid,
    title,
    tags: ['claude-code'],
    schemaVersion: 42,
    time: { from: 'now-7d', to: 'now' },
    panels: [
      {
        id: 1,
        type: 'stat',
        title: 'Total',
        datasource,
        gridPos: { h: 4, w: 6, x: 0, y: 0 },
        targets: [{ refId: 'A', datasource, expr }],
      },
    ],
  };
}
