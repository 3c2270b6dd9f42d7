import { nounOf, planRows, totalText, type PlanRow } from './plan-rows.js';
import type { Plan } from './plan.js';
import { changeLines } from './print-change.js';
import { remark, serverText } from './print-plan.js';

const longest = 60_000;

/** A plan as a comment on a pull request: a table, and each difference to unfold. */
export function planMarkdown(plan: Plan): string {
  const rows = planRows(plan).filter(({ state }) => state !== 'same');
  const head = [`**${serverText(plan.base, plan.server)}**`, '', totalText(planRows(plan))];
  if (rows.length === 0) return `${head.join('\n')}\n`;
  const table = ['', '| | object | title | |', '|---|---|---|---|', ...rows.map(rowLine)];
  const text = [...head, ...table, ...rows.flatMap(details)].join('\n');
  if (text.length <= longest) return `${text}\n`;
  return `${[...head, ...table].join('\n').slice(0, longest)}\n\nThe differences are too long for a comment: see the log of the run.\n`;
}

function rowLine(row: PlanRow): string {
  return `| ${row.state} | ${nounOf(row.kind)} \`${cell(row.id)}\` | ${cell(row.title)} | ${cell(remark(row))} |`;
}

function details(row: PlanRow): string[] {
  if (row.changes.length === 0 || row.state === 'foreign') return [];
  const lines = row.changes.flatMap(changeLines).map(diffLine);
  const fence = lines.some((line) => line.includes('```')) ? '````' : '```';
  return [
    '',
    `<details><summary>${plain(row.title)}</summary>`,
    '',
    `${fence}diff`,
    ...lines,
    fence,
    '',
    '</details>',
  ];
}

/** A signed line begins with its sign, so that it is coloured. */
const diffLine = (line: string): string => line.replace(/^ {2}([-+]) /, '$1 ');

const cell = (text: string): string => plain(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
