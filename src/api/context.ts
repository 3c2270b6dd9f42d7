import { readAddress } from './address.js';
import type { Connection, SignIn, Tls } from './connection.js';
import { ApiFault } from './fault.js';
import { Secret } from './secret.js';

/** A Grafana as a configuration names it. Files are read for certificates and tokens, never printed. */
export type Context = {
  readonly url?: string;
  readonly token?: Secret;
  readonly tokenFile?: string;
  readonly user?: string;
  readonly password?: Secret;
  readonly orgId?: number;
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly timeoutMs?: number;
};

export type ConnectionSources = {
  /** The named context, if one was chosen; what it says goes before the environment. */
  readonly context?: Context;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly readFile?: (name: string) => string;
  readonly insecureHttp?: boolean;
  readonly insecureTls?: boolean;
  readonly userAgent?: string;
};

/**
 * Works out how to reach Grafana: from a named context, else from `GRAFANA_URL` (or `GRAFANA_SERVER`),
 * `GRAFANA_TOKEN` or `GRAFANA_TOKEN_FILE`, `GRAFANA_USER` with `GRAFANA_PASSWORD`, `GRAFANA_ORG_ID`,
 * `GRAFANA_CA_FILE`, `GRAFANA_CERT_FILE`, `GRAFANA_KEY_FILE`, and the usual proxy variables.
 */
export function connectionFrom(sources: ConnectionSources): Connection {
  const { context = {}, env = {}, insecureHttp = false } = sources;
  const url = context.url ?? filled(env['GRAFANA_URL']) ?? filled(env['GRAFANA_SERVER']);
  if (url === undefined) {
    throw missing(
      'No Grafana is named.',
      'Set GRAFANA_URL, give --url, or set grafana.url in the configuration.',
    );
  }
  const address = readAddress(url, { insecureHttp });
  const carried: Context = {
    ...(address.user === undefined ? {} : { user: address.user }),
    ...(address.password === undefined ? {} : { password: new Secret(address.password) }),
  };
  const orgId = orgOf(context.orgId ?? filled(env['GRAFANA_ORG_ID']));
  const tls = tlsFrom(sources);
  const timeoutMs = context.timeoutMs;
  return {
    base: address.base,
    signIn: signInFrom({ ...carried, ...context }, sources),
    proxies: proxiesFrom(env),
    ...(orgId === undefined ? {} : { orgId }),
    ...(tls === undefined ? {} : { tls }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(sources.userAgent === undefined ? {} : { userAgent: sources.userAgent }),
  };
}

function signInFrom(context: Context, { env = {}, readFile }: ConnectionSources): SignIn {
  const hasOwn = context.token ?? context.tokenFile ?? context.user;
  const outer = hasOwn === undefined ? env : {};
  const file = context.tokenFile ?? filled(outer['GRAFANA_TOKEN_FILE']);
  const token = context.token?.reveal() ?? filled(outer['GRAFANA_TOKEN']) ?? fileText(file, readFile);
  if (token !== undefined) return { kind: 'token', token: new Secret(printable(token.trim())) };
  const user = context.user ?? filled(outer['GRAFANA_USER']);
  const password = context.password?.reveal() ?? filled(env['GRAFANA_PASSWORD']);
  if (user !== undefined && password !== undefined)
    return { kind: 'basic', user, password: new Secret(password) };
  throw missing(
    'No token is given.',
    'Set GRAFANA_TOKEN (or GRAFANA_TOKEN_FILE), or GRAFANA_USER and GRAFANA_PASSWORD.',
  );
}

function tlsFrom({ context = {}, env = {}, readFile, insecureTls }: ConnectionSources): Tls | undefined {
  const ca = fileText(context.caFile ?? filled(env['GRAFANA_CA_FILE']), readFile);
  const cert = fileText(context.certFile ?? filled(env['GRAFANA_CERT_FILE']), readFile);
  const key = fileText(context.keyFile ?? filled(env['GRAFANA_KEY_FILE']), readFile);
  if ((cert === undefined) !== (key === undefined)) {
    throw missing('A client certificate needs its key, and a key its certificate.', 'Give both files.');
  }
  if (ca === undefined && cert === undefined && !insecureTls) return undefined;
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key: new Secret(key) }),
    ...(insecureTls ? { insecure: true } : {}),
  };
}

function proxiesFrom(env: Readonly<Record<string, string | undefined>>): NonNullable<Connection['proxies']> {
  const either = (name: string): string | undefined => filled(env[name]) ?? filled(env[name.toLowerCase()]);
  const [https, http, none] = [either('HTTPS_PROXY'), either('HTTP_PROXY'), either('NO_PROXY')];
  return {
    ...(https === undefined ? {} : { https: new Secret(https) }),
    ...(http === undefined ? {} : { http: new Secret(http) }),
    ...(none === undefined ? {} : { none }),
  };
}

function fileText(name: string | undefined, readFile: ConnectionSources['readFile']): string | undefined {
  if (name === undefined) return undefined;
  try {
    return readFile?.(name);
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    throw missing(`${name} cannot be read: ${reasons[code] ?? code}.`, 'Check its name and rights.');
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

function orgOf(given: string | number | undefined): number | undefined {
  if (given === undefined) return undefined;
  const org = Number(given);
  if (Number.isInteger(org) && org > 0) return org;
  throw missing(
    'GRAFANA_ORG_ID is not a whole number above 0.',
    'Give the number of the organisation, or leave it out.',
  );
}

/** A token travels in a header: a line break or a blank inside it means that it was pasted wrong. */
function printable(token: string): string {
  if (/^[\x21-\x7E]+$/.test(token)) return token;
  throw missing('The token is empty or holds blanks or line breaks.', 'Copy it again, without quotes.');
}

const filled = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;

const missing = (what: string, todo: string): ApiFault => new ApiFault({ kind: 'input', what, todo });
