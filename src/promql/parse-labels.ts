import type { Cursor } from './cursor.js';
import { keepsBackquotes, loneSurrogate, unquote } from './quote.js';
import { matcher } from './matcher.js';
import type { Matcher, MatchOperator } from './node.js';
import { named, type Token } from './token.js';

/** What stands in the braces of a selector. */
export interface Braces {
  readonly name?: string;
  readonly matchers: readonly Matcher[];
}

const operators = new Set(['=', '!=', '=~', '!~']);

/** `{job="api", "a.b"=~"x"}`; a quoted name without operator is the metric's. */
export function readBraces(cursor: Cursor): Braces {
  const opened = cursor.take();
  const matchers: Matcher[] = [];
  let name: string | undefined;
  while (!cursor.isSymbol('}')) {
    const found = readMatcher(cursor);
    if (typeof found !== 'string') matchers.push(found);
    else if (name === undefined && found !== '') name = found;
    else matchers.push(matcher('__name__', '=', found));
    if (!cursor.takeSymbol(',')) break;
  }
  cursor.close('}', opened, '"," or "}"');
  return { ...(name !== undefined && { name }), matchers };
}

function readMatcher(cursor: Cursor): Matcher | string {
  const label = cursor.token;
  if (!['word', 'template', 'string'].includes(label.kind)) {
    cursor.fail(`expected a label before ${named(label)}`);
  }
  cursor.take();
  const text = label.kind === 'string' ? unquote(label.text) : label.text;
  if (cursor.token.kind !== 'symbol' || !operators.has(cursor.token.text)) {
    if (label.kind === 'string' && cursor.isSymbol(',', '}')) return text;
    if (label.kind === 'template' && cursor.isSymbol(',', '}')) {
      cursor.fail(`a variable cannot stand for whole matchers: write label=~"${label.text}"`, label);
    }
    if (cursor.isSymbol('==')) cursor.fail('labels are compared with one "="');
    cursor.fail(
      `expected "=", "!=", "=~" or "!~" after the label ${named(label)}, not ${named(cursor.token)}`,
    );
  }
  const op = cursor.take().text as MatchOperator;
  const value = cursor.token;
  if (value.kind !== 'string') {
    const hint = value.kind === 'end' || value.kind === 'symbol' ? '' : `: write "${value.text}"`;
    cursor.fail(`expected a quoted text after "${op}", not ${named(value)}${hint}`);
  }
  cursor.take();
  return cursor.placed(
    matcher(text, op, unquote(value.text), keepsBackquotes(value.text)),
    label.from,
    value.to,
  );
}

/** `(job, "user.email")` after `by`, `on` and the like. */
export function readLabelList(cursor: Cursor, after: string): string[] {
  if (!cursor.isSymbol('(')) {
    cursor.fail(`expected "(" with the labels after "${after}", not ${named(cursor.token)}`);
  }
  const opened = cursor.take();
  const labels: string[] = [];
  while (!cursor.isSymbol(')')) {
    labels.push(readLabel(cursor));
    if (!cursor.takeSymbol(',')) break;
  }
  cursor.close(')', opened, '"," or ")"');
  return labels;
}

const neverLabels = ['without', 'inf', 'nan'];

function readLabel(cursor: Cursor): string {
  const label = cursor.token;
  if (label.kind === 'string') return readQuotedLabel(cursor, cursor.take());
  if (label.kind !== 'word' && label.kind !== 'template') {
    cursor.fail(`expected a label, not ${named(label)}`);
  }
  if (cursor.keyword(...neverLabels))
    cursor.fail(`"${label.text}" is a keyword: quote it to use it as a label`);
  return cursor.take().text;
}

function readQuotedLabel(cursor: Cursor, token: Token): string {
  const label = unquote(token.text);
  if (label === '') cursor.fail('a label needs a name, not an empty text', token);
  if (loneSurrogate(label) >= 0) cursor.fail('a label must be UTF-8', token);
  return label;
}
