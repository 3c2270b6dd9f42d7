import { resolve } from 'node:path';
import {
  clientSettingNames,
  runFleet,
  type ClientSettings,
  type RunReport,
  type SimulateOptions,
} from '../../pipeline/simulator/index.js';
import { flag, list, text, type Command, type Values } from '../command.js';
import { count } from '../count.js';
import { exit, Problem } from '../problem.js';
import { progressBar } from '../progress.js';
import { jsonOption } from './options.js';

export const command: Command = {
  about:
    'Makes the telemetry of a fleet of developers as the client sends it, and a ledger of what really happened.\n' +
    'Written to a file, or sent to an OTLP receiver; with --speed a fleet hour takes less than an hour.\n' +
    `Settings of the client: ${clientSettingNames.join(', ')}.\n` +
    'Spans are not simulated.',
  exits: { 1: 'error, files begun are removed', 130: 'interrupted, likewise' },
  options: {
    developers: { type: 'string', value: 'n', help: 'how many people (default: 20)' },
    days: { type: 'string', value: 'n', help: 'how many days (default: 1)' },
    seed: { type: 'string', value: 'n', help: 'the same seed gives the same fleet (default: 1)' },
    start: { type: 'string', value: 'date', help: 'the first day (default: 2026-03-02)' },
    out: {
      type: 'string',
      short: 'o',
      value: 'file',
      help: 'write the exports here, one JSON object a line; .gz packs',
    },
    ledger: { type: 'string', value: 'file', help: 'write what really happened here, one JSON list a line' },
    endpoint: {
      type: 'string',
      value: 'address',
      help: 'send to this OTLP receiver (HTTP), such as http://127.0.0.1:4318',
    },
    speed: {
      type: 'string',
      value: 'factor',
      help: 'with --endpoint: begin now and run that much faster (default: 60)',
    },
    client: {
      type: 'string',
      multiple: true,
      value: 'name=1',
      help: 'a setting of the clients, such as OTEL_LOG_TOOL_DETAILS=1; may be repeated',
    },
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const out = text(values, 'out');
    const ledger = text(values, 'ledger');
    const endpoint = text(values, 'endpoint');
    if (out === undefined && endpoint === undefined) {
      throw new Problem('Say where to: --out <file>, or --endpoint <address>.', { exitCode: exit.usage });
    }
    if (endpoint === undefined && text(values, 'speed') !== undefined) {
      throw new Problem('--speed goes with --endpoint: a file is written as fast as it can be.', {
        exitCode: exit.usage,
      });
    }
    const fleet = fleetOf(values, endpoint !== undefined);
    const signal = around.interruption?.();
    const bar = progressBar(around, 'simulating');
    const report = await runFleet({
      fleet,
      ...(signal && { signal }),
      ...(out !== undefined && { out: resolve(around.cwd, out) }),
      ...(ledger !== undefined && { ledger: resolve(around.cwd, ledger) }),
      ...(endpoint !== undefined && { to: { endpoint } }),
      onProgress: ({ done, exports, seconds }) => bar.show(done, `${exports} exports${left(done, seconds)}`),
    })
      .catch((error: unknown) => {
        if (!signal?.aborted) throw error;
        throw new Problem('Interrupted: what was written so far is removed.', { exitCode: exit.interrupted });
      })
      .finally(() => bar.end());
    if (report.exports.metrics + report.exports.logs === 0) {
      around.err('Nobody works in these days: weekends are free. Take others with --start or --days.\n');
    }
    around.out(flag(values, 'json') ? `${JSON.stringify(report)}\n` : words(report));
    return exit.ok;
  },
};

function fleetOf(values: Values, live: boolean): SimulateOptions {
  const start = dateIn(text(values, 'start'));
  return {
    developers: whole(values, 'developers', 20, 100_000),
    days: whole(values, 'days', 1, 3_660),
    seed: whole(values, 'seed', 1, Number.MAX_SAFE_INTEGER),
    ...(start !== undefined && { start }),
    client: clientOf(values),
    // Sent now, a working day begins now: nobody waits for the morning.
    ...(live && {
      zones: [0],
      workday: [0, 10],
      compression: { start: Date.now() + 500, speed: number(values, 'speed', 60, 1e6) },
    }),
  };
}

/** A day there is: 30 February would be taken for 2 March. */
function dateIn(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const date = new Date(given);
  if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === given) return given;
  throw new Problem(`--start ${given}: give a date such as 2026-03-02.`, { exitCode: exit.usage });
}

/** `NAME=1` opens a setting of the client, `NAME=0` shuts it. */
function clientOf(values: Values): Partial<ClientSettings> {
  const given = list(values, 'client').map((setting) => {
    const [, name, value] = /^(\w+)=(0|1|true|false)$/.exec(setting) ?? [];
    const known = clientSettingNames.find((one) => one === name);
    if (known === undefined) {
      throw new Problem(
        `--client ${setting}: give a setting and 0 or 1, such as OTEL_LOG_TOOL_DETAILS=1.\n` +
          `Settings: ${clientSettingNames.join(', ')}`,
        { exitCode: exit.usage },
      );
    }
    return [known, value === '1' || value === 'true'] as const;
  });
  return Object.fromEntries(given);
}

/** The time that is left, once enough has passed to tell. */
function left(done: number, seconds: number): string {
  if (seconds < 3 || done <= 0.01 || done >= 1) return '';
  const rest = (seconds / done) * (1 - done);
  return rest < 90 ? `, ${Math.ceil(rest)} s left` : `, ${Math.ceil(rest / 60)} min left`;
}

function whole(values: Values, name: string, fallback: number, most: number): number {
  const value = number(values, name, fallback, most);
  if (Number.isInteger(value)) return value;
  throw new Problem(`--${name} ${value}: give a whole number above 0.`, { exitCode: exit.usage });
}

function number(values: Values, name: string, fallback: number, most: number): number {
  const given = text(values, name);
  const value = given === undefined ? fallback : Number(given);
  if (value > most) throw new Problem(`--${name} ${given}: the limit is ${most}.`, { exitCode: exit.usage });
  if (value > 0) return value;
  throw new Problem(`--${name} ${given}: give a number above 0.`, { exitCode: exit.usage });
}

function words(report: RunReport): string {
  const { developers, days, exports, points, records, seconds, peakMemory } = report;
  return (
    `${count(developers, 'developer')}, ${count(days, 'day')}: ` +
    `${count(exports.metrics, 'metric export')} with ${count(points, 'point')}, ` +
    `${count(exports.logs, 'event export')} with ${count(records, 'event')} ` +
    `(${seconds.toFixed(1)} s, ${peakMemory} MB of memory)\n`
  );
}
