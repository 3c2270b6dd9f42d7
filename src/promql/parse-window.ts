import type { Cursor } from './cursor.js';
import { isTooLong } from './duration.js';
import { numberOf } from './lex-number.js';
import { binaryNode, callNode, durationNode, literalSeconds, numberNode, signed } from './make.js';
import type { BinaryOperator, Moment, Scalar } from './node.js';
import { precedence, signPrecedence } from './precedence.js';
import { named } from './token.js';
import { variableNode } from './variable.js';

const operators = new Set(['+', '-', '*', '/', '%', '^']);

/** What stands between the brackets of a range: longer than nothing. */
export function readRange(cursor: Cursor): Scalar {
  const { from } = cursor.token;
  const range = readLength(cursor, 0);
  const seconds = literalSeconds(range);
  if (seconds !== undefined && seconds <= 0) {
    cursor.fail('a range must be longer than 0', { from, to: cursor.end });
  }
  return range;
}

/** What follows `offset`: one length, or a calculation in brackets. */
export function readShift(cursor: Cursor): Scalar {
  if (cursor.isSymbol('(')) return readLength(cursor, 0);
  if (!cursor.isSymbol('+', '-')) return readOne(cursor);
  if (cursor.following.kind === 'symbol' && '+-'.includes(cursor.following.text))
    return readLength(cursor, 0);
  const sign = cursor.take();
  const inner = cursor.isSymbol('(') ? readBracketed(cursor) : readOne(cursor);
  if (sign.text === '+' && inner.kind !== 'call' && inner.kind !== 'variable') return inner;
  return cursor.placed(signed(sign.text as '+' | '-', inner), sign.from, cursor.end) as Scalar;
}

/** What follows `@`. */
export function readMoment(cursor: Cursor): Moment {
  const word = cursor.takeKeyword('start', 'end');
  if (word) {
    const opened = cursor.take();
    if (opened.text !== '(') cursor.fail(`expected "()" after "@ ${word}"`, opened);
    cursor.close(')', opened, '")"');
    return word as 'start' | 'end';
  }
  const { from } = cursor.token;
  const sign = cursor.isSymbol('+', '-') ? cursor.take().text : '+';
  const moment = readLiteral(cursor);
  if (!moment) {
    cursor.fail(`expected seconds since 1970, start() or end() after "@", not ${named(cursor.token)}`);
  }
  const seconds = literalSeconds(moment);
  if (seconds !== undefined && !(Math.abs(seconds) < 2 ** 63)) {
    cursor.fail('this moment is out of bounds', { from, to: cursor.end });
  }
  return (sign === '-' ? cursor.placed(signed('-', moment), from, cursor.end) : moment) as Moment;
}

/** A number, duration or variable. */
export function readLiteral(cursor: Cursor): Scalar | undefined {
  const { kind, text, from, to } = cursor.token;
  const word = kind === 'word' ? text.toLowerCase() : '';
  const isNumber = kind === 'number' || word === 'inf' || word === 'nan';
  if (!isNumber && kind !== 'duration' && kind !== 'template') return undefined;
  cursor.take();
  if (kind === 'duration') return cursor.placed(durationNode(text), from, to);
  if (kind === 'template') return cursor.placed(variableNode(text), from, to);
  const value = word === 'inf' ? Infinity : word === 'nan' ? Number.NaN : numberOf(text)!;
  return cursor.placed(numberNode(value), from, to);
}

function readLength(cursor: Cursor, tightness: number): Scalar {
  return cursor.deeper(() => {
    const { from } = cursor.token;
    let left = readSigned(cursor);
    for (;;) {
      const op = cursor.token;
      const own = op.kind === 'symbol' && operators.has(op.text) ? precedence.get(op.text)! : 0;
      if (own === 0 || own < tightness) return left;
      cursor.take();
      const right = readLength(cursor, op.text === '^' ? own : own + 1);
      if ((op.text === '/' || op.text === '%') && literalSeconds(right) === 0) {
        cursor.fail('a length of time cannot be divided by zero', op);
      }
      const made = binaryNode({ op: op.text as BinaryOperator, left, right }) as Scalar;
      cursor.places.setOperator(made, op);
      left = cursor.placed(made, from, cursor.end);
    }
  });
}

function readSigned(cursor: Cursor): Scalar {
  if (cursor.isSymbol('(')) return readBracketed(cursor);
  if (!cursor.isSymbol('+', '-')) return readOne(cursor);
  const sign = cursor.take();
  const inner = readLength(cursor, signPrecedence + 1);
  return cursor.placed(signed(sign.text as '+' | '-', inner), sign.from, cursor.end) as Scalar;
}

function readBracketed(cursor: Cursor): Scalar {
  const opened = cursor.take();
  const inner = readLength(cursor, 0);
  cursor.close(')', opened, '")"');
  return inner;
}

function readOne(cursor: Cursor): Scalar {
  const { from } = cursor.token;
  const literal = readLiteral(cursor);
  if (literal) {
    if (isTooLong(literalSeconds(literal) ?? 0)) {
      cursor.fail('too long: the engine holds about 292 years', { from, to: cursor.end });
    }
    return literal;
  }
  const name = cursor.takeKeyword('step', 'range', 'max_of', 'min_of');
  if (!name) cursor.fail(`expected a length of time such as 5m, not ${named(cursor.token)}`);
  if (!cursor.isSymbol('(')) cursor.fail(`expected "(" after "${name}"`);
  const opened = cursor.take();
  const args: Scalar[] = [];
  if (name === 'max_of' || name === 'min_of') {
    args.push(readLength(cursor, 0));
    if (!cursor.takeSymbol(',')) cursor.fail(`expected "," and a second length in ${name}()`);
    args.push(readLength(cursor, 0));
  }
  cursor.close(')', opened, '")"');
  return cursor.placed(callNode('scalar', name, args), from, cursor.end);
}
