import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkDashboard, findingsSummary, findingsText, type Finding } from '../../src/check/index.js';
import { toClassic } from '../../src/grafana/index.js';
import { birthsLost } from '../../queries/checks/births-lost.js';
import { flag, text, type Command, type Surroundings } from '../command.js';
import { loadConfig } from '../config/load.js';
import { boardsOf } from '../config/settings.js';
import { exit, Problem } from '../problem.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Checks dashboards in classic JSON, yours and those of others: syntax, types, variables, costs, and\n' +
    'queries that count wrong. Without a file, the boards of the configuration.',
  exits: { 0: 'no error found (warnings are fine)', 1: 'an error was found, or a file cannot be read' },
  operands: '[file ...]',
  options: { ...configOption, ...jsonOption },
  async run(values, operands, around) {
    const found =
      operands.length > 0
        ? (await Promise.all(operands.map((path) => ofFile(path, around)))).flat()
        : boardsOf(await loadConfig(around.cwd, text(values, 'config'))).flatMap((board) =>
            checkDashboard(toClassic(board), [birthsLost]),
          );
    if (flag(values, 'json')) around.out(`${JSON.stringify({ findings: found })}\n`);
    else around.out([findingsText(found), findingsSummary(found)].filter(Boolean).join('\n') + '\n');
    return found.some(({ severity }) => severity === 'error') ? exit.error : exit.ok;
  },
};

async function ofFile(path: string, around: Surroundings): Promise<readonly Finding[]> {
  const content = await readFile(resolve(around.cwd, path), 'utf8').catch((error: Error) => {
    throw new Problem(`${path} cannot be read: ${error.message}`, { cause: error });
  });
  try {
    return checkDashboard(JSON.parse(content.replace(/^\uFEFF/, '')), [birthsLost]);
  } catch (error) {
    throw new Problem(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
