import type { BinaryNode, CallNode, Expr, SelectorNode } from '../node.js';
import { children, holding } from '../walk.js';
import { factsOf } from '../vector.js';
import type { Report } from './finding.js';

const ofCounters = new Set(['rate', 'irate', 'increase']);
const blindToValue = new Set(['absent', 'timestamp', 'start_timestamp', 'count', 'group']);

interface Held {
  readonly difference: ReadonlySet<Expr>;
  readonly shifted: ReadonlySet<Expr>;
}

/** Rates of what does not count up, and counters read as if they were plain numbers. */
export function checkCounters(root: Expr, nodes: readonly Expr[], report: Report): void {
  const held: Held = {
    difference: holding(nodes, (node) => node.kind === 'binary' && node.op === '-'),
    shifted: holding(nodes, (node) => node.kind === 'selector' && node.shift !== undefined),
  };
  const open: { of: Expr; fine: boolean }[] = [{ of: root, fine: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { of, fine } = next;
    if (of.kind === 'call' && ofCounters.has(of.name)) checkRate(of, report);
    if (of.kind === 'selector' && !fine && isCounter(of)) {
      const why = 'a counter tells how much since it started';
      report.warning('raw-counter', of, `${why}: take rate(), increase() or a difference of it`);
    }
    for (const [index, child] of children(of).entries())
      open.push({ of: child, fine: isFine(of, index, fine, held) });
  }
}

function checkRate(of: CallNode, report: Report): void {
  const range = of.args[0];
  if (range?.kind === 'range' && factsOf(range.selector)?.kind === 'gauge') {
    const why = `"${range.selector.name}" is a gauge, and each fall would count as a reset`;
    report.error('rate-of-gauge', of, `${why}: use delta() or deriv() instead of ${of.name}()`);
  }
  if (range?.kind === 'subquery' && range.of.kind === 'aggregate') {
    const why = `${range.of.op} hides the resets of single series from ${of.name}()`;
    report.warning('rate-of-aggregate', of, `${why}: take ${of.name}() first, then ${range.of.op}`);
  }
}

function isCounter(of: SelectorNode): boolean {
  const known = factsOf(of);
  return known ? known.kind === 'counter' : of.name?.endsWith('_total') === true;
}

/** Whether a counter may stand as it is at this place of an expression. */
function isFine(of: Expr, index: number, fine: boolean, held: Held): boolean {
  if (of.kind === 'range') return true;
  if (of.kind === 'call' && blindToValue.has(of.name)) return true;
  if (of.kind === 'aggregate' && blindToValue.has(of.op)) return true;
  return of.kind === 'binary' ? isFineOperand(of, index, fine, held) : fine;
}

function isFineOperand(of: BinaryNode, index: number, fine: boolean, held: Held): boolean {
  const vectors = of.left.type === 'instant' && of.right.type === 'instant';
  switch (of.op) {
    case '-':
      return vectors || fine;
    case 'and':
      return index === 1 || fine;
    case 'unless':
      // What was not there before counts from zero.
      return index === 1 || fine || held.shifted.has(of.right);
    case 'or':
      return fine || (index === 1 && held.difference.has(of.left));
    case '+':
    case '*':
    case '/':
    case '%':
    case '^':
    case 'atan2':
      return fine;
    default:
      return vectors || fine;
  }
}
