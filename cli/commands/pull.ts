import { pull } from '../../src/api/index.js';
import { flag, list, text, type Command } from '../command.js';
import { count } from '../count.js';
import { loadConfig } from '../config/load.js';
import { writeFiles } from '../files.js';
import { withGrafana } from '../grafana/connect.js';
import { serverOptions } from '../grafana/options.js';
import { exit, Problem } from '../problem.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Writes boards of the server into files, all unless some are named, without what Grafana and an apply add to\n' +
    'them: ids, versions, our mark.',
  options: {
    out: { type: 'string', short: 'o', value: 'folder', help: 'where to write (default: pulled)' },
    board: { type: 'string', multiple: true, value: 'uid', help: 'this board; may be repeated' },
    folder: {
      type: 'string',
      multiple: true,
      value: 'uid',
      help: 'all boards of this folder; may be repeated',
    },
    tag: { type: 'string', value: 'tag', help: 'all boards with this tag' },
    form: { type: 'string', value: 'form', help: 'classic (default) or v2' },
    ...serverOptions,
    ...configOption,
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const form = text(values, 'form') ?? 'classic';
    if (form !== 'classic' && form !== 'v2') {
      throw new Problem(`--form ${form}: give "classic" or "v2".`, { exitCode: exit.usage });
    }
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const [uids, folders, tag] = [list(values, 'board'), list(values, 'folder'), text(values, 'tag')];
    if (uids.length > 0 && (folders.length > 0 || tag !== undefined)) {
      throw new Problem('--board names the boards: leave out --folder and --tag.', { exitCode: exit.usage });
    }
    const boards = await withGrafana({ values, settings, around }, ({ client }) =>
      pull({
        client,
        which: {
          ...(uids.length > 0 && { uids }),
          ...(folders.length > 0 && { folders }),
          ...(tag !== undefined && { tag }),
        },
        form,
        project: settings.project,
      }),
    );
    const out = text(values, 'out') ?? 'pulled';
    const files = boards.map(({ uid, json }) => ({
      path: `${uid}.json`,
      text: `${JSON.stringify(json, null, 2)}\n`,
    }));
    const changed = await writeFiles(out, files, around.cwd);
    around.out(
      flag(values, 'json')
        ? `${JSON.stringify({ out, boards: boards.map(({ uid, title, folder }) => ({ uid, title, folder })), changed })}\n`
        : `${count(boards.length, 'board')} in ${out}: ${changed} changed\n`,
    );
    return exit.ok;
  },
};
