import type { IncomingMessage } from 'node:http';

/** Why a request is refused. */
export interface Refused {
  readonly status: number;
  readonly reason: string;
}

/**
 * Lets through only what the preview's own page sends. A page of another site can reach a loopback port too: by a
 * name that it makes point to 127.0.0.1, or by a request across sites. Both are refused.
 */
export function refusalOf(request: IncomingMessage, port: number): Refused | undefined {
  const { host, origin, 'sec-fetch-site': site, 'content-type': type } = request.headers;
  const own = ownHosts(port);
  if (host === undefined || !own.includes(host)) {
    return { status: 421, reason: `the preview answers to ${own[0]} only` };
  }
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, reason: 'asked by another site' };
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, reason: 'asked by another site' };
  }
  if (request.method === 'POST' && type?.split(';')[0] !== 'application/json') {
    return { status: 415, reason: 'send JSON' };
  }
  return undefined;
}

function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Sent with every answer: nothing from elsewhere is loaded, nothing inline is run, nothing is kept. */
export const headers: Readonly<Record<string, string>> = Object.freeze({
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});
