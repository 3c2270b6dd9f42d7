import { excerpt, whereOf, type Finding, type Subject } from '../../src/check/index.js';
import { parse } from '../../src/promql/index.js';
import type { Expr } from '../../src/promql/node.js';
import { placesOf } from '../../src/promql/span.js';
import { everyNode, selectorsIn } from '../../src/promql/walk.js';
import { metricOf } from '../catalog/index.js';

/** Functions that read growth between two samples. */
const growth: ReadonlySet<string> = new Set(['increase', 'rate', 'irate', 'delta', 'idelta']);

/** These counters are born with their first value, which growth between samples leaves out. */
export function birthsLost(board: Subject): readonly Finding[] {
  return board.panels.flatMap((panel) =>
    panel.targets
      .filter(({ engine }) => engine === 'prometheus')
      .flatMap((target) =>
        growthIn(target.text).map(({ name, from }) => ({
          rule: 'births-lost',
          severity: 'error' as const,
          where: whereOf(board, panel, target),
          message:
            `These counters are born with their first value: ${name}() leaves it out (8 to 28 % of cost, ` +
            'all of a one-export session). Ask for the last value less the one before the range, as ' +
            'cost.total() does, or sum over api_request events.',
          excerpt: excerpt(target.text, { from, to: from + name.length }),
        })),
      ),
  );
}

/** The calls of a query that read growth of our counters. What is no PromQL has a finding of its own. */
function growthIn(text: string): readonly { readonly name: string; readonly from: number }[] {
  const query = parsed(text);
  if (!query) return [];
  const nodes = everyNode(query);
  const meant = new Set(nodes.flatMap(ofRestarts));
  return nodes.flatMap((node) =>
    node.kind === 'call' && growth.has(node.name) && !meant.has(node) && isOurs(node)
      ? [{ name: node.name, from: placesOf(query)?.of(node)?.from ?? 0 }]
      : [],
  );
}

function isOurs(of: Expr): boolean {
  return selectorsIn(of).some(({ name }) => name !== undefined && metricOf(name) !== undefined);
}

/** `increase(c) and resets(c) > 0`: of what began anew, growth is all there is, and its birth is not in question. */
function ofRestarts(node: Expr): readonly Expr[] {
  if (node.kind !== 'binary' || node.op !== 'and') return [];
  const restarts = everyNode(node.right).some((one) => one.kind === 'call' && one.name === 'resets');
  return restarts ? [node.left] : [];
}

function parsed(text: string): Expr | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
