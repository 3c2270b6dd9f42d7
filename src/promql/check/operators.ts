import type { BinaryNode, Expr } from '../node.js';
import { holding } from '../walk.js';
import type { Report } from './finding.js';

const comparisons = new Set(['==', '!=', '>', '<', '>=', '<=']);
export const setOperators = new Set(['and', 'or', 'unless']);

/** Whether each operator fits its two sides and what modifies it. */
export function checkOperators(nodes: readonly Expr[], report: Report): void {
  // A variable may turn out to be a vector.
  const uncertain = holding(nodes, ({ kind }) => kind === 'variable');
  for (const node of nodes) if (node.kind === 'binary') checkOperator(node, uncertain.has(node), report);
}

function checkOperator(of: BinaryNode, uncertain: boolean, report: Report): void {
  const isSet = setOperators.has(of.op);
  const isComparison = comparisons.has(of.op);
  for (const side of [of.left, of.right]) {
    if (side.type === 'scalar' && isSet) {
      report.error('type', side, `"${of.op}" takes instant vectors, not a number: wrap it in vector()`);
    } else if (side.type === 'string' || side.type === 'range') {
      const what =
        side.type === 'string' ? 'a text' : 'a range vector: take rate() or another function of it first';
      report.error('type', side, `"${of.op}" cannot take ${what}`);
    }
  }
  if (of.bool && !isComparison) {
    report.atOperator('error', 'matching', of, `"bool" belongs to comparisons only, not to "${of.op}"`);
  }
  if (of.type === 'scalar' && isComparison && !of.bool && !uncertain) {
    report.atOperator('error', 'type', of, `two numbers are compared with "${of.op} bool"`);
  }
  checkMatching(of, isSet, report);
}

function checkMatching(of: BinaryNode, isSet: boolean, report: Report): void {
  const vectors = of.left.type === 'instant' && of.right.type === 'instant';
  const { matching, fill } = of;
  if (matching && !vectors && matching.labels.length > 0) {
    report.error(
      'matching',
      matching,
      `"${matching.mode}" matches series of two vectors, and one side is a number`,
    );
  }
  if (matching?.group && vectors && isSet) {
    report.error(
      'matching',
      matching,
      `"group_${matching.group.side}" cannot stand with "${of.op}": sets match many to many`,
    );
  }
  if (fill && (!vectors || isSet)) {
    report.atOperator('error', 'matching', of, '"fill" needs arithmetic or a comparison between two vectors');
  }
  const twice =
    matching?.mode === 'on' && matching.group?.include.find((label) => matching.labels.includes(label));
  if (matching && typeof twice === 'string') {
    report.error(
      'matching',
      matching,
      `"${twice}" is matched on already: leave it out of "group_${matching.group!.side}"`,
    );
  }
}
