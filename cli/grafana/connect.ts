import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  connectionFrom,
  grafanaClient,
  Secret,
  type Connection,
  type ConnectionSources,
  type Context,
  type GrafanaClient,
  type Traffic,
} from '../../src/api/index.js';
import { flag, text, type Surroundings, type Values } from '../command.js';
import type { Settings } from '../config/schema.js';
import { exit, Problem } from '../problem.js';
import { version } from '../version.js';
import { budgetOf } from './options.js';

/** A Grafana that can be talked to. */
export interface Grafana {
  readonly client: GrafanaClient;
  readonly connection: Connection;
  /** The organisation it must be, where somebody named one. */
  readonly org: number | undefined;
  /** Another client that is to hang up with this one. */
  readonly alsoClose: (client: GrafanaClient) => void;
}

/** Talks to the Grafana that options, environment and configuration name, in this order, and hangs up after. */
export async function withGrafana<T>(
  { values, settings, around }: { values: Values; settings: Settings; around: Surroundings },
  task: (grafana: Grafana) => Promise<T>,
): Promise<T> {
  const connection = connectionOf(values, settings, around);
  const budgetMs = budgetOf(values);
  const client = grafanaClient(connection, {
    ...(budgetMs !== undefined && { budgetMs }),
    ...(around.env['CCBOARDS_DEBUG'] && { log: (line: Traffic) => around.err(trafficText(line)) }),
  });
  const open = [client];
  const alsoClose = (other: GrafanaClient): void => void open.push(other);
  try {
    return await task({ client, connection, org: connection.orgId, alsoClose });
  } finally {
    await Promise.all(open.map((one) => one.close()));
  }
}

function connectionOf(values: Values, settings: Settings, around: Surroundings): Connection {
  const common: ConnectionSources = {
    env: around.env,
    readFile: (name) => readFileSync(resolve(around.cwd, name), 'utf8'),
    insecureHttp: flag(values, 'insecure-http'),
    userAgent: `ccboards/${version()}`,
  };
  const tokenFile = text(values, 'token-file');
  const own = tokenFile === undefined ? {} : { tokenFile };
  const name = text(values, 'context');
  if (name !== undefined) {
    if (text(values, 'url') !== undefined) {
      throw new Problem('--url and --context both name a Grafana: give one.', { exitCode: exit.usage });
    }
    return connectionFrom({ ...common, context: { ...contextOf(name, settings, around), ...own } });
  }
  const { GRAFANA_URL: url, GRAFANA_SERVER: server } = around.env;
  const known = [text(values, 'url'), url, server, settings.grafana.url].find((one) => one?.trim());
  const names = Object.keys(settings.contexts);
  if (known === undefined && names.length > 0) {
    throw new Problem(`No Grafana is named. Give --context: ${names.join(', ')}.`);
  }
  const context: Context = { ...(known !== undefined && { url: known }), ...own };
  return connectionFrom({ ...common, context });
}

/** A Grafana by its name; its secrets come from the environment or from files. */
function contextOf(name: string, { contexts }: Settings, { env }: Surroundings): Context {
  const found = Object.hasOwn(contexts, name) ? contexts[name] : undefined;
  if (!found) {
    const known = Object.keys(contexts);
    const list = known.length === 0 ? 'The configuration has no contexts.' : `Contexts: ${known.join(', ')}`;
    throw new Problem(`There is no context "${name}". ${list}`, { exitCode: exit.usage });
  }
  const { tokenFromEnv, passwordFromEnv, ...plain } = found;
  const token = secretFrom(tokenFromEnv, { env, place: `contexts.${name}.tokenFromEnv` });
  const password = secretFrom(passwordFromEnv, { env, place: `contexts.${name}.passwordFromEnv` });
  return {
    ...(Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Context),
    ...(token && { token }),
    ...(password && { password }),
  };
}

/** A secret out of the environment; a variable that is not set is named by its place in the configuration. */
export function secretFrom(
  variable: string | undefined,
  { env, place }: { readonly env: Surroundings['env']; readonly place: string },
): Secret | undefined {
  if (variable === undefined) return undefined;
  const value = env[variable];
  if (value !== undefined && value.trim() !== '') return new Secret(value.trim());
  throw new Problem(`${place}: the environment variable ${variable} is not set.`);
}

function trafficText({ method, path, status, ms }: Traffic): string {
  return `${method} ${path} ${status ?? 'no answer'} ${Math.round(ms)} ms\n`;
}
