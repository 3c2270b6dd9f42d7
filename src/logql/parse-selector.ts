import type { Cursor } from './cursor.js';
import { matcher, type Matcher, type MatchOperator } from './matcher.js';
import type { Token } from './token.js';

const operators: ReadonlySet<string> = new Set(['=', '!=', '=~', '!~']);

/** Reads a stream selector: `{app="x", level!="debug"}`. */
export function parseSelector(cursor: Cursor): readonly Matcher[] {
  const { from } = cursor.expectSign('{');
  const matchers: Matcher[] = [];
  if (!cursor.isSign('}')) {
    do matchers.push(parseMatcher(cursor));
    while (cursor.takeSign(','));
    if (!cursor.isSign('}')) cursor.expected('"," or "}"', 'the stream selector is not closed');
  }
  cursor.expectSign('}');
  return cursor.place(Object.freeze(matchers), from);
}

/** Reads one condition on the text of a label. */
export function parseMatcher(cursor: Cursor): Matcher {
  const { from } = cursor.peek();
  const last = cursor.isSign('}') ? 'no comma stands before the closing bracket' : '';
  const label = cursor.expectName(last);
  const op = cursor.peek();
  if (!isMatchOperator(op)) {
    cursor.expected('=, !=, =~ or !~', 'streams are chosen by the text of their labels');
  }
  cursor.take();
  const { value } = cursor.expectText();
  return cursor.place(matcher({ label, op: op.value as MatchOperator, value }), from);
}

/** True for `=`, `!=`, `=~` and `!~`. */
export function isMatchOperator({ kind, value }: Token): boolean {
  return kind === 'sign' && operators.has(value);
}
