import { plan, planExitCode, planJson, planMarkdown, planText } from '../../src/api/index.js';
import { flag, text, type Command } from '../command.js';
import { loadConfig } from '../config/load.js';
import { withGrafana } from '../grafana/connect.js';
import { mannerOf, manners, serverOptions } from '../grafana/options.js';
import { wantedOf } from '../grafana/wanted.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about: 'Says what an apply would do, down to panels and queries. Writes nothing.',
  exits: { 0: 'all is as wanted', 1: 'something could not be read', 3: 'something differs' },
  options: {
    only: { type: 'string', multiple: true, value: 'uid', help: 'this board only; may be repeated' },
    ...manners,
    prune: { type: 'boolean', help: 'also what an apply with --prune would remove' },
    markdown: { type: 'boolean', help: 'as a comment on a pull request' },
    ...serverOptions,
    ...configOption,
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const manner = mannerOf(values, settings);
    return withGrafana({ values, settings, around }, async (grafana) => {
      const { client, org } = grafana;
      const wanted = await wantedOf(grafana, { values, settings, around });
      const planned = await plan({
        client,
        wanted,
        manner,
        prune: flag(values, 'prune'),
        ...(org !== undefined && { org }),
      });
      if (flag(values, 'json')) around.out(planJson(planned));
      else around.out(`${flag(values, 'markdown') ? planMarkdown(planned) : planText(planned)}\n`);
      return planExitCode(planned);
    });
  },
};
