import { matching } from './binary-node.js';
import type { Cursor } from './cursor.js';
import type { BinaryOperator, Matching } from './metric-query.js';

const operators: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
]);

/** The operator that comes next, or nothing. */
export function operatorAt(cursor: Cursor): BinaryOperator | undefined {
  const word = cursor.word();
  if (word === 'or' || word === 'and' || word === 'unless') return word;
  const { kind, value } = cursor.peek();
  return kind === 'sign' && operators.has(value) ? (value as BinaryOperator) : undefined;
}

/** Reads `on (...)` or `ignoring (...)` with its group, where it stands. */
export function parseMatching(cursor: Cursor): Matching | undefined {
  const kind = cursor.word();
  if (kind === 'group_left' || kind === 'group_right')
    cursor.fail(`${kind} stands behind on (...) or ignoring (...)`);
  if (kind !== 'on' && kind !== 'ignoring') return undefined;
  cursor.take();
  const labels = cursor.expectNames();
  const group = cursor.word();
  if (group !== 'group_left' && group !== 'group_right') return matching({ kind, labels });
  cursor.take();
  const extra = cursor.isSign('(') ? cursor.expectNames() : [];
  return matching({
    kind,
    labels,
    group: { side: group === 'group_left' ? 'left' : 'right', labels: extra },
  });
}
