import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { readonly path: string; readonly body: unknown; readonly at: number };

/** A receiver of OTLP that keeps what it gets, and answers as told. */
export async function receiver(
  answer: (path: string, nth: number) => { status: number; text?: string; type?: string },
) {
  const received: Received[] = [];
  let underway = 0;
  let most = 0;
  const server: Server = createServer((request, response) => {
    most = Math.max(most, ++underway);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url!;
      received.push({ path, body: JSON.parse(Buffer.concat(chunks).toString()), at: Date.now() });
      const { status, text = '{}', type = 'application/json' } = answer(path, received.length);
      setImmediate(() => {
        underway -= 1;
        response.writeHead(status, { 'content-type': type }).end(text);
      });
    });
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received,
    most: () => most,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
