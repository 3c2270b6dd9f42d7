import { metrics } from '../../queries/catalog/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { memory, recordedName } from '../../queries/recorded.js';
import {
  and,
  lastOverTime,
  metric,
  month as monthNow,
  mul,
  ne,
  or,
  type InstantVector,
  type Selector,
} from '../../src/promql/index.js';
import { record, ruleGroup, type RuleGroup } from '../rule.js';

const noted = metric('claude_code:month', { kind: 'gauge' });

/** The books of cost. */
export const costBooks: Selector = metric(recordedName(metrics.costUsage, 'books'), { kind: 'gauge' });

/** What the books of cost held when the month began, in UTC. */
export const monthOpening: Selector = metric('claude_code:cost_usd:month_opening', { kind: 'gauge' });

/** Whether a pipeline can tell what a month has cost so far: only books can be read at the month's start. */
export const tellsMonths = ({ counters, books }: Pipeline): boolean =>
  counters === 'accumulated' && books !== false;

/**
 * The rules that note what the books held when the month turned. A replica that begins within the month begins
 * at 0; where the rules themselves begin within it, the month counts from then on.
 */
export function monthRules(): RuleGroup {
  const before = lastOverTime(noted.over(memory));
  const turned = and(costBooks, ne(monthNow(), before), { on: [] });
  const newborn = and(mul(costBooks, 0), before, { on: [] });
  const opening = [lastOverTime(monthOpening.over(memory)), newborn, costBooks].reduce<InstantVector>(
    (known, next) => or(known, next),
    turned,
  );
  return ruleGroup({
    name: 'claude-code-month',
    engine: 'prometheus',
    interval: '1m',
    rules: [record('claude_code:cost_usd:month_opening', opening), record('claude_code:month', monthNow())],
  });
}
