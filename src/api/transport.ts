import type * as Undici from 'undici';
import type { Dispatcher } from 'undici';
import { isLoopback } from './address.js';
import { headersOf, type Connection } from './connection.js';

/** One request as it goes over the wire. */
export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The longest this request may take; the connection's own limit holds as well. */
  readonly withinMs?: number | undefined;
};

/** One answer as it came: nothing parsed, no redirect followed. */
export type WireAnswer = {
  readonly status: number;
  readonly type: string;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
};

export type Transport = {
  readonly send: (request: WireRequest) => Promise<WireAnswer>;
  readonly close: () => Promise<void>;
};

const defaultTimeoutMs = 60_000;

/** Opens the way to a server. The HTTP library is loaded with the first request, not before. */
export function openTransport(connection: Connection): Transport {
  let dispatcher: Promise<Dispatcher> | undefined;
  const base = headersOf(connection);
  return {
    send: async ({ method, url, headers, body, withinMs = Infinity }) => {
      const undici = await import('undici');
      dispatcher ??= Promise.resolve(dispatcherFor(undici, connection));
      const answer = await undici.request(url, {
        method: method as Dispatcher.HttpMethod,
        headers: { ...base, ...headers },
        body: body ?? null,
        dispatcher: await dispatcher,
        signal: AbortSignal.timeout(Math.ceil(Math.min(withinMs, connection.timeoutMs ?? defaultTimeoutMs))),
      });
      const header = (name: string): string | undefined => {
        const value = answer.headers[name];
        return Array.isArray(value) ? value[0] : value;
      };
      const text = await answer.body.text();
      return { status: answer.statusCode, type: header('content-type') ?? '', header, text };
    },
    close: async () => {
      await (await dispatcher)?.destroy();
    },
  };
}

function dispatcherFor(undici: typeof Undici, { tls, proxies, base }: Connection): Dispatcher {
  const connect = {
    ...(tls?.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls?.cert === undefined ? {} : { cert: tls.cert }),
    ...(tls?.key === undefined ? {} : { key: tls.key.reveal() }),
    ...(tls?.insecure ? { rejectUnauthorized: false } : {}),
  };
  const { protocol, hostname } = new URL(base);
  const proxy = protocol === 'https:' ? proxies?.https : proxies?.http;
  if (proxy === undefined || isLoopback(hostname)) return new undici.Agent({ connect });
  return new undici.EnvHttpProxyAgent({
    httpProxy: proxy.reveal(),
    httpsProxy: proxy.reveal(),
    noProxy: proxies?.none ?? '',
    connect,
    requestTls: connect,
  });
}
