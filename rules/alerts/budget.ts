import { Refusal } from '../../queries/compile/index.js';
import { labelName } from '../../queries/catalog/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { cost } from '../../queries/measures/index.js';
import { spend } from '../../panels/spend.js';
import { div, or, print, sub, sum, gt, type InstantVector } from '../../src/promql/index.js';
import { alert, type AlertPlan } from './alert.js';
import { costBooks, monthOpening, tellsMonths } from './month.js';
import type { AlertQuery } from './value.js';
import type { Watch } from './watch.js';

/** What may be spent in a month, in US dollars. */
export interface Budget {
  readonly monthly: number;
  readonly teams?: Readonly<Record<string, number>> | undefined;
}

const levels = [
  { part: 0.5, severity: 'info', advice: 'Half of it is gone: compare with how much of the month is.' },
  {
    part: 0.8,
    severity: 'warning',
    advice: 'Look who spends most, and what the rest of the month will cost.',
  },
  { part: 1, severity: 'critical', advice: 'Decide: more budget, other models, or limits for some.' },
] as const;

/** Alerts at 50, 80 and 100 % of the month's budget; of single teams from 80 % on. */
export function budgetAlerts({ monthly, teams = {} }: Budget): readonly AlertPlan[] {
  const common = { topic: 'budget', shown: 'percent', hold: '5m', every: 5 } as const;
  const whole = levels.map(({ part, severity, advice }) =>
    alert({
      ...common,
      id: `budget-${part * 100}`,
      title: `${part * 100} % of the month's budget is spent`,
      severity,
      watch: { kind: 'budget', of: cost.total(), over: '1h', monthly },
      when: { above: part },
      summary: `{value} of the month's budget of $${monthly} is spent.`,
      advice,
      explained: { by: spend.total, on: 'cc-budget' },
    }),
  );
  if (Object.keys(teams).length === 0) return whole;
  const parts = levels.slice(1).map(({ part, severity, advice }) =>
    alert({
      ...common,
      id: `budget-team-${part * 100}`,
      title: `A team spent ${part * 100} % of its month's budget`,
      severity: severity === 'critical' ? 'warning' : 'info',
      watch: { kind: 'budget', of: cost.total().by('team'), over: '1h', teams },
      when: { above: part },
      summary: '{team} spent {value} of its budget of this month.',
      advice,
      explained: { by: spend.by('team'), on: 'cc-budget' },
    }),
  );
  return [...whole, ...parts];
}

/** The part of a budget that the month has cost so far, in all or by team. */
export function budgetQuery(
  watch: Extract<Watch, { kind: 'budget' }>,
  when: AlertPlan['when'],
  pipeline: Pipeline,
): AlertQuery {
  if (!tellsMonths(pipeline) || !('above' in when)) {
    throw new Refusal('Only books can tell what the month has cost so far: set books in the pipeline.');
  }
  const value = watch.monthly === undefined ? ofTeams(watch.teams ?? {}, pipeline) : ofAll(watch.monthly);
  return { engine: 'prometheus', value: print(value), beyond: print(gt(value, when.above)) };
}

const ofAll = (monthly: number): InstantVector => div(sum(sub(costBooks, monthOpening)), monthly);

function ofTeams(teams: Readonly<Record<string, number>>, { own, naming }: Pipeline): InstantVector {
  const label = labelName(own.team, naming);
  return Object.entries(teams)
    .map(([team, budget]): InstantVector => {
      const spent = sub(costBooks.where({ [label]: team }), monthOpening.where({ [label]: team }));
      return div(sum(spent, { by: [label] }), budget);
    })
    .reduce((left, right) => or(left, right));
}
