import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './call.js';
import type { Trouble } from './trouble.js';

/** Trouble in place of an answer. True when the request is dealt with and was not carried out. */
export function before(trouble: Trouble, response: ServerResponse): boolean {
  if (trouble.kind === 'page') {
    send(response, { status: 200, type: 'text/html', body: '<html>waking up</html>' });
    return true;
  }
  if (trouble.kind === 'reset' && trouble.when === 'before') {
    response.destroy();
    return true;
  }
  if (trouble.kind !== 'status' || trouble.when !== 'before') return false;
  sendStatus(response, trouble);
  return true;
}

/** Trouble after the request was carried out. */
export function after(trouble: Trouble, response: ServerResponse, reply: Reply): boolean {
  if (trouble.kind === 'reset' && trouble.when === 'after') {
    response.destroy();
    return true;
  }
  if (trouble.kind === 'half') {
    const text = JSON.stringify(reply.body ?? {});
    response.writeHead(reply.status, { 'content-type': 'application/json', 'content-length': text.length });
    response.write(text.slice(0, text.length / 2), () => response.destroy());
    return true;
  }
  if (trouble.kind !== 'status') return false;
  sendStatus(response, trouble);
  return true;
}

function sendStatus(response: ServerResponse, trouble: Extract<Trouble, { kind: 'status' }>): void {
  const headers = trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter };
  const body = trouble.html ? '<html>bad gateway</html>' : { message: 'trouble' };
  send(response, {
    status: trouble.status,
    body,
    headers,
    type: trouble.html ? 'text/html' : 'application/json',
  });
}

/** Sends a reply. */
export function send(response: ServerResponse, { status, body, type, headers }: Reply): void {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(text === '' ? {} : { 'content-type': type ?? 'application/json; charset=UTF-8' }),
    ...headers,
  });
  response.end(text);
}

/** The whole body of a request. */
export async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A body as JSON, or as the text it is. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : text;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
