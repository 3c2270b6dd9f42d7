import { apply, exitCode, type Outcome, type Result } from '../../src/api/index.js';
import { flag, list, text, type Command } from '../command.js';
import { loadConfig } from '../config/load.js';
import { boardsOf } from '../config/settings.js';
import { clientOf, serverOptions, wantedOf } from '../grafana.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Puts the folder and the boards on Grafana. Only what differs is written; the work of others is left alone.',
  options: {
    only: { type: 'string', multiple: true, value: 'uid', help: 'this board only; may be repeated' },
    overwrite: { type: 'boolean', help: 'write over what somebody changed in Grafana' },
    ...serverOptions,
    ...configOption,
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const wanted = wantedOf(boardsOf(settings, list(values, 'only')), settings);
    const client = clientOf(values, settings, around);
    const manner = { overwrite: flag(values, 'overwrite') };
    const json = flag(values, 'json');
    const progress = (result: Result) => (json ? undefined : around.out(`${line(result)}\n`));
    const results = await apply({ client, wanted, manner, progress });
    around.out(json ? `${JSON.stringify({ server: client.base, results })}\n` : `\n${summary(results)}\n`);
    return exitCode(results);
  },
};

const signs: Readonly<Record<Outcome, string>> = {
  created: '+',
  changed: '~',
  moved: '~',
  removed: '-',
  unchanged: '=',
  conflict: '!',
  foreign: '!',
  failed: '!',
  skipped: '!',
};

function line({ kind, id, title, outcome, reason }: Result): string {
  const words = reason === undefined ? outcome : `${outcome}: ${reason}`;
  return `  ${signs[outcome]} ${kind.padEnd(6)} ${id.padEnd(20)} ${title.padEnd(24)} ${words}`;
}

function summary(results: readonly Result[]): string {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return `${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}.`;
}
