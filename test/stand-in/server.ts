import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTls, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { accountOf, refuseBad } from './accounts.js';
import { annotations } from './annotations.js';
import { boardsApis } from './boards-apis.js';
import { boardsImport } from './boards-import.js';
import { boardsLegacy } from './boards-legacy.js';
import { no, Refusal, type Call, type Reply } from './call.js';
import { editions, type EditionName } from './edition.js';
import { folders } from './folders.js';
import { meta, signedIn } from './meta.js';
import { queries } from './queries.js';
import { rulers } from './rulers.js';
import { rules } from './rules.js';
import { search } from './search.js';
import type { Troubles } from './trouble.js';
import { after, before, jsonOf, pause, readAll, send } from './wire.js';
import { World } from './world.js';

/** One exchange as it went over the wire. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string | undefined>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly body: unknown;
};

export type StandInOptions = {
  readonly edition?: EditionName;
  /** The path Grafana is served under, for example `/grafana`. */
  readonly subPath?: string;
  readonly troubles?: Troubles;
  /** Milliseconds every request takes at least. */
  readonly delayMs?: number;
  readonly tls?: Pick<ServerOptions, 'key' | 'cert' | 'ca' | 'requestCert' | 'rejectUnauthorized'>;
};

export type StandIn = {
  /** The address with the sub-path. */
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly exchanges: readonly Exchange[];
  readonly writes: () => readonly Exchange[];
  /** Changes what goes wrong from the next request on, which is number 1. */
  readonly trouble: (troubles: Troubles | undefined) => void;
  readonly stop: () => Promise<void>;
};

const handlers = [
  meta,
  folders,
  boardsImport,
  boardsLegacy,
  boardsApis,
  search,
  rules,
  rulers,
  queries,
  annotations,
];

/** The token of the account with all rights. */
export const standInToken = 'glsa_standInTokenThatMayDoAll_0123abcd';

/** Starts a strict, stateful stand-in of one Grafana version on a free port of this machine. */
export async function standIn(options: StandInOptions = {}): Promise<StandIn> {
  const world = new World(editions[options.edition ?? '12.1']);
  world.accounts.push({ secret: standInToken, login: 'sa-ci', org: 1 });
  world.dataSources.push(
    {
      uid: 'prom-uid',
      name: 'Prometheus',
      type: 'prometheus',
      readOnly: true,
      isDefault: true,
      answers: true,
    },
    { uid: 'loki-uid', name: 'Loki', type: 'loki', readOnly: true, isDefault: false, answers: true },
  );
  const exchanges: Exchange[] = [];
  const desk = { world, exchanges, options, troubles: options.troubles, number: 0 };
  const listen = (request: IncomingMessage, response: ServerResponse): void =>
    void serve(request, response, desk);
  const server: Server = options.tls ? createTls(options.tls, listen) : createServer(listen);
  // Troubles are those that a test asks for: no connection is closed for being idle.
  server.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}${options.subPath ?? ''}`,
    token: standInToken,
    world,
    exchanges,
    writes: () => exchanges.filter((one) => one.method !== 'GET' && one.path !== '/api/ds/query'),
    trouble: (troubles) => {
      desk.troubles = troubles;
      desk.number = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Desk = {
  readonly world: World;
  readonly exchanges: Exchange[];
  readonly options: StandInOptions;
  troubles: Troubles | undefined;
  number: number;
};

async function serve(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const text = await readAll(request);
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const method = request.method ?? 'GET';
  desk.number += 1;
  const trouble = desk.troubles?.({ number: desk.number, method, path: url.pathname });
  if (desk.options.delayMs) await pause(desk.options.delayMs);
  if (trouble && before(trouble, response)) return;
  if (trouble?.kind === 'late') send(response, { status: 504, body: { message: 'gateway timeout' } });
  if (trouble?.kind === 'delay' || trouble?.kind === 'late') await pause(trouble.ms);
  desk.world.tick();
  const inside = insidePath(url.pathname, desk.options.subPath ?? '');
  const reply =
    inside === undefined
      ? outside(desk.options.subPath!)
      : handled({ request, url, method, text, inside, desk });
  desk.exchanges.push({
    method,
    path: inside ?? url.pathname,
    query: url.search,
    requestHeaders: request.headers as Record<string, string | undefined>,
    requestBody: jsonOf(text),
    status: reply.status,
    body: reply.body,
  });
  if (trouble?.kind === 'late' || (trouble && after(trouble, response, reply))) return;
  send(response, reply);
}

type Handled = {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly method: string;
  readonly text: string;
  readonly inside: string;
  readonly desk: Desk;
};

function handled({ request, url, method, text, inside, desk }: Handled): Reply {
  const { world } = desk;
  const call: Call = {
    method,
    path: inside,
    segments: inside.slice(1).split('/').map(decodeURIComponent),
    query: url.searchParams,
    headers: request.headers as Record<string, string | undefined>,
    body: jsonOf(text),
    text,
    world,
    who: accountOf(request.headers, world),
  };
  try {
    const open = inside === '/api/health' || inside === '/bootdata';
    if (!open) {
      refuseBad(request.headers.authorization, call);
      signedIn(call);
    }
    if (method !== 'GET' && text !== '' && !/json|yaml/.test(request.headers['content-type'] ?? '')) {
      throw no(415, 'unsupported media type');
    }
    const toBoard = /dashboards/.test(inside);
    if (world.readOnly && method !== 'GET' && !toBoard && inside !== '/api/ds/query') {
      throw no(500, 'attempt to write a readonly database');
    }
    for (const handler of handlers) {
      const reply = handler(call);
      if (reply) return reply;
    }
    return { status: 404, body: { message: 'Not found' } };
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body };
    throw error;
  }
}

function insidePath(path: string, subPath: string): string | undefined {
  if (subPath === '') return path;
  return path.startsWith(`${subPath}/`) ? path.slice(subPath.length) : undefined;
}

const outside = (subPath: string): Reply => ({
  status: 301,
  body: '',
  headers: { location: `${subPath}/` },
  type: 'text/html',
});
