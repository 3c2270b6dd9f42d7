import type { AggregateNode, BinaryNode, CallNode, Expr, SelectorNode } from '../node.js';
import { children } from '../walk.js';
import { variablesIn } from '../variable.js';
import { factsOf } from '../vector.js';

/** The labels a vector's series may carry: only those named, or all but those named; and why. */
export interface LabelSet {
  readonly only: boolean;
  readonly names: ReadonlySet<string>;
  readonly why: string;
}

const any: LabelSet = { only: false, names: new Set(), why: '' };

export function canHave(set: LabelSet, label: string): boolean {
  return set.only === set.names.has(label);
}

export function without(set: LabelSet, labels: Iterable<string>, why = set.why): LabelSet {
  const gone = new Set(labels);
  if (set.only) return { only: true, names: new Set([...set.names].filter((name) => !gone.has(name))), why };
  return { only: false, names: new Set([...set.names, ...gone]), why };
}

export function withAlso(set: LabelSet, labels: Iterable<string>): LabelSet {
  const added = [...labels];
  if (set.only) return { ...set, names: new Set([...set.names, ...added]) };
  return { ...set, names: new Set([...set.names].filter((name) => !added.includes(name))) };
}

/** The label set of every vector in an expression; `nodes` in the order of `everyNode`. */
export function labelSets(nodes: readonly Expr[]): ReadonlyMap<Expr, LabelSet> {
  const sets = new Map<Expr, LabelSet>();
  for (const node of nodes.toReversed())
    sets.set(
      node,
      setOf(node, (of) => sets.get(of) ?? any),
    );
  return sets;
}

type Known = (of: Expr) => LabelSet;

function setOf(of: Expr, known: Known): LabelSet {
  switch (of.kind) {
    case 'selector':
      return ofSelector(of);
    case 'aggregate':
      return ofAggregate(of, known);
    case 'call':
      return ofCall(of, known);
    case 'binary':
      return ofBinary(of, known);
    default:
      return children(of).map(known)[0] ?? any;
  }
}

function ofSelector(of: SelectorNode): LabelSet {
  const labels = factsOf(of)?.labels;
  if (!labels) return any;
  const names = new Set([...labels, '__name__']);
  return { only: true, names, why: `"${of.name}" has no such label` };
}

function ofAggregate({ op, of, grouping, param }: AggregateNode, known: Known): LabelSet {
  const inner = known(of);
  if (['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(op)) return inner;
  const added = op === 'count_values' && param?.kind === 'string' ? [param.value] : [];
  if (!grouping) return { only: true, names: new Set(added), why: `${op} without "by" keeps no label` };
  if (grouping.labels.some((label) => variablesIn(label).length > 0)) return any;
  const list = grouping.labels.join(', ');
  if (grouping.mode === 'without') {
    return withAlso(without(inner, grouping.labels, `${op} without (${list}) drops it`), added);
  }
  return {
    only: true,
    names: new Set([...grouping.labels, ...added]),
    why: `${op} by (${list}) keeps no other`,
  };
}

function ofCall({ name, args }: CallNode, known: Known): LabelSet {
  const vector = args.find((arg) => arg.type === 'instant' || arg.type === 'range');
  if (name === 'info' || name === 'absent' || name === 'absent_over_time') return any;
  if (name === 'vector' || !vector) return { only: true, names: new Set(), why: `${name}() has no labels` };
  const inner = known(vector);
  const text = args[1]?.kind === 'string' ? args[1].value : undefined;
  if (['label_replace', 'label_join', 'histogram_quantiles'].includes(name)) {
    return text === undefined ? any : withAlso(inner, [text]);
  }
  return inner;
}

function ofBinary({ op, left, right, matching }: BinaryNode, known: Known): LabelSet {
  if (left.type !== 'instant') return known(right);
  if (right.type !== 'instant') return known(left);
  if (op === 'or') return either(known(left), known(right));
  if (op === 'and' || op === 'unless' || !matching) return known(left);
  if (matching.labels.some((label) => variablesIn(label).length > 0)) return any;
  if (matching.group) {
    const many = known(matching.group.side === 'left' ? left : right);
    return withAlso(many, matching.group.include);
  }
  const list = matching.labels.join(', ');
  if (matching.mode === 'ignoring')
    return without(known(left), matching.labels, `ignoring (${list}) drops it`);
  return { only: true, names: new Set(matching.labels), why: `on (${list}) keeps no other` };
}

function either(left: LabelSet, right: LabelSet): LabelSet {
  if (left.only) return withAlso(right, left.names);
  if (right.only) return withAlso(left, right.names);
  return { ...left, names: new Set([...left.names].filter((name) => right.names.has(name))) };
}
