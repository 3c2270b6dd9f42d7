import { durationSeconds, type DurationText } from './duration.js';
import { durationNode, literalSeconds, numberNode, signed, stringNode } from './make.js';
import type { DurationNode, NumberNode, Scalar, StringNode, VariableNode } from './node.js';
import { wholeText } from './quote.js';
import { fillVariables, variableNode, variablesIn } from './variable.js';

/** A variable as it is written: `$__range`, `${window}`, `[[window]]`, also with a unit: `${__range_s}s`. */
export type VariableText = `$${string}` | `[[${string}]]`;

/** What may stand between the brackets of a range: `5m`, `$__rate_interval`, a number of seconds. */
export type Window = DurationText | VariableText | number | Scalar;

/** What may follow `offset`: a window, also a negative one. */
export type Offset = Window | `-${DurationText | VariableText}`;

/** A number. `num(0)` prints `0`; `num(Infinity)` prints `Inf`. Plain numbers are taken wherever one fits. */
export function num(value: number): NumberNode {
  return numberNode(value);
}

/** A text. `str('a "b"')` prints `"a \"b\""`. */
export function str(value: string): StringNode {
  return stringNode(wholeText(value, 'str()'));
}

/** A length of time from any text, checked when called. As a number it is its seconds: `duration('1h30m')`. */
export function duration(text: string): DurationNode | VariableNode | NumberNode | Scalar {
  if (text.startsWith('-')) return signed('-', duration(text.slice(1))) as Scalar;
  if (variablesIn(text).length > 0) {
    if (/^\w*$/.test(fillVariables(text, '1'))) return variableNode(text);
  } else if (/^\d+(\.\d+)?$/.test(text)) {
    return numberNode(Number(text));
  }
  const seconds = durationSeconds(text);
  if (typeof seconds === 'number') return durationNode(text);
  throw new TypeError(seconds.wrong);
}

/** The node of a window or an offset. */
export function windowNode(of: Offset): Scalar {
  if (typeof of === 'number') return numberNode(of);
  return typeof of === 'string' ? duration(of) : of;
}

/** The node of a range or a step, which must be longer than nothing; a plain type cannot say so. */
export function lengthNode(of: Window): Scalar {
  const node = windowNode(of);
  if ((literalSeconds(node) ?? 1) > 0) return node;
  throw new TypeError(
    `a range must be longer than 0, not ${typeof of === 'object' ? 'that' : of}: for the past there is offset()`,
  );
}

/** The node of a number given plainly or as an expression. */
export function scalarNode(of: number | Scalar): Scalar {
  return typeof of === 'number' ? numberNode(of) : of;
}
