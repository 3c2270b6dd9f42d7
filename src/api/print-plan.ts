import { countText, nounOf, planRows, totalText, type PlanRow } from './plan-rows.js';
import type { Plan } from './plan.js';
import { changeLines } from './print-change.js';
import { orgOf, type Server } from './probe.js';

const signs: Readonly<Record<PlanRow['state'], string>> = {
  create: '+',
  change: '~',
  move: '>',
  same: '=',
  orphan: '-',
  conflict: '!',
  foreign: '!',
  failed: 'x',
};

/** A plan as a person reads it on a terminal. */
export function planText(plan: Plan): string {
  const rows = planRows(plan);
  const shown = rows.filter(({ state, reason }) => state !== 'same' || reason !== undefined);
  const id = widest(shown.map((row) => row.id));
  const title = widest(shown.map((row) => row.title));
  const lines = shown.flatMap((row) => rowLines(row, { id, title }));
  const quiet = rows.filter(({ state }) => state === 'same').map(({ kind }) => kind);
  const same = quiet.length === 0 ? [] : [`  = ${countText(quiet)}`];
  return [serverText(plan.base, plan.server), '', ...lines, ...same, '', totalText(rows)].join('\n');
}

/** `Grafana 13.0.1 at grafana.example.com, organisation 1`. */
export function serverText(base: string, server: Server): string {
  const org = orgOf(server);
  const name = server.version === undefined ? 'Grafana' : `Grafana ${server.version}`;
  return `${name} at ${base.replace(/^https?:\/\//, '')}${org === undefined ? '' : `, organisation ${org}`}`;
}

function rowLines(row: PlanRow, { id, title }: { id: number; title: number }): string[] {
  const head =
    `  ${signs[row.state]} ${row.id.padEnd(id)}   ${row.title.padEnd(title)}   ${remark(row)}`.trimEnd();
  const [first = '', ...more] = head.split('\n');
  const changes = row.state === 'foreign' ? [] : row.changes;
  return [
    first,
    ...more.map((line) => `      ${line.trim()}`),
    ...changes.flatMap(changeLines).map((line) => `      ${line}`),
  ];
}

/** What is said beside an object: why it is left alone, or how much of it changes. */
export function remark(row: PlanRow): string {
  if (row.state === 'create') return `new ${nounOf(row.kind)}`;
  if (row.state === 'orphan') return 'no longer wanted: to be removed';
  const said = row.reason === undefined ? [] : [row.reason];
  if (row.state !== 'change' && row.state !== 'move') return said.join('');
  return [extent(row), ...said].join('; ');
}

/** `2 panels`, `1 panel and settings`, `2 rules`, `folder`. */
function extent({ kind, changes }: PlanRow): string {
  const heads = new Set(changes.map(({ where }) => where[0] ?? ''));
  const inner = [...heads].filter((head) => /^("|panel |rule )/.test(head)).length;
  const variables = [...heads].filter((head) => head.startsWith('variable ')).length;
  const rest = heads.size - inner - variables;
  const noun = kind === 'board' ? 'panel' : 'rule';
  const parts = [
    ...counted(inner, noun),
    ...counted(variables, 'variable'),
    ...(rest === 0
      ? []
      : [rest === 1 ? [...heads].find((head) => !/^("|panel |rule |variable )/.test(head))! : 'settings']),
  ];
  return parts.join(', ') || 'taken over';
}

const counted = (count: number, noun: string): string[] =>
  count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
