import { boardFiles } from '../dashboards/files.js';
import { alertFiles, claudeCodeAlerts, type Missing } from '../rules/alerts/index.js';
import { ruleFiles } from '../rules/index.js';
import type { Board, FormName } from '../src/grafana/index.js';
import type { Settings } from './config/schema.js';
import {
  alertSettingsOf,
  boardsOf,
  folderOfBoard,
  pipelineOf,
  uidsOf,
  type BoardsOptions,
} from './config/settings.js';
import { writeFiles, type OutputFile } from './files.js';
import { boardsIn, formerInventory, withOthers } from './inventory.js';
import { labsNotes, sharedPipeline } from './labs.js';
import { removeStale } from './stale.js';

export interface Build {
  readonly settings: Settings;
  readonly forms: readonly FormName[];
  /** These boards alone; the others of the set stay as they are. */
  readonly only: readonly string[];
  /** The output folder, whole. */
  readonly home: string;
  /** Which part of the work begins, and how much of it lies behind. */
  readonly onProgress?: (done: number, what: string) => void;
}

export interface Built {
  readonly boards: readonly string[];
  readonly files: readonly string[];
  readonly changed: number;
  /** Files of boards that are no longer in the set. */
  readonly removed: readonly string[];
  /** Alerts that the pipeline cannot have, and why. */
  readonly alertsLeftOut: readonly Missing[];
}

/** Compiles boards and rules, writes what differs, and takes away what a former build left behind. */
export async function buildSet(build: Build): Promise<Built> {
  const { settings, forms, only, home, onProgress } = build;
  const set = uidsOf(settings);
  const boards = only.length === 0 ? set : set.filter((uid) => only.includes(uid));
  const former = await formerInventory(home);
  const total = boards.length * (forms.includes('share') ? 2 : 1);
  let done = 0;
  const onBoard = ({ title }: { readonly title: string }) => onProgress?.((0.9 * done++) / total, title);
  const own = boardsOf(settings, only, { onBoard });
  const whole = only.length === 0 ? own : boardsOf(settings);
  const made = await formsOf({ ...build, own, whole, onBoard });
  const rules = rulesOf(settings, whole);
  const files = [...(only.length === 0 ? made : withOthers(made, { former, set })), ...rules.files];
  onProgress?.(0.9, 'writing');
  const changed = await writeFiles(home, files);
  const gone = only.length > 0 ? [] : boardsIn(former).filter((uid) => !set.includes(uid));
  const removed = await removeStale(home, gone);
  onProgress?.(1, 'done');
  return { boards, files: files.map(({ path }) => path), changed, removed, alertsLeftOut: rules.missing };
}

interface Compiled extends Build {
  readonly own: readonly Board[];
  /** Those of the whole set. */
  readonly whole: readonly Board[];
  readonly onBoard: NonNullable<BoardsOptions['onBoard']>;
}

/**
 * The files of all forms. What is shared is compiled without the company's own label names; Terraform takes
 * a file for the whole set, and would remove what is not in it.
 */
async function formsOf({
  settings,
  forms,
  only,
  own,
  whole,
  onBoard,
}: Compiled): Promise<readonly OutputFile[]> {
  const folder = ({ uid }: { readonly uid: string }) => folderOfBoard(uid, settings);
  const files = [...(await boardFiles(own, { forms: forms.filter((form) => !apart.has(form)), folder }))];
  if (forms.includes('terraform')) {
    files.push(...(await boardFiles(whole, { forms: ['terraform'], folder })).filter(ofBoards));
  }
  if (forms.includes('share')) {
    const pipeline = sharedPipeline(pipelineOf(settings));
    const shared = boardsOf(settings, only, { pipeline, onBoard });
    files.push(
      ...(await boardFiles(shared, { forms: ['share'], folder, notes: labsNotes(pipeline) })).filter(
        ofBoards,
      ),
    );
  }
  return files;
}

const apart: ReadonlySet<FormName> = new Set(['share', 'terraform']);
const ofBoards = ({ path }: OutputFile) => path !== 'inventory.json';

/** Recording rules and alerts for rulers; a link leads from an alert to its panel where Grafana's address is known. */
function rulesOf(
  settings: Settings,
  boards: readonly Board[],
): { readonly files: readonly OutputFile[]; readonly missing: readonly Missing[] } {
  const { individuals, budget, grafana } = settings;
  const pipeline = pipelineOf(settings);
  const setting = { pipeline, individuals, boards };
  const { alerts, missing } = claudeCodeAlerts(setting, alertSettingsOf(settings));
  const files = [
    ...ruleFiles({ pipeline, individuals, months: budget !== undefined }),
    ...alertFiles(alerts, { grafana: grafana.url }),
  ];
  return { files, missing };
}
