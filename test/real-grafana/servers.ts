import { grafanaClient, Secret, type Connection, type GrafanaClient } from '../../src/api/index.js';
import { editions, standIn, type EditionName } from '../stand-in/index.js';

/** A Grafana the suite runs on: a real one, or the stand-in of its version. */
export interface Target {
  readonly name: string;
  readonly edition: EditionName;
  readonly open: () => Promise<{ client: () => GrafanaClient; stop: () => Promise<void> }>;
}

/**
 * `CCBOARDS_REAL_GRAFANA=10.4=http://127.0.0.1:3104,13.0=http://127.0.0.1:3130` names real servers with the account
 * admin:admin. Without it the suite runs on the stand-ins.
 */
export function targets(list = process.env['CCBOARDS_REAL_GRAFANA']): readonly Target[] {
  if (list === undefined || list === '')
    return Object.keys(editions).map((name) => pretended(name as EditionName));
  return list.split(',').map((one) => {
    const [version = '', url = ''] = one.split(/=(.*)/);
    const edition = (version in editions ? version : 'cloud') as EditionName;
    const signIn = { kind: 'basic', user: 'admin', password: new Secret('admin') } as const;
    const open = async () => ({ client: () => client({ base: url, signIn }), stop: async () => {} });
    return { name: `real ${version}`, edition, open };
  });
}

function pretended(edition: EditionName): Target {
  const open = async () => {
    const server = await standIn({ edition });
    const signIn = { kind: 'token', token: new Secret(server.token) } as const;
    return { client: () => client({ base: server.url, signIn }), stop: server.stop };
  };
  return { name: `stand-in of ${edition}`, edition, open };
}

const client = (connection: Connection): GrafanaClient =>
  grafanaClient(connection, { retry: { firstWaitMs: 50 } });
