import { boardFiles } from '../../dashboards/files.js';
import { ruleFiles } from '../../rules/index.js';
import { formNames, type FormName } from '../../src/grafana/index.js';
import { flag, list, text, type Command, type Values } from '../command.js';
import { count } from '../count.js';
import { loadConfig } from '../config/load.js';
import { boardsOf, folderOf, pipelineOf } from '../config/settings.js';
import { writeFiles } from '../files.js';
import { exit, Problem } from '../problem.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Writes the boards as Grafana JSON, the recording rules, and inventory.json with every query of the boards.',
  options: {
    out: { type: 'string', short: 'o', value: 'folder', help: 'where to write (default: dist)' },
    form: {
      type: 'string',
      multiple: true,
      value: 'form',
      help: `${formNames.join(', ')}; may be repeated (default: classic)`,
    },
    only: { type: 'string', multiple: true, value: 'uid', help: 'this board only; may be repeated' },
    ...configOption,
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const started = performance.now();
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const boards = boardsOf(settings, list(values, 'only'));
    const { individuals } = settings;
    const files = [
      ...(await boardFiles(boards, { forms: formsOf(values), folder: folderOf(settings) })),
      ...ruleFiles({ pipeline: pipelineOf(settings), individuals }),
    ];
    const out = text(values, 'out') ?? 'dist';
    const changed = await writeFiles(out, files, around.cwd);
    const ms = Math.round(performance.now() - started);
    around.out(
      flag(values, 'json')
        ? `${JSON.stringify({ out, boards: boards.map(({ uid }) => uid), files: files.map(({ path }) => path), changed })}\n`
        : `${count(boards.length, 'board')}, ${count(files.length, 'file')} in ${out}: ${changed} changed (${ms} ms)\n`,
    );
    return exit.ok;
  },
};

function formsOf(values: Values): readonly FormName[] {
  const given = [...new Set(list(values, 'form'))];
  const unknown = given.find((name) => !formNames.some((form) => form === name));
  if (unknown !== undefined) {
    throw new Problem(`There is no form "${unknown}". Forms: ${formNames.join(', ')}`, {
      exitCode: exit.usage,
    });
  }
  return given.length === 0 ? ['classic'] : (given as FormName[]);
}
