import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toClassic, type Board } from '../src/grafana/index.js';
import { connectionFrom, grafanaClient, type GrafanaClient, type Wanted } from '../src/api/index.js';
import { flag, text, type Option, type Surroundings, type Values } from './command.js';
import type { Settings } from './config/schema.js';

/** The options of every command that talks to Grafana. */
export const serverOptions = {
  url: { type: 'string', value: 'address', help: 'Grafana (default: GRAFANA_URL, or the configuration)' },
  'token-file': { type: 'string', value: 'file', help: 'holds the token (default: GRAFANA_TOKEN)' },
  'insecure-http': { type: 'boolean', help: 'send the token over http:// to another machine' },
} as const satisfies Record<string, Option>;

/** A client of the Grafana that options, configuration and environment name, in this order. */
export function clientOf(values: Values, settings: Settings, around: Surroundings): GrafanaClient {
  const url = text(values, 'url') ?? around.env['GRAFANA_URL'] ?? settings.grafana.url;
  const tokenFile = text(values, 'token-file');
  return grafanaClient(
    connectionFrom({
      env: { ...around.env, ...(url !== undefined && { GRAFANA_URL: url }) },
      ...(tokenFile !== undefined && { context: { tokenFile } }),
      readFile: (name) => readFileSync(resolve(around.cwd, name), 'utf8'),
      insecureHttp: flag(values, 'insecure-http'),
    }),
  );
}

/** The folder and the boards a configuration wants on Grafana. */
export function wantedOf(boards: readonly Board[], settings: Settings): Wanted {
  const { title, uid } = folderOf(settings);
  return {
    project: settings.project,
    folders: [{ uid, title }],
    boards: boards.map((board) => ({ json: toClassic(board), folder: uid })),
  };
}

/** A folder's uid is made of its title: the same folder at each apply. */
export function folderOf({ grafana: { folder } }: Settings): {
  readonly uid: string;
  readonly title: string;
} {
  const uid = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return { uid: uid || 'claude-code', title: folder };
}
