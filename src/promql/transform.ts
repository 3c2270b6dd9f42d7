import type { Offset } from './literal.js';
import { matchersOf } from './matcher.js';
import type { Expr, SelectorNode } from './node.js';
import { mapSelectors } from './rebuild.js';
import type { At, Matchers } from './selector.js';
import { factsOf, selectorOf } from './vector.js';
import { everyNode } from './walk.js';

/**
 * Adds matchers to every selector.
 * `addMatchers(parse('a / b'), { team: variable('team') })` prints `a{team=~"$team"} / b{team=~"$team"}`.
 */
export function addMatchers<T extends Expr>(of: T, matchers: Matchers): T {
  const added = matchersOf(matchers as never);
  const infos = everyNode(of).map((node) =>
    node.kind === 'call' && node.name === 'info' ? node.args[1] : undefined,
  );
  const untouched = new Set<object | undefined>(infos);
  return mapSelectors(of, (selector) =>
    untouched.has(selector) ? selector : changed(selector, { matchers: [...selector.matchers, ...added] }),
  );
}

/**
 * Gives a metric another name wherever it is read, also where `__name__` is matched.
 * `renameMetric(parse('sum(a) / b'), { from: 'a', to: 'c' })` prints `sum(c) / b`.
 */
export function renameMetric<T extends Expr>(
  of: T,
  { from, to }: { readonly from: string; readonly to: string },
): T {
  return mapSelectors(of, (selector) => {
    if (selector.name === from) return changed(selector, { name: to });
    const named = selector.matchers.some((matcher) => isName(matcher, from));
    if (!named) return selector;
    const matchers = selector.matchers.map((each) =>
      isName(each, from) ? Object.freeze({ ...each, value: to }) : each,
    );
    return changed(selector, { matchers });
  });
}

/**
 * Reads every selector at one moment, whenever the query is evaluated; offsets still count from there. With
 * `offset`, those that have none are read so much before it.
 * `asOf(parse('a - a offset 1d'), 'end')` prints `a @ end() - a @ end() offset 1d`.
 */
export function asOf<T extends Expr>(of: T, moment: At, offset?: Offset): T {
  return mapSelectors(of, (node) => {
    const selector = selectorOf(node, factsOf(node));
    const back = offset === undefined || node.shift ? selector : selector.offset(offset);
    return node.moment ? back : back.at(moment);
  });
}

/**
 * Reads every selector further back, those that have no offset yet.
 * `earlier(parse('rate(a[1h]) / b'), '1d')` prints `rate(a[1h] offset 1d) / b offset 1d`.
 */
export function earlier<T extends Expr>(of: T, offset: Offset): T {
  return mapSelectors(of, (node) => (node.shift ? node : selectorOf(node, factsOf(node)).offset(offset)));
}

function isName({ label, op, value }: SelectorNode['matchers'][number], name: string): boolean {
  return label === '__name__' && op === '=' && value === name;
}

function changed(of: SelectorNode, change: Partial<SelectorNode>): SelectorNode {
  return selectorOf({ ...of, ...change }, factsOf(of));
}
