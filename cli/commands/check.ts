import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkDashboard, findingsSummary, findingsText, type Finding } from '../../src/check/index.js';
import { toClassic } from '../../src/grafana/index.js';
import { birthsLost } from '../../queries/checks/births-lost.js';
import { labelOf } from '../../queries/compile/label.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { flag, text, type Command, type Surroundings } from '../command.js';
import { count } from '../count.js';
import { loadConfig } from '../config/load.js';
import { boardsOf, pipelineOf } from '../config/settings.js';
import { exit } from '../problem.js';
import { whyUnread } from '../unread.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Checks dashboards in classic JSON, yours and those of others: syntax, types, variables, costs, and\n' +
    'queries that count wrong. Without a file, the boards of the configuration.',
  exits: { 0: 'no error found (warnings are fine)', 1: 'an error was found, or a file cannot be read' },
  operands: '[file ...]',
  options: { ...configOption, ...jsonOption },
  async run(values, operands, around) {
    const checked =
      operands.length > 0
        ? await Promise.all(operands.map((path) => ofFile(path, around)))
        : [{ found: await ofConfig(text(values, 'config'), around) }];
    const found = checked.flatMap((one) => one.found);
    const unread = checked.flatMap((one) => ('unread' in one ? [one.unread] : []));
    if (flag(values, 'json')) {
      around.out(`${JSON.stringify({ findings: found, ...(unread.length > 0 && { unread }) })}\n`);
    } else {
      for (const { file, reason } of unread) around.err(`${file}: ${reason}\n`);
      const rest = unread.length > 0 ? `${count(unread.length, 'file')} could not be checked.` : '';
      const sum = unread.length === checked.length ? '' : findingsSummary(found);
      const named = operands.length > 1 ? found.map(withFile) : found;
      around.out(`${[findingsText(named), sum, rest].filter(Boolean).join('\n')}\n`);
    }
    const failed = unread.length > 0 || found.some(({ severity }) => severity === 'error');
    return failed ? exit.error : exit.ok;
  },
};

async function ofConfig(config: string | undefined, around: Surroundings): Promise<readonly Finding[]> {
  const settings = await loadConfig(around.cwd, config);
  const known = { fewValued: companyLabels(pipelineOf(settings)) };
  return boardsOf(settings).flatMap((board) => checkDashboard(toClassic(board), [birthsLost], known));
}

/** Teams, departments, projects and cost centers: there are few of them, whatever a company calls them. */
function companyLabels(pipeline: Pipeline): readonly string[] {
  return (['team', 'department', 'costCenter', 'project'] as const).map((one) =>
    labelOf(one, 'event', pipeline)!,
  );
}

/** Of several files, which one it is in. */
function withFile(found: Finding & { readonly file?: string }): Finding {
  return { ...found, where: `${found.file}: ${found.where}` };
}

const inFile = (file: string) => (found: Finding) => ({ file, ...found });

type Checked = {
  readonly found: readonly (Finding & { readonly file?: string })[];
  readonly unread?: { readonly file: string; readonly reason: string };
};

/** What one file holds; one that cannot be read does not keep the others from being checked. */
async function ofFile(file: string, around: Surroundings): Promise<Checked> {
  try {
    const content = await readFile(resolve(around.cwd, file), 'utf8');
    return { found: checkDashboard(parsed(content), [birthsLost]).map(inFile(file)) };
  } catch (error) {
    return { found: [], unread: { file, reason: whyUnread(error) } };
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
