import { boardsShown, compileBoards } from '../../dashboards/set.js';
import type { Board } from '../../src/grafana/index.js';
import type { Company } from '../../queries/company.js';
import type { Pipeline } from '../../queries/pipeline.js';
import type { AlertSettings } from '../../rules/alerts/index.js';
import { Problem } from '../problem.js';
import type { Settings } from './schema.js';

/** The pipeline of a configuration, with the company's own label names. */
export function pipelineOf({ pipeline }: Settings): Pipeline {
  return pipeline;
}

export interface BoardsOptions {
  /** Another pipeline than that of the configuration. */
  readonly pipeline?: Pipeline;
  readonly onBoard?: (plan: { readonly title: string }) => void;
}

/** The uids of the boards that a configuration makes, in their order. */
export function uidsOf(settings: Settings): readonly string[] {
  return boardsShown(settings.boards, settings).map(({ uid }) => uid);
}

/** The uids that `only` keeps of a configuration's boards; without any, all. One that is not there is an error. */
export function chosenUids(settings: Settings, only: readonly string[]): readonly string[] {
  const known = uidsOf(settings);
  const unknown = only.find((uid) => !known.includes(uid));
  if (unknown !== undefined) {
    throw new Problem(`There is no board "${unknown}". Boards: ${known.join(', ')}`);
  }
  return only.length === 0 ? known : known.filter((uid) => only.includes(uid));
}

/** The boards of a configuration; `only` keeps those with these uids. */
export function boardsOf(
  settings: Settings,
  only: readonly string[] = [],
  { pipeline = pipelineOf(settings), onBoard }: BoardsOptions = {},
): readonly Board[] {
  const known = uidsOf(settings);
  chosenUids(settings, only);
  const chosen =
    only.length === 0 ? settings.boards : settings.boards.filter(({ uid }) => only.includes(uid));
  const { individuals } = settings;
  return compileBoards(
    chosen,
    { pipeline, individuals, boards: known, company: companyOf(settings) },
    onBoard,
  );
}

/** What boards know of the company beyond its telemetry. */
export function companyOf({ budget, zone, seats }: Settings): Company {
  return {
    zone,
    ...(budget && { budget: { monthly: budget.monthly, ...(budget.teams && { teams: budget.teams }) } }),
    ...(seats !== undefined && { seats }),
  };
}

/** The limits of a configuration, and its budget. */
export function alertSettingsOf({ alerts, budget }: Settings): Partial<AlertSettings> {
  return definedOf({ ...alerts, budget });
}

/** Members that are not given are left out, so that the defaults hold. */
function definedOf<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
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
