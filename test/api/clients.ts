import {
  grafanaClient,
  Secret,
  type ClientOptions,
  type Connection,
  type GrafanaClient,
} from '../../src/api/index.js';

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
