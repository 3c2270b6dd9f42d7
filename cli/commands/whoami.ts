import { whoami, whoamiText } from '../../src/api/index.js';
import { flag, text, type Command } from '../command.js';
import { loadConfig } from '../config/load.js';
import { withGrafana } from '../grafana/connect.js';
import { serverOptions } from '../grafana/options.js';
import { exit } from '../problem.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about: 'Says in which organisation the token is, and which of our jobs it has the permissions for.',
  options: { ...serverOptions, ...configOption, ...jsonOption },
  async run(values, _operands, around) {
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const known = await withGrafana({ values, settings, around }, ({ client }) => whoami(client));
    around.out(flag(values, 'json') ? `${JSON.stringify(known)}\n` : `${whoamiText(known)}\n`);
    return exit.ok;
  },
};
