import { resolve } from 'node:path';
import { runFleet, type RunReport, type SimulateOptions } from '../../pipeline/simulator/index.js';
import { flag, text, type Command, type Values } from '../command.js';
import { exit, Problem } from '../problem.js';
import { progressBar } from '../progress.js';
import { jsonOption } from './options.js';

export const command: Command = {
  about:
    'Makes the telemetry of a fleet of developers as the client sends it, and a ledger of what really happened.\n' +
    'Written to a file, or sent to an OTLP receiver; with --speed a fleet hour takes less than an hour.',
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
    ledger: { type: 'string', value: 'file', help: 'write the ledger here' },
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
    ...jsonOption,
  },
  async run(values, _operands, around) {
    const out = text(values, 'out');
    const ledger = text(values, 'ledger');
    const endpoint = text(values, 'endpoint');
    if (out === undefined && endpoint === undefined) {
      throw new Problem('Say where to: --out <file>, or --endpoint <address>.', { exitCode: exit.usage });
    }
    const bar = progressBar(around, 'simulating');
    const report = await runFleet({
      fleet: fleetOf(values, endpoint !== undefined),
      ...(out !== undefined && { out: resolve(around.cwd, out) }),
      ...(ledger !== undefined && { ledger: resolve(around.cwd, ledger) }),
      ...(endpoint !== undefined && { to: { endpoint } }),
      onProgress: ({ done, exports }) => bar.show(done, `${exports} exports`),
    }).finally(() => bar.end());
    around.out(flag(values, 'json') ? `${JSON.stringify(report)}\n` : words(report));
    return exit.ok;
  },
};

function fleetOf(values: Values, live: boolean): SimulateOptions {
  const start = text(values, 'start');
  return {
    developers: whole(values, 'developers', 20),
    days: whole(values, 'days', 1),
    seed: whole(values, 'seed', 1),
    ...(start !== undefined && { start }),
    // Sent now, a working day begins now: nobody waits for the morning.
    ...(live && {
      zones: [0],
      workday: [0, 10],
      compression: { start: Date.now() + 500, speed: number(values, 'speed', 60) },
    }),
  };
}

function whole(values: Values, name: string, fallback: number): number {
  const value = number(values, name, fallback);
  if (Number.isInteger(value)) return value;
  throw new Problem(`--${name} ${value}: give a whole number above 0.`, { exitCode: exit.usage });
}

function number(values: Values, name: string, fallback: number): number {
  const given = text(values, name);
  const value = given === undefined ? fallback : Number(given);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Problem(`--${name} ${given}: give a number above 0.`, { exitCode: exit.usage });
}

function words(report: RunReport): string {
  const { developers, days, exports, points, records, seconds, peakMemory } = report;
  return (
    `${developers} developers, ${days} days: ${exports.metrics} metric exports with ${points} points, ` +
    `${exports.logs} event exports with ${records} events (${seconds.toFixed(1)} s, ${peakMemory} MB)\n`
  );
}
