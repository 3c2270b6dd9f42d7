import type { Binary, ScalarBinary } from './metric-query.js';
import { bindingOf, bindsRight } from './precedence.js';

type AnyBinary = Binary | ScalarBinary;

/** The operator with what belongs to it: `/ on (model) group_left (team)`. */
export function operatorText(node: AnyBinary): string {
  const words: string[] = [node.op];
  if (node.bool) words.push('bool');
  if (node.kind === 'binary' && node.matching) {
    const { kind, labels, group } = node.matching;
    words.push(`${kind} (${labels.join(', ')})`);
    if (group) words.push(`group_${group.side} (${group.labels.join(', ')})`);
  }
  return words.join(' ');
}

export function leftNeedsBrackets({ op, left }: AnyBinary): boolean {
  if (left.kind !== 'binary' && left.kind !== 'scalarBinary') return false;
  const inner = bindingOf(left.op);
  return inner < bindingOf(op) || (inner === bindingOf(op) && bindsRight(op));
}

export function rightNeedsBrackets({ op, right }: AnyBinary): boolean {
  if (right.kind !== 'binary' && right.kind !== 'scalarBinary') return false;
  const inner = bindingOf(right.op);
  return inner < bindingOf(op) || (inner === bindingOf(op) && !bindsRight(op));
}
