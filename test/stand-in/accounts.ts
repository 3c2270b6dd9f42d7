import type { IncomingHttpHeaders } from 'node:http';
import { no, type Call } from './call.js';
import type { Account, World } from './world.js';

/** Refuses a token that is not known or has expired. */
export function refuseBad(given: string | undefined, { who }: Call): void {
  if (given === undefined || (who && who.expired !== true)) return;
  throw no(401, who ? 'Expired API key' : 'Invalid API key', {
    messageId: 'api-key.invalid',
    statusCode: 401,
    traceID: '',
  });
}

/** The account a request signs in with. */
export function accountOf(headers: IncomingHttpHeaders, world: World): Account | undefined {
  const [kind, secret = ''] = (headers.authorization ?? '').split(' ');
  if (kind === 'Bearer') return world.accounts.find((one) => one.secret === secret && one.user !== true);
  if (kind !== 'Basic') return undefined;
  const [login, password] = Buffer.from(secret, 'base64').toString().split(':');
  const account = world.accounts.find(
    (one) => one.user === true && one.login === login && one.secret === password,
  );
  const org = headers['x-grafana-org-id'];
  return account && org !== undefined ? { ...account, org: Number(org) } : account;
}
