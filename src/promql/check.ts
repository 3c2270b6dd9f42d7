import { checkCounters } from './check/counters.js';
import { checkExperimental } from './check/experimental.js';
import { Report, type Finding } from './check/finding.js';
import { checkLabels } from './check/labels.js';
import { checkOperators } from './check/operators.js';
import { checkSelectors } from './check/selectors.js';
import { checkTypes } from './check/types.js';
import { checkVariables } from './check/variables.js';
import { PromqlError } from './error.js';
import type { Expr } from './node.js';
import { parse } from './parse.js';
import { print } from './print.js';
import { placesOf } from './span.js';
import { factsOf, learn } from './vector.js';
import { everyNode, selectorsIn } from './walk.js';

/**
 * What is wrong with a query. Places refer to the text where it was read from one, else to `print(of)`.
 *
 * ```ts
 * check('rate(up)')   // [{ severity: 'error', rule: 'type', from: 5, to: 7, message: 'rate() takes a range ...' }]
 * ```
 */
export function check(of: Expr | string): Finding[] {
  try {
    return checkParsed(typeof of === 'string' ? parse(of) : readAgain(of));
  } catch (error) {
    if (error instanceof PromqlError) return [finding(error.reason, error.from, error.to)];
    if (error instanceof RangeError) return [finding(error.message, 0, 0)];
    throw error;
  }
}

function checkParsed(root: Expr): Finding[] {
  const report = new Report(placesOf(root)!);
  const nodes = everyNode(root);
  for (const node of nodes) {
    checkTypes(node, report);
    checkVariables(node, report);
    checkExperimental(node, report);
  }
  checkOperators(nodes, report);
  checkSelectors(nodes, report);
  checkCounters(root, nodes, report);
  checkLabels(nodes, report);
  return report.findings.sort((one, other) => one.from - other.from || rank(one) - rank(other));
}

/** A built query is printed and read again, so that its parts have places; what is known of its metrics stays. */
function readAgain(of: Expr): Expr {
  if (placesOf(of)) return of;
  const read = parse(print(of));
  const known = selectorsIn(of);
  for (const [index, selector] of selectorsIn(read).entries()) {
    const facts = known[index] && factsOf(known[index]);
    if (facts) learn(selector, facts);
  }
  return read;
}

function finding(message: string, from: number, to: number): Finding {
  return Object.freeze({ severity: 'error', rule: 'syntax', message, from, to });
}

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}
