import type { Cursor } from './cursor.js';
import {
  comparison,
  ipFilter,
  joined,
  type CompareOperator,
  type Comparison,
  type LabelFilter,
} from './label-filter.js';
import { matcher, type MatchOperator, type Matcher } from './matcher.js';
import { nearest } from './nearest.js';
import { finite } from './number.js';

const matchOperators: ReadonlySet<string> = new Set(['=', '!=', '=~', '!~']);
const operators: ReadonlySet<string> = new Set([...matchOperators, '==', '>', '>=', '<', '<=']);

/**
 * Reads a label filter. `and` binds tighter than `or`; a comma, or nothing, also means `and`, but takes
 * all that follows: `a, b or c` means `a and (b or c)`.
 */
export function parseFilter(cursor: Cursor): LabelFilter {
  return cursor.deeper(() => parseJoined(cursor, 0));
}

function parseJoined(cursor: Cursor, tightness: number): LabelFilter {
  let left = parseOne(cursor);
  for (;;) {
    const from = startOf(cursor, left);
    const word = cursor.word();
    if (word === 'or' || word === 'and') {
      const level = word === 'or' ? 1 : 2;
      if (level <= tightness) return left;
      cursor.take();
      const right = cursor.deeper(() => parseJoined(cursor, level));
      left = cursor.place(joined(word, [left, right]), from);
    } else if (cursor.takeSign(',') || startsFilter(cursor)) {
      left = cursor.place(joined('and', [left, parseFilter(cursor)]), from);
    } else return left;
  }
}

/** True when a label filter may start here. */
export function startsFilter(cursor: Cursor): boolean {
  const { kind } = cursor.peek();
  return kind === 'word' || kind === 'variable' || cursor.isSign('(');
}

function parseOne(cursor: Cursor): LabelFilter {
  const { from } = cursor.peek();
  if (cursor.takeSign('(')) {
    const inner = parseFilter(cursor);
    cursor.expectSign(')');
    return inner;
  }
  const name = cursor.peek();
  const label = cursor.expectName('a label filter starts with the name of a label');
  const operator = cursor.peek();
  if (operator.kind !== 'sign' || !operators.has(operator.value)) {
    const stage = nearest(label, stageWords);
    if (stage !== undefined) cursor.fail(`there is no stage "${label}": did you mean ${stage}?`, name);
    cursor.expected('a comparison', comparisonHint(cursor, label));
  }
  cursor.take();
  return cursor.place(parseValue(cursor, label, operator.value), from);
}

function parseValue(cursor: Cursor, label: string, op: string): Matcher | Comparison | LabelFilter {
  const token = cursor.peek();
  if (token.kind === 'text') {
    if (!matchOperators.has(op)) cursor.fail(textFault(op, token.value), token);
    return matcher({ label, op: op as MatchOperator, value: cursor.take().value });
  }
  if (op === '=~' || op === '!~') return cursor.expected('a regular expression in quotes');
  if (cursor.word() === 'ip' && cursor.isSign('(', 1)) {
    if (op !== '=' && op !== '!=') cursor.fail(`ip() goes with = and !=, not with ${op}`);
    return ipFilter({ label, op, range: parseIp(cursor) });
  }
  return comparison({ label, op: op === '=' ? '==' : (op as CompareOperator), value: parseAmount(cursor) });
}

/** Reads `ip("...")` and gives the address. */
export function parseIp(cursor: Cursor): string {
  cursor.take();
  cursor.expectSign('(');
  const { value } = cursor.expectText();
  cursor.expectSign(')');
  return value;
}

function parseAmount(cursor: Cursor): number | string {
  const signed = cursor.isSign('-') || cursor.isSign('+') ? cursor.take().value : '';
  const token = cursor.peek();
  if (token.kind === 'number') return numberOf(cursor, signed);
  if (signed !== '') return cursor.expected('a number');
  if (token.kind === 'duration' || token.kind === 'bytes' || token.kind === 'variable')
    return cursor.take().value;
  return cursor.expected('a text in quotes, a number, a duration or a size', amountHint(cursor));
}

/** Reads a number, with the sign that stood before it. */
export function numberOf(cursor: Cursor, signed = ''): number {
  const token = cursor.take();
  const value = Number(token.value.replaceAll('_', ''));
  if (!Number.isFinite(value)) cursor.fail(`${token.value} is too large a number`, token);
  return finite(signed === '-' ? -value : value);
}

function startOf(cursor: Cursor, filter: LabelFilter): number {
  return cursor.spans.get(filter)!.from;
}

function comparisonHint(cursor: Cursor, label: string): string {
  if (cursor.isSign('(')) return `there is no stage ${label}()`;
  if (cursor.isSign('|=')) return 'after a label write "="';
  return `"${label}" is a label here, and a filter compares it: ${label}="x" or ${label} > 5`;
}

/** The words that start a stage. */
export const stageWords: readonly string[] = [
  'json',
  'logfmt',
  'regexp',
  'pattern',
  'unpack',
  'line_format',
  'label_format',
  'decolorize',
  'keep',
  'drop',
  'unwrap',
];

function textFault(op: string, value: string): string {
  if (op === '==') return `a text is compared with "=", not "==": write ="${value}"`;
  return `a text cannot be compared with ${op}: leave out the quotes to compare numbers, durations or sizes`;
}

function amountHint(cursor: Cursor): string {
  const token = cursor.peek();
  return token.kind === 'word' ? `write "${token.value}"` : '';
}
