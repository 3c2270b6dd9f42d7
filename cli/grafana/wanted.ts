import { toClassic, type Board } from '../../src/grafana/index.js';
import type { BoardJson, DataSource, Wanted, WantedFolder } from '../../src/api/index.js';
import { list, flag, type Surroundings, type Values } from '../command.js';
import type { Settings } from '../config/schema.js';
import { boardsOf, folderOfBoard, pipelineOf } from '../config/settings.js';
import type { Grafana } from './connect.js';
import { enginesNeeded, rulesOf } from './rules.js';
import { sourcesOf, type Sources } from './sources.js';

export interface Asked {
  readonly values: Values;
  readonly settings: Settings;
  readonly around: Surroundings;
}

/** The folders, boards and rules a configuration wants on Grafana; with `--only`, these boards and nothing else. */
export async function wantedOf(grafana: Grafana, { values, settings, around }: Asked): Promise<Wanted> {
  const only = list(values, 'only');
  const boards = boardsOf(settings, only);
  const keeps = only.length === 0;
  const sources = await sourcesOf(grafana.client, {
    settings,
    pipeline: pipelineOf(settings),
    needed: keeps ? enginesNeeded(settings) : [],
    note: (line) => around.err(`${line}\n`),
  });
  const rules = keeps
    ? rulesOf({
        boards,
        settings,
        sources,
        around,
        insecureHttp: flag(values, 'insecure-http'),
        grafana,
        prune: flag(values, 'prune'),
      })
    : {};
  return {
    project: settings.project,
    folders: foldersOf(boards, settings),
    boards: boards.map((board) => ({
      json: withSources(toClassic(board), sources),
      folder: folderOfBoard(board.uid, settings).uid,
    })),
    ...rules,
  };
}

/** Each folder once, in the order of the boards. */
function foldersOf(boards: readonly Board[], settings: Settings): WantedFolder[] {
  const all = boards.map(({ uid }) => folderOfBoard(uid, settings));
  return [...new Map(all.map((folder) => [folder.uid, folder])).values()];
}

/** The chosen data sources become what the board's pickers show at first. */
function withSources(json: BoardJson, sources: Sources): BoardJson {
  const { templating } = json as {
    readonly templating?: { readonly list: readonly { name: string; type: string }[] };
  };
  if (!templating || Object.keys(sources).length === 0) return json;
  const chosen: Readonly<Record<string, DataSource | undefined>> = sources;
  const variables = templating.list.map((variable) => {
    const source = variable.type === 'datasource' ? chosen[variable.name] : undefined;
    return source ? { ...variable, current: { text: source.name, value: source.uid } } : variable;
  });
  return { ...json, templating: { ...templating, list: variables } } as BoardJson;
}
