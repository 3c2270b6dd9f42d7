import { namesOf } from './aggregation.js';
import { binaryNode, numberNode, signed } from './make.js';
import type { BinaryOperator, Expr, InstantVector, Matching, Scalar, VariableNode } from './node.js';
import type { Arithmetic, Comparison, SetOperation, Trim } from './operation.js';

/** `add(a, b, { on: ['job'], groupLeft: ['team'] })` prints `a + on (job) group_left (team) b`. */
export const add = operation('+') as Arithmetic;
/** `sub(a, 1)` prints `a - 1`. */
export const sub = operation('-') as Arithmetic;
/** `mul(add(a, b), 2)` prints `(a + b) * 2`. */
export const mul = operation('*') as Arithmetic;
/** `div(a, b)` prints `a / b`. */
export const div = operation('/') as Arithmetic;
/** `mod(a, 2)` prints `a % 2`. */
export const mod = operation('%') as Arithmetic;
/** `pow(a, 2)` prints `a ^ 2`. */
export const pow = operation('^') as Arithmetic;
/** `atan2(a, b)` prints `a atan2 b`. */
export const atan2 = operation('atan2') as Arithmetic;

/** `eq(a, 1)` prints `a == 1`; `eq(a, 1, { bool: true })` prints `a == bool 1`. */
export const eq = operation('==') as Comparison;
/** `ne(a, 1)` prints `a != 1`. */
export const ne = operation('!=') as Comparison;
/** `gt(a, 1)` prints `a > 1`. */
export const gt = operation('>') as Comparison;
/** `lt(a, 1)` prints `a < 1`. */
export const lt = operation('<') as Comparison;
/** `ge(a, 1)` prints `a >= 1`. */
export const ge = operation('>=') as Comparison;
/** `le(a, 1)` prints `a <= 1`. */
export const le = operation('<=') as Comparison;

/** `and(a, b, { on: ['job'] })` prints `a and on (job) b`. */
export const and = operation('and') as SetOperation;
/** `or(a, b)` prints `a or b`. */
export const or = operation('or') as SetOperation;
/** `unless(a, b)` prints `a unless b`. */
export const unless = operation('unless') as SetOperation;

/** A native histogram without what lies above: `trimUpper(h, 5)` prints `h </ 5`. */
export const trimUpper = operation('</') as Trim;
/** A native histogram without what lies below: `trimLower(h, 5)` prints `h >/ 5`. */
export const trimLower = operation('>/') as Trim;

type Names = readonly (string | VariableNode)[];

interface Sign {
  (of: number | Scalar): Scalar;
  <L extends string>(of: InstantVector<L>): InstantVector<L>;
}

/** `neg(a)` prints `-a`. */
export const neg = ((of: number | Expr) => signed('-', exprOf(of))) as Sign;
/** `plus(a)` prints `+a`: the value as it is. */
export const plus = ((of: number | Expr) => signed('+', exprOf(of))) as Sign;

interface How {
  readonly on?: Names;
  readonly ignoring?: Names;
  readonly groupLeft?: Names | true;
  readonly groupRight?: Names | true;
  readonly bool?: boolean;
  readonly fill?: number;
  readonly fillLeft?: number;
  readonly fillRight?: number;
}

function operation(op: BinaryOperator) {
  return (left: number | Expr, right: number | Expr, how: How = {}): Expr => {
    const matching = matchingOf(how);
    const fill = fillOf(how.fillLeft ?? how.fill, how.fillRight ?? how.fill);
    return binaryNode({
      op,
      left: exprOf(left),
      right: exprOf(right),
      ...(how.bool && { bool: true }),
      ...(matching && { matching }),
      ...(fill && { fill }),
    }) as Expr;
  };
}

function exprOf(of: number | Expr): Expr {
  return typeof of === 'number' ? numberNode(of) : of;
}

function matchingOf({ on, ignoring, groupLeft, groupRight }: How): Matching | undefined {
  if ((on && ignoring) || (groupLeft && groupRight)) {
    throw new TypeError('give one of "on" and "ignoring", and one of "groupLeft" and "groupRight"');
  }
  const grouped = groupLeft ?? groupRight;
  if (!on && !ignoring && !grouped) return undefined;
  const group = grouped && { side: groupLeft ? ('left' as const) : ('right' as const), include: grouped };
  const labels = namesOf(on ?? ignoring ?? []);
  return matchingNode(
    on ? 'on' : 'ignoring',
    labels,
    group && {
      side: group.side,
      include: group.include === true ? [] : namesOf(group.include),
    },
  );
}

export function matchingNode(
  mode: Matching['mode'],
  labels: readonly string[],
  group?: NonNullable<Matching['group']>,
): Matching {
  const frozen = group && Object.freeze({ side: group.side, include: Object.freeze([...group.include]) });
  return Object.freeze({ mode, labels: Object.freeze([...labels]), ...(frozen && { group: frozen }) });
}

export function fillOf(left?: number, right?: number): { left?: number; right?: number } | undefined {
  if (left === undefined && right === undefined) return undefined;
  return Object.freeze({ ...(left !== undefined && { left }), ...(right !== undefined && { right }) });
}
