import type { Manner } from '../../src/api/index.js';
import { flag, text, type Option, type Values } from '../command.js';
import type { Settings } from '../config/schema.js';
import { exit, Problem } from '../problem.js';

/** The options of every command that talks to Grafana. */
export const serverOptions = {
  url: { type: 'string', value: 'address', help: 'Grafana (default: GRAFANA_URL, or the configuration)' },
  context: { type: 'string', value: 'name', help: 'a Grafana of the configuration by its name' },
  'token-file': {
    type: 'string',
    value: 'file',
    help: 'holds the token (default: GRAFANA_TOKEN, or GRAFANA_USER and GRAFANA_PASSWORD)',
  },
  timeout: { type: 'string', value: 'seconds', help: 'give up after this time, whatever is done by then' },
  'insecure-http': { type: 'boolean', help: 'send the token over http:// to another machine' },
} as const satisfies Record<string, Option>;

/** Options of the commands that compare boards with a server. */
export const manners = {
  api: { type: 'string', value: 'route', help: 'legacy or apis (default: what the server has)' },
  overwrite: {
    type: 'boolean',
    help: 'write over what somebody changed in Grafana, and what is not ours but bears our uid',
  },
  lock: { type: 'boolean', help: 'boards and rules cannot be edited in Grafana' },
  prune: { type: 'boolean', help: 'remove what bears our mark and is no longer wanted' },
} as const satisfies Record<string, Option>;

/** How things are written, as options and configuration say it. */
export function mannerOf(values: Values, { rules }: Settings): Manner {
  const api = text(values, 'api');
  if (api !== undefined && api !== 'legacy' && api !== 'apis') {
    throw new Problem(`--api ${api}: give "legacy" or "apis".`, { exitCode: exit.usage });
  }
  return {
    overwrite: flag(values, 'overwrite'),
    lock: flag(values, 'lock'),
    ...(!rules.editable && { lockRules: true }),
    ...(api === undefined ? {} : { api }),
  };
}

/** The time a command may take, in milliseconds. */
export function budgetOf(values: Values): number | undefined {
  const given = text(values, 'timeout');
  if (given === undefined) return undefined;
  const seconds = Number(given);
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw new Problem(`--timeout ${given}: give a number of seconds, such as 120.`, { exitCode: exit.usage });
}
