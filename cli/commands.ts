import type { Entry } from './command.js';

/** Every command of `ccboards`, in the order the help shows them. */
export const commands: readonly Entry[] = [
  {
    name: 'build',
    summary: 'write boards, rules and the inventory as files',
    load: () => import('./commands/build.js'),
  },
  {
    name: 'check',
    summary: 'find what is wrong with dashboards, yours and those of others',
    load: () => import('./commands/check.js'),
  },
  {
    name: 'apply',
    summary: 'put folder and boards on a Grafana server; a second run writes nothing',
    load: () => import('./commands/apply.js'),
  },
  {
    name: 'diff',
    alias: 'plan',
    summary: 'say what an apply would do; writes nothing',
    load: () => import('./commands/diff.js'),
  },
  {
    name: 'pull',
    summary: 'write boards of the server into files',
    load: () => import('./commands/pull.js'),
  },
  {
    name: 'whoami',
    summary: 'say what the token may do',
    load: () => import('./commands/whoami.js'),
  },
  {
    name: 'collector',
    summary: 'print the configuration of an OpenTelemetry Collector that counts right',
    load: () => import('./commands/collector.js'),
  },
  {
    name: 'simulate',
    summary: 'make the telemetry of a fleet, with a ledger of what really happened',
    load: () => import('./commands/simulate.js'),
  },
  {
    name: 'preview',
    summary: 'show the boards in a browser, without a Grafana server',
    load: () => import('./commands/preview.js'),
  },
  {
    name: 'shot',
    summary: 'take pictures of boards and panels',
    load: () => import('./commands/shot.js'),
  },
];
