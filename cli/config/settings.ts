import { compileBoards } from '../../dashboards/set.js';
import type { Board } from '../../src/grafana/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { Problem } from '../problem.js';
import type { Settings } from './schema.js';

/** The pipeline of a configuration, with the company's own label names. */
export function pipelineOf({ pipeline }: Settings): Pipeline {
  return pipeline;
}

/** The boards of a configuration; `only` keeps those with these uids. */
export function boardsOf(settings: Settings, only: readonly string[] = []): readonly Board[] {
  const known = settings.boards.map((plan) => plan.uid);
  const unknown = only.find((uid) => !known.includes(uid));
  if (unknown !== undefined) {
    throw new Problem(`There is no board "${unknown}". Boards: ${known.join(', ')}`);
  }
  const chosen =
    only.length === 0 ? settings.boards : settings.boards.filter(({ uid }) => only.includes(uid));
  return compileBoards(chosen, { pipeline: pipelineOf(settings), individuals: settings.individuals });
}

/** A folder on Grafana. */
export interface Folder {
  readonly uid: string;
  readonly title: string;
}

/** The folder of the boards everybody may see. */
export function folderOf({ grafana }: Settings): Folder {
  return folderCalled(grafana.folder);
}

/** The folder of a board: those for an audit stand apart. */
export function folderOfBoard(uid: string, settings: Settings): Folder {
  const audit = settings.boards.some((plan) => plan.uid === uid && plan.audience === 'audit');
  return audit ? folderCalled(settings.grafana.auditFolder) : folderOf(settings);
}

/** A folder's uid is made of its title: the same folder at each apply. */
function folderCalled(title: string): Folder {
  const uid = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return { uid: uid || 'claude-code', title };
}
