import { resolve } from 'node:path';
import { rulesHint } from '../../rules/index.js';
import { formNames, type FormName } from '../../src/grafana/index.js';
import { buildSet, type Built } from '../build-set.js';
import { flag, list, text, type Command, type Surroundings, type Values } from '../command.js';
import { count } from '../count.js';
import { loadConfig } from '../config/load.js';
import { pipelineOf } from '../config/settings.js';
import { leftOut } from '../left-out.js';
import { needsInWords, type Pipeline } from '../../queries/pipeline.js';
import { exit, Problem } from '../problem.js';
import { progressBar } from '../progress.js';
import { configOption, jsonOption } from './options.js';

export const command: Command = {
  about:
    'Writes the boards as Grafana JSON, recording rules and alerts, and inventory.json with every query of the boards.\n' +
    'Files of boards that are no longer in the set are removed, if the former inventory names them.',
  exits: { 1: 'error, nothing half-written' },
  options: {
    out: { type: 'string', short: 'o', value: 'folder', help: 'where to write (default: dist)' },
    form: {
      type: 'string',
      multiple: true,
      value: 'form',
      help: `${formNames.join(', ')}; may be repeated (default: classic)`,
    },
    only: { type: 'string', multiple: true, value: 'uid', help: 'this board only; may be repeated' },
    watch: {
      type: 'boolean',
      short: 'w',
      help: 'build again whenever the configuration, or a file it imports, is saved',
    },
    ...configOption,
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const forms = formsOf(values);
    if (flag(values, 'watch')) {
      const { watch } = await import('../watch.js');
      return watch({ args: again(values), config: text(values, 'config'), around });
    }
    const started = performance.now();
    const out = text(values, 'out') ?? 'dist';
    const settings = await loadConfig(around.cwd, text(values, 'config'));
    const bar = progressBar(around, 'building');
    const built = await buildSet({
      settings,
      forms,
      only: list(values, 'only'),
      home: resolve(around.cwd, out),
      onProgress: (done, what) => bar.show(done, what),
    }).finally(() => bar.end());
    const ms = Math.round(performance.now() - started);
    say({ out, ...built }, { values, around, ms });
    const hints = [
      rulesHint(pipelineOf(settings)),
      needsHint(pipelineOf(settings)),
      ...leftOut(built.alertsLeftOut),
    ];
    for (const hint of flag(values, 'json') ? [] : hints) if (hint !== undefined) around.err(`${hint}\n`);
    return exit.ok;
  },
};

/** Names with dots and some ways into Prometheus want newer versions than most have. */
function needsHint(pipeline: Pipeline): string | undefined {
  const { grafana, prometheus, victoriaMetrics } = pipeline.needs;
  const special = grafana ?? prometheus ?? victoriaMetrics;
  return special === undefined ? undefined : `This pipeline needs ${needsInWords(pipeline)} or newer.`;
}

function say(
  built: Built & { readonly out: string },
  { values, around, ms }: { readonly values: Values; readonly around: Surroundings; readonly ms: number },
): void {
  if (flag(values, 'json')) {
    around.out(`${JSON.stringify(built)}\n`);
    return;
  }
  const { boards, files, out, changed, removed } = built;
  const gone = removed.length > 0 ? `, ${removed.length} removed` : '';
  around.out(
    `${count(boards.length, 'board')}, ${count(files.length, 'file')} in ${out}: ${changed} changed${gone} (${ms} ms)\n`,
  );
}

/** The arguments of one build, for each that watching starts. */
function again(values: Values): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (name === 'watch' || value === undefined) return [];
    return [value].flat().map((one) => (one === true ? `--${name}` : `--${name}=${String(one)}`));
  });
}

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
