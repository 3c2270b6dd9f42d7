import type { AggregateNode, BinaryNode, CallNode, Expr } from '../node.js';
import { selectorsIn } from '../walk.js';
import { variablesIn } from '../variable.js';
import type { Report } from './finding.js';
import { canHave, labelSets, without, type LabelSet } from './label-set.js';

type Known = (of: Expr) => LabelSet;

/** Labels that are asked for after they were dropped, and vectors whose series can never match. */
export function checkLabels(nodes: readonly Expr[], report: Report): void {
  const sets = labelSets(nodes);
  const known: Known = (of) => sets.get(of)!;
  for (const node of nodes) {
    if (node.kind === 'aggregate') checkGrouping(node, known, report);
    if (node.kind === 'call') checkCall(node, known, report);
    if (node.kind === 'binary' && node.left.type === 'instant' && node.right.type === 'instant') {
      checkMatching(node, known, report);
    }
  }
}

function checkGrouping({ of, op, grouping }: AggregateNode, known: Known, report: Report): void {
  if (grouping?.mode !== 'by') return;
  for (const label of grouping.labels) miss(known(of), label, grouping, `${op} by`, report);
}

const readers: Readonly<Record<string, (texts: readonly Expr[]) => readonly Expr[]>> = {
  label_replace: (args) => args.slice(3, 4),
  label_join: (args) => args.slice(3),
  sort_by_label: (args) => args.slice(1),
  sort_by_label_desc: (args) => args.slice(1),
};

function checkCall(of: CallNode, known: Known, report: Report): void {
  const vector = of.args.find(({ type }) => type === 'instant');
  if (!vector) return;
  for (const text of readers[of.name]?.(of.args) ?? []) {
    if (text.kind === 'string' && text.value !== '') miss(known(vector), text.value, text, of.name, report);
  }
  if (of.name === 'histogram_quantile' && !canHave(known(vector), 'le')) {
    const classic = selectorsIn(vector).some(({ name }) => name?.endsWith('_bucket'));
    if (classic) report.warning('lost-label', of, `histogram_quantile() needs "le": ${known(vector).why}`);
  }
}

function checkMatching(of: BinaryNode, known: Known, report: Report): void {
  const { matching } = of;
  const [left, right] = [known(of.left), known(of.right)];
  if (matching?.mode === 'on') {
    for (const label of matching.labels) {
      miss(left, label, matching, 'on', report);
      miss(right, label, matching, 'on', report);
    }
  }
  if (matching?.group) {
    const one = matching.group.side === 'left' ? right : left;
    for (const label of matching.group.include)
      miss(one, label, matching, `group_${matching.group.side}`, report);
  }
  if (matching?.mode !== 'on' && of.op !== 'or') checkSameLabels(of, left, right, report);
}

function checkSameLabels(of: BinaryNode, left: LabelSet, right: LabelSet, report: Report): void {
  const ignored = [...(of.matching?.labels ?? []), '__name__'];
  const uncertain = ignored.some((label) => variablesIn(label).length > 0);
  if (!left.only || !right.only || uncertain) return;
  const [own, other] = [without(left, ignored).names, without(right, ignored).names];
  if (own.size === other.size && [...own].every((name) => other.has(name))) return;
  const sides = `the left side has ${listed(own)}, the right side ${listed(other)}`;
  report.atOperator(
    'warning',
    'mismatched-labels',
    of,
    `no series match: ${sides}: add on (...) with what they share`,
  );
}

function listed(names: ReadonlySet<string>): string {
  return names.size === 0 ? 'no labels' : [...names].map((name) => `"${name}"`).join(', ');
}

function miss(set: LabelSet, label: string, at: object, where: string, report: Report): void {
  if (canHave(set, label) || variablesIn(label).length > 0) return;
  report.warning('lost-label', at, `"${label}" in "${where}" is not there any more: ${set.why}`);
}
