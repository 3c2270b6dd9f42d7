import { durationSeconds } from './duration.js';
import type {
  BinaryNode,
  CallNode,
  DurationNode,
  Expr,
  NumberNode,
  StringNode,
  UnaryNode,
  ValueType,
} from './node.js';

export function numberNode(value: number): NumberNode {
  return Object.freeze({ kind: 'number', type: 'scalar', value });
}

export function durationNode(text: string): DurationNode {
  return Object.freeze({ kind: 'duration', type: 'scalar', text });
}

export function stringNode(value: string, raw = false): StringNode {
  return Object.freeze({ kind: 'string', type: 'string', value, ...(raw && { raw }) });
}

export function callNode<T extends ValueType>(type: T, name: string, args: readonly Expr[]): CallNode<T> {
  return Object.freeze({ kind: 'call', type, name, args: Object.freeze([...args]) });
}

type Operation = Omit<BinaryNode, 'kind' | 'type'>;

export function binaryNode(of: Operation): BinaryNode {
  const type = of.left.type === 'scalar' && of.right.type === 'scalar' ? 'scalar' : 'instant';
  return Object.freeze({ kind: 'binary', type, ...of });
}

/** A sign before an expression; before a plain number or duration it becomes part of it, as in the engine. */
export function signed(op: '+' | '-', of: Expr): Expr {
  if (of.kind === 'number') return op === '-' ? numberNode(-of.value) : of;
  if (of.kind === 'duration') return op === '-' ? durationNode(negated(of.text)) : of;
  return Object.freeze({ kind: 'unary', type: of.type, op, of } satisfies UnaryNode) as Expr;
}

function negated(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

/** The seconds of a plain number or duration; nothing for what is only known when the query runs. */
export function literalSeconds(of: Expr): number | undefined {
  if (of.kind === 'number') return of.value;
  if (of.kind !== 'duration') return undefined;
  const seconds = durationSeconds(of.text);
  return typeof seconds === 'number' ? seconds : undefined;
}
