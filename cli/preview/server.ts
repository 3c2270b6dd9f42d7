import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '../problem.js';
import { findingsOf } from './findings.js';
import { headers, refusalOf } from './guard.js';
import { readBoardQuestion, readOptionsQuestion, readPanelQuestion } from './question.js';
import { readJson, TooLarge } from './read-json.js';
import type { Asking, Source } from './source.js';

export interface PreviewOptions {
  /** The boards' classic JSON; asked again at each request, so that an edit is seen. */
  readonly boards: () => Promise<readonly object[]>;
  readonly source: Source;
  /** The page and what it loads, by path: `/` is the page. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly content: string | Uint8Array }>;
  /** A free port unless one is named. */
  readonly port?: number;
}

export interface Preview {
  readonly url: string;
  /** Tells every open page that something was edited. */
  readonly reload: () => void;
  readonly close: () => Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Serves boards to a browser on this machine. It listens on loopback and answers nobody else's page. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const watching = new Set<ServerResponse>();
  const routes = routesOf(options, watching);
  const server = createServer((request, response) => {
    void handle(request, { response, routes, port: portOf(server) });
  });
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notListening(error, options.port)));
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return Object.freeze({
    url: `http://127.0.0.1:${portOf(server)}`,
    reload: () => watching.forEach((response) => response.write('data: reload\n\n')),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** Why nobody can listen at a port that was named, and what to do. */
function notListening(error: NodeJS.ErrnoException, port: number | undefined): Error {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: 'is in use',
    EACCES: 'may not be listened at by you',
  };
  const said = why[error.code ?? ''];
  if (port === undefined || said === undefined) return error;
  return new Problem(
    `The port ${port} ${said}. Give another one with --port, or leave it out for a free one.`,
    {
      cause: error,
    },
  );
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function handle(
  request: IncomingMessage,
  of: { response: ServerResponse; routes: ReadonlyMap<string, Answer>; port: number },
): Promise<void> {
  const { response } = of;
  const refused = refusalOf(request, of.port);
  if (refused) return send(response, { status: refused.status, body: { error: refused.reason } });
  // As it was sent: no path is decoded or shortened into another one.
  const path = (request.url ?? '').split('?')[0]!;
  const route = of.routes.get(`${request.method} ${path}`);
  if (!route) return send(response, { status: 404, body: { error: `nothing is at ${path}` } });
  try {
    await route(request, response);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    send(response, { status: thrown instanceof TooLarge ? 413 : 400, body: { error } });
  }
}

function routesOf(options: PreviewOptions, watching: Set<ServerResponse>): ReadonlyMap<string, Answer> {
  const files = [...options.files].map(([path, file]): [string, Answer] => [
    `GET ${path}`,
    (_request, response) =>
      void response.writeHead(200, { ...headers, 'content-type': file.type }).end(file.content),
  ]);
  return new Map<string, Answer>([
    ...files,
    [
      'GET /api/boards',
      async (_request, response) => send(response, { status: 200, body: await boardList(options) }),
    ],
    ['POST /api/findings', (request, response) => sendFindings(request, { response, options })],
    ['POST /api/panel', (request, response) => sendPanel(request, { response, options })],
    ['POST /api/options', (request, response) => sendOptions(request, { response, options })],
    ['GET /api/edits', (_request, response) => watch(response, watching)],
  ]);
}

/** Every board, and where the numbers come from. */
async function boardList({ boards, source }: PreviewOptions): Promise<object> {
  const { about, now, zone, choices } = source;
  return { boards: await boards(), source: { about, now, zone, choices } };
}

interface Reply {
  readonly response: ServerResponse;
  readonly options: PreviewOptions;
}

async function sendFindings(request: IncomingMessage, { response, options }: Reply): Promise<void> {
  const { board } = readBoardQuestion(await readJson(request, 64 * 1024));
  const { dashboard } = await askingOf(board, { response, options });
  send(response, { status: 200, body: { findings: await findingsOf(dashboard) } });
}

async function sendPanel(request: IncomingMessage, { response, options }: Reply): Promise<void> {
  const question = readPanelQuestion(await readJson(request, 64 * 1024));
  const asking = await askingOf(question.board, { response, options });
  send(response, { status: 200, body: await options.source.panel(question, asking) });
}

async function sendOptions(request: IncomingMessage, { response, options }: Reply): Promise<void> {
  const question = readOptionsQuestion(await readJson(request, 64 * 1024));
  const asking = await askingOf(question.board, { response, options });
  send(response, { status: 200, body: { options: await options.source.options(question, asking) } });
}

/** The board with this uid. The question is called off when the page goes away. */
async function askingOf(uid: string, { response, options }: Reply): Promise<Asking> {
  const dashboard = (await options.boards()).find((one) => 'uid' in one && one.uid === uid);
  if (!dashboard) throw new Error(`no board has the uid ${JSON.stringify(uid)}`);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return { dashboard, signal: gone.signal };
}

function watch(response: ServerResponse, watching: Set<ServerResponse>): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  response.write(': open\n\n');
  watching.add(response);
  response.on('close', () => watching.delete(response));
}

function send(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}
