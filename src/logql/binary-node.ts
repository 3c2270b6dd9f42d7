import { labelName } from './label-name.js';
import type { Binary, BinaryOperator, Matching, MetricQuery, Scalar, ScalarBinary } from './metric-query.js';

/** The matching itself, its names checked. */
export function matching({ kind, labels, group }: Matching): Matching {
  return Object.freeze({
    kind,
    labels: Object.freeze(labels.map(labelName)),
    ...(group
      ? { group: Object.freeze({ side: group.side, labels: Object.freeze(group.labels.map(labelName)) }) }
      : {}),
  });
}

/** True for a number or a sum of numbers. */
export function isScalar(expr: { readonly kind: string }): expr is Scalar {
  return expr.kind === 'number' || expr.kind === 'scalarBinary';
}

interface Parts {
  readonly op: BinaryOperator;
  readonly left: MetricQuery | Scalar;
  readonly right: MetricQuery | Scalar;
  readonly bool: boolean;
  readonly matching?: Matching | undefined;
}

/** The node itself: of two numbers a number, of anything else series. */
export function binary({ op, left, right, bool, matching: found }: Parts): Binary | ScalarBinary {
  if (isScalar(left) && isScalar(right))
    return Object.freeze({ kind: 'scalarBinary', op, left, right, bool });
  return Object.freeze({ kind: 'binary', op, left, right, bool, ...(found ? { matching: found } : {}) });
}
