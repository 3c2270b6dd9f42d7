import type { Cursor } from './cursor.js';
import type { LogQuery } from './log-query.js';
import { parseFilter, stageWords } from './parse-filter.js';
import { isLineOperator } from './parse-stage.js';
import { UnwrappedQuery, type Conversion } from './unwrapped-query.js';

/** True when `| unwrap` comes next. */
export function startsUnwrap(cursor: Cursor): boolean {
  return cursor.isSign('|') && cursor.word(1) === 'unwrap';
}

/** Reads `| unwrap label` and the label filters behind it. */
export function parseUnwrap(cursor: Cursor, logs: LogQuery): UnwrappedQuery {
  const { from } = cursor.take();
  cursor.take();
  const as = parseConversion(cursor);
  const label = cursor.expectName('unwrap takes the name of a label');
  if (as !== undefined) cursor.expectSign(')');
  const head = cursor.place({}, from);
  const filters = [];
  while (cursor.isSign('|')) {
    if (stageWords.includes(cursor.word(1) ?? '')) {
      cursor.take();
      cursor.fail('only label filters may follow unwrap: put this stage before it');
    }
    cursor.take();
    filters.push(parseFilter(cursor));
  }
  if (isLineOperator(cursor.peek())) {
    cursor.fail('only label filters may follow unwrap: put the line filter before it');
  }
  const found = new UnwrappedQuery({ logs, label, as, filters });
  cursor.spans.set(found, cursor.spans.get(head)!);
  return found;
}

function parseConversion(cursor: Cursor): Conversion | undefined {
  if (!cursor.isCall()) return undefined;
  const word = cursor.word()!;
  if (word !== 'duration' && word !== 'duration_seconds' && word !== 'bytes') {
    cursor.fail(`unwrap knows duration(), duration_seconds() and bytes(), not ${word}()`);
  }
  cursor.take();
  cursor.expectSign('(');
  return word;
}
