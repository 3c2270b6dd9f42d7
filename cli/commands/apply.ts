import {
  apply,
  exitCode,
  markDeploy,
  plan,
  planText,
  resultsJson,
  resultsText,
  type GrafanaClient,
  type Plan,
  type Result,
} from '../../src/api/index.js';
import { flag, list, text, type Command, type Surroundings, type Values } from '../command.js';
import { loadConfig } from '../config/load.js';
import { confirm } from '../confirm.js';
import { withGrafana } from '../grafana/connect.js';
import { mannerOf, manners, serverOptions } from '../grafana/options.js';
import { wantedOf } from '../grafana/wanted.js';
import { exit, messageOf, Problem } from '../problem.js';
import { progressBar } from '../progress.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Puts folders, boards and rules on Grafana. Only what differs is written; the work of others is left alone.',
  exits: {
    1: 'error, nothing written',
    4: 'something failed, or was left alone because somebody changed it',
    130: 'interrupted; it says what was written',
  },
  options: {
    only: { type: 'string', multiple: true, value: 'uid', help: 'this board only; may be repeated' },
    ...manners,
    yes: { type: 'boolean', short: 'y', help: 'prune without asking' },
    'on-error': { type: 'string', value: 'what', help: 'stop or continue (default) after a failure' },
    message: { type: 'string', short: 'm', value: 'words', help: "words for each board's history" },
    annotate: { type: 'string', value: 'words', help: 'mark this deploy on the time line' },
    ...serverOptions,
    ...configOption,
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const onError = text(values, 'on-error') ?? 'continue';
    if (onError !== 'stop' && onError !== 'continue') {
      throw new Problem(`--on-error ${onError}: give "stop" or "continue".`, { exitCode: exit.usage });
    }
    const only = list(values, 'only');
    if (only.length > 0 && flag(values, 'prune')) {
      throw new Problem('--prune with --only would remove every other board: leave one of them out.', {
        exitCode: exit.usage,
      });
    }
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const asked = mannerOf(values, settings);
    const signal = around.interruption?.();
    return withGrafana({ values, settings, around }, async (grafana) => {
      const { client, org } = grafana;
      const wanted = await wantedOf(grafana, { values, settings, around });
      const note = text(values, 'message');
      const manner = { ...asked, ...(note !== undefined && { note }) };
      const where = { client, wanted, manner, ...(org !== undefined && { org }) };
      const planned = await plan({ ...where, prune: flag(values, 'prune') });
      await agreed(planned, values, around);
      if (signal?.aborted) {
        throw new Problem('Interrupted: nothing was written.', { exitCode: exit.interrupted });
      }
      const bar = progressBar(around, 'applying');
      let done = 0;
      const results = await apply({
        ...where,
        plan: planned,
        onError,
        signal,
        progress: ({ title }) => bar.show(++done / planned.planned.length, title),
      }).finally(() => bar.end());
      around.out(flag(values, 'json') ? resultsJson(results) : `${resultsText(results)}\n`);
      if (signal?.aborted) {
        around.err('Interrupted: a second run goes on where this one ended.\n');
        return exit.interrupted;
      }
      const marked = await markedDeploy(client, { results, words: text(values, 'annotate'), around });
      return exitCode(results) || (marked ? exit.ok : exit.partial);
    });
  },
};

/** Marks what was changed on the time line. The boards are there all the same if that fails. */
async function markedDeploy(
  client: GrafanaClient,
  {
    results,
    words,
    around,
  }: {
    readonly results: readonly Result[];
    readonly words: string | undefined;
    readonly around: Surroundings;
  },
): Promise<boolean> {
  const changes = new Set(['created', 'changed', 'moved', 'removed']);
  if (words === undefined || !results.some(({ outcome }) => changes.has(outcome))) return true;
  try {
    await markDeploy(client, { text: words, time: Date.now() });
    return true;
  } catch (error) {
    around.err(`The deploy could not be marked on the time line: ${messageOf(error)}\n`);
    return false;
  }
}

/** Removing is shown first and asked for: on a terminal by a question, elsewhere by --yes. */
async function agreed(planned: Plan, values: Values, around: Surroundings): Promise<void> {
  const removes = planned.planned.some(({ look }) => look?.state === 'orphan');
  if (!removes || flag(values, 'yes')) return;
  around.err(`${planText(planned)}\n`);
  if (await confirm('Remove what is marked as orphan above?', around)) return;
  throw new Problem('To remove without being asked, give --yes.');
}
