import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from '../engines/index.js';

/** A door before a store that sends each question on once: whoever asks it again hears the same answer. */
export interface AskedOnce {
  readonly url: string;
  /** How many questions came, and how many of them were new. */
  readonly counts: () => { readonly asked: number; readonly sent: number };
  stop(): Promise<void>;
}

/** Opens the door. Only for a store that nothing is written to any more. */
export async function askedOnce(store: string): Promise<AskedOnce> {
  const known = new Map<string, ReturnType<typeof ask>>();
  let asked = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts).toString();
      const question = {
        path: request.url ?? '/',
        method: request.method === 'POST' ? 'POST' : 'GET',
        body,
      } as const;
      const key = JSON.stringify(question);
      asked += 1;
      const answer = known.get(key) ?? answerOf(store, { ...question, headers: request.headers });
      known.set(key, answer);
      const { status, text } = await answer;
      response.writeHead(status).end(text);
    })().catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  // A caller that comes back after a while finds its connection still there.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: () => ({ asked, sent: known.size }),
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** What must reach the store besides the words of the question. */
const passed = ['content-type', 'accept', 'x-loki-response-encoding-flags'] as const;

function answerOf(store: string, { path, method, body, headers }: Question) {
  const kept = passed.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const asking = { method, headers: Object.fromEntries(kept) as Record<string, string> };
  return ask(`${store}${path}`, { ...asking, ...(body !== '' && { body }) }, 300_000);
}

interface Question {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly body: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}
