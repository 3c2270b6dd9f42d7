import { Secret } from './secret.js';

/** How to sign in: a service account token, a user with password, or not at all. */
export type SignIn =
  | { readonly kind: 'token'; readonly token: Secret }
  | { readonly kind: 'basic'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'none' };

/** Certificates as PEM text. `insecure` accepts any server certificate. */
export type Tls = {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: Secret;
  readonly insecure?: boolean;
};

/** Proxies by the scheme of the address they serve (they may hold a password), and the hosts reached without. */
export type Proxies = { readonly http?: Secret; readonly https?: Secret; readonly none?: string };

/** Everything needed to reach one Grafana (or one ruler). */
export type Connection = {
  /** Address without trailing slash, with the sub-path. */
  readonly base: string;
  readonly signIn: SignIn;
  /** Organisation for users; a token is bound to its own. */
  readonly orgId?: number;
  /** Tenant of a self-hosted ruler. */
  readonly tenant?: string;
  readonly tls?: Tls;
  readonly proxies?: Proxies;
  readonly timeoutMs?: number;
  readonly userAgent?: string;
};

/** The secrets of a connection, to take them out of texts. */
export function secretsOf({ signIn, tls, proxies }: Connection): Secret[] {
  const own = signIn.kind === 'token' ? signIn.token : signIn.kind === 'basic' ? signIn.password : undefined;
  const pair = signIn.kind === 'basic' ? new Secret(basicPair(signIn)) : undefined;
  return [own, pair, tls?.key, proxies?.http, proxies?.https].filter((one) => one !== undefined);
}

/** The headers every request of a connection carries. */
export function headersOf(connection: Connection): Record<string, string> {
  const { signIn, orgId, tenant } = connection;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': connection.userAgent ?? 'ccboards',
  };
  if (signIn.kind === 'token') headers['authorization'] = `Bearer ${signIn.token.reveal()}`;
  if (signIn.kind === 'basic') {
    headers['authorization'] = `Basic ${basicPair(signIn)}`;
    if (orgId !== undefined) headers['x-grafana-org-id'] = String(orgId);
  }
  if (tenant !== undefined) headers['x-scope-orgid'] = tenant;
  return headers;
}

/** User and password as the header carries them: the password can be read out of it. */
function basicPair({ user, password }: Extract<SignIn, { kind: 'basic' }>): string {
  return Buffer.from(`${user}:${password.reveal()}`).toString('base64');
}
