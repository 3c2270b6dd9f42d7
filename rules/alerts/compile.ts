import { compile, Refusal, type Setting } from '../../queries/compile/index.js';
import type { Dimension } from '../../queries/dimension.js';
import type { Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { inventoryOf, type Board } from '../../src/grafana/index.js';
import type { AlertPlan } from './alert.js';
import { budgetQuery } from './budget.js';
import { gapQuery, type GapQuery } from './gap.js';
import { alertQuery, type AlertQuery } from './value.js';
import { secondsOf, type Watch } from './watch.js';

/** An alert on one pipeline. */
export interface Alert extends Omit<AlertPlan, 'watch' | 'explained'> {
  readonly query: AlertQuery | GapQuery;
  /** Seconds it looks back on. */
  readonly window: number;
  /** The label that holds each dimension its messages name. */
  readonly labels: Readonly<Partial<Record<Dimension, string>>>;
  /** Where a reader finds out more. */
  readonly panel?: { readonly board: string; readonly id: number; readonly title: string };
}

/** An alert that a pipeline cannot have, and why. */
export interface Missing {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

export interface AlertSetting {
  readonly pipeline: Pipeline;
  /** False: no alert names a person. */
  readonly individuals: boolean;
  /** The boards whose panels explain alerts. */
  readonly boards: readonly Board[];
}

/** The alerts a pipeline can have, and those it cannot. */
export function compileAlerts(
  plans: readonly AlertPlan[],
  setting: AlertSetting,
): { readonly alerts: readonly Alert[]; readonly missing: readonly Missing[] } {
  const alerts: Alert[] = [];
  const missing: Missing[] = [];
  for (const plan of plans) {
    try {
      alerts.push(compileAlert(plan, setting));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      missing.push(Object.freeze({ id: plan.id, title: plan.title, reason: error.message }));
    }
  }
  return Object.freeze({ alerts: Object.freeze(alerts), missing: Object.freeze(missing) });
}

function compileAlert({ watch, explained, ...plan }: AlertPlan, setting: AlertSetting): Alert {
  if (!setting.individuals && namesPeople(watch.of)) {
    throw new Refusal('It names people, which this configuration does not allow.');
  }
  const plain: Setting = {
    pipeline: setting.pipeline,
    filters: [],
    ...(mustBeRight(watch) && { range: secondsOf(watch.over) }),
  };
  const query = queryOf(watch, plan.when, plain);
  const panel = panelOf(explained, setting.boards);
  return Object.freeze({
    ...plan,
    query,
    window: secondsOf(watch.over),
    labels: watch.kind === 'gap' ? {} : compile(watch.of, plain).labels,
    ...(panel && { panel }),
  });
}

/**
 * Whether anything came is known however short the stretch is, and a gap has a floor and a limit of its own: it is
 * there to find counters that are wrong. Anything else has to be right.
 */
const mustBeRight = ({ kind }: Watch): boolean => kind !== 'silence' && kind !== 'gap';

function queryOf(watch: Watch, when: AlertPlan['when'], plain: Setting): Alert['query'] {
  if (watch.kind === 'gap') return gapQuery(watch, when, plain);
  if (watch.kind === 'budget') return budgetQuery(watch, when, plain.pipeline);
  return alertQuery(watch, when, plain);
}

function namesPeople({ dimensions, filters, of }: Asked): boolean {
  return dimensions.includes('user') || 'user' in filters || of === 'user';
}

/** The explaining panel, on the board it is meant for or on any other that has it. */
function panelOf({ by, on }: AlertPlan['explained'], boards: readonly Board[]): Alert['panel'] {
  const meantFirst = boards.toSorted((a, b) => Number(b.uid === on) - Number(a.uid === on));
  for (const board of meantFirst) {
    const found = inventoryOf(board).find(({ panel }) => panel === by.title);
    if (found) return { board: board.uid, id: found.panelId, title: by.title };
  }
  return undefined;
}
