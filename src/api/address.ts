import { isIP } from 'node:net';
import { ApiFault } from './fault.js';

/** A Grafana address in parts: the base without user, password and trailing slash, and what it carried. */
export type Address = { readonly base: string; readonly user?: string; readonly password?: string };

/**
 * Reads the address of a Grafana: keeps its sub-path, drops the trailing slash, and refuses plain `http`
 * to a host that is not this machine unless `insecureHttp` says that the token may travel in the clear.
 */
export function readAddress(text: string, { insecureHttp = false } = {}): Address {
  const url = parse(text);
  if (url.protocol === 'http:' && !insecureHttp && !isLoopback(url.hostname)) {
    throw new ApiFault({
      kind: 'address',
      what: `http://${url.host} would carry the token in the clear.`,
      todo: 'Use https://, or --insecure-http if the way to that host is safe.',
    });
  }
  const base = `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
  if (url.username === '') return { base };
  return {
    base,
    user: decoded(url.username),
    password: decoded(url.password),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ApiFault({
      kind: 'address',
      what: 'The user or password in the Grafana address has a "%" that begins no character.',
      todo: 'Write "%" as %25 there, or better set GRAFANA_USER and GRAFANA_PASSWORD.',
    });
  }
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.search === '' &&
    url.hash === ''
  ) {
    return url;
  }
  throw new ApiFault({
    kind: 'address',
    what: 'The Grafana address is not a plain http or https address.',
    todo: 'Set GRAFANA_URL to the address of Grafana itself, for example https://example.grafana.net or https://host/grafana.',
  });
}

/** Whether a host name means this machine. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost') || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
