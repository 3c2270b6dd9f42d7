import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { ApiFault } from '../../src/api/index.js';

const servers: Server[] = [];

/** Starts a server of a test's own on this machine; it is closed when the test ends. */
export async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.keepAliveTimeout = 0;
  onTestFinished(async () => void (await stopped(server)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Closes the server that was started last. */
export const closeLast = (): Promise<unknown> => stopped(servers.pop()!);

const stopped = (server: Server): Promise<unknown> =>
  new Promise((resolve) => server.close(resolve).closeAllConnections());

export type Answer = { status?: number; type?: string; body?: string; headers?: Record<string, string> };

/** A server that gives one answer after the other, and the last one for ever. */
export async function answering(
  ...answers: readonly Answer[]
): Promise<{ url: string; token: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const {
      status = 200,
      type = 'application/json',
      body = '{}',
      headers = {},
    } = answers[Math.min(asked.length, answers.length) - 1]!;
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, token: 'glsa_x', asked };
}

export const get = { path: '/api/x', answer: z.unknown() } as const;
export const post = { ...get, method: 'POST', body: {} } as const;

export async function fault(run: Promise<unknown>): Promise<ApiFault> {
  return run.then(
    () => {
      throw new Error('no fault');
    },
    (error: unknown) => error as ApiFault,
  );
}
