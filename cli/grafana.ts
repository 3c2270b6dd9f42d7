import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toClassic, type Board } from '../src/grafana/index.js';
import {
  chooseDataSources,
  connectionFrom,
  grafanaClient,
  type BoardJson,
  type Choice,
  type DataSource,
  type GrafanaClient,
  type Manner,
  type Wanted,
} from '../src/api/index.js';
import { flag, text, type Option, type Surroundings, type Values } from './command.js';
import type { Settings } from './config/schema.js';
import { folderOf } from './config/settings.js';
import { Problem } from './problem.js';

/** The options of every command that talks to Grafana. */
export const serverOptions = {
  url: { type: 'string', value: 'address', help: 'Grafana (default: GRAFANA_URL, or the configuration)' },
  'token-file': { type: 'string', value: 'file', help: 'holds the token (default: GRAFANA_TOKEN)' },
  'insecure-http': { type: 'boolean', help: 'send the token over http:// to another machine' },
} as const satisfies Record<string, Option>;

/** Options of the commands that compare boards with a server. */
export const manners = {
  api: { type: 'string', value: 'route', help: 'legacy or apis (default: what the server has)' },
  overwrite: { type: 'boolean', help: 'write over what somebody changed in Grafana' },
  lock: { type: 'boolean', help: 'boards and rules cannot be edited in Grafana' },
  prune: { type: 'boolean', help: 'remove what bears our mark and is no longer wanted' },
} as const satisfies Record<string, Option>;

/** A client of the Grafana that options, environment and configuration name, in this order. */
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

/** How things are written, as the options say it. */
export function mannerOf(values: Values): Manner {
  const api = text(values, 'api');
  if (api !== undefined && api !== 'legacy' && api !== 'apis') {
    throw new Problem(`--api ${api}: give "legacy" or "apis".`, { exitCode: 2 });
  }
  return {
    overwrite: flag(values, 'overwrite'),
    lock: flag(values, 'lock'),
    ...(api === undefined ? {} : { api }),
  };
}

/** The folder and the boards a configuration wants on Grafana, on the data sources it names. */
export async function wantedOf(
  client: GrafanaClient,
  boards: readonly Board[],
  settings: Settings,
): Promise<Wanted> {
  const { title, uid } = folderOf(settings);
  const sources = await sourcesOf(client, settings);
  return {
    project: settings.project,
    folders: [{ uid, title }],
    boards: boards.map((board) => ({ json: withSources(toClassic(board), sources), folder: uid })),
  };
}

/** The data sources the configuration names, by uid or by name; one that is missing stops everything. */
async function sourcesOf(client: GrafanaClient, { grafana }: Settings): Promise<Record<string, DataSource>> {
  const choices: Record<string, Choice> = {};
  for (const type of ['prometheus', 'loki'] as const) {
    const name = grafana[type];
    if (typeof name === 'string') choices[type] = { type, name };
    else if (name !== undefined) choices[type] = { type, uid: name.uid };
  }
  if (Object.keys(choices).length === 0) return {};
  const chosen = Object.entries(await chooseDataSources(client, choices));
  const faults = chosen.flatMap(([type, choice]) =>
    'problem' in choice
      ? [
          `grafana.${type}: ${choice.problem} ` +
            `There are: ${choice.candidates.map(({ name, uid }) => `"${name}" (uid ${uid})`).join(', ') || 'none of that type'}.`,
        ]
      : [],
  );
  if (faults.length > 0) throw new Problem(`${faults.join('\n')}\nNothing was written.`);
  return Object.fromEntries(
    chosen.flatMap(([type, choice]) => ('found' in choice ? [[type, choice.found] as const] : [])),
  );
}

/** The chosen data sources become what the board's pickers show at first. */
function withSources(json: BoardJson, sources: Readonly<Record<string, DataSource>>): BoardJson {
  const { templating } = json as {
    readonly templating?: { readonly list: readonly { name: string; type: string }[] };
  };
  if (!templating || Object.keys(sources).length === 0) return json;
  const list = templating.list.map((variable) => {
    const source = variable.type === 'datasource' ? sources[variable.name] : undefined;
    return source ? { ...variable, current: { text: source.name, value: source.uid } } : variable;
  });
  return { ...json, templating: { ...templating, list } } as BoardJson;
}
