import {
  board,
  dataSourceVariable,
  labelValues,
  queryVariable,
  row,
  tagLink,
  text,
  textVariable,
  type Board,
  type Panel,
  type Variable,
} from '../src/grafana/index.js';
import { metric } from '../src/promql/index.js';
import { metrics } from '../queries/catalog/index.js';
import { counterName } from '../queries/naming.js';
import { labelOf } from '../queries/compile/label.js';
import { Refusal } from '../queries/compile/index.js';
import { titleOf, type Dimension } from '../queries/dimension.js';
import type { Pipeline } from '../queries/pipeline.js';
import { compilePanel } from '../panels/compile.js';
import type { PanelPlan } from '../panels/plan.js';
import type { BoardPlan, RowPlan } from './plan.js';

/** What decides how boards turn out. */
export interface BoardSettings {
  readonly pipeline: Pipeline;
  /** False: no panel or variable names a person. */
  readonly individuals: boolean;
}

/** The tag by which boards find each other in the menu, and by which `apply` knows its own. */
export const menuTag = 'claude-code';

/** A board on one pipeline. */
export function compileBoard(plan: BoardPlan, settings: BoardSettings): Board {
  const filters = plan.filters.filter((one) => settings.individuals || one !== 'user');
  const rows = plan.rows
    .map((one) => compileRow(one, filters, settings))
    .filter((one) => one.panels.length > 0);
  return board({
    uid: plan.uid,
    title: plan.title,
    description: plan.question,
    tags: [menuTag],
    time: plan.time,
    links: [tagLink({ title: 'Claude Code', tags: [menuTag] })],
    variables: [...stores(settings.pipeline), ...filters.map((one) => variable(one, settings.pipeline))],
    rows,
  });
}

function compileRow(plan: RowPlan, filters: readonly Dimension[], settings: BoardSettings) {
  const panels = plan.panels.filter((one) => settings.individuals || !namesPeople(one));
  return row({
    title: plan.title,
    collapsed: plan.collapsed,
    panels: panels.map((one) => orReason(one, filters, settings.pipeline)),
  });
}

function namesPeople(plan: PanelPlan): boolean {
  return plan.questions.some(({ dimensions: by, filters }) => by.includes('user') || 'user' in filters);
}

/** What a pipeline cannot answer is left out, and the panel's place says why. */
function orReason(plan: PanelPlan, filters: readonly Dimension[], pipeline: Pipeline): Panel {
  try {
    return compilePanel(plan, { pipeline, filters });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return text({ title: plan.title, markdown: error.message, size: plan.size });
  }
}

function stores({ counters, events }: Pipeline): Variable[] {
  return [
    ...(counters === 'none'
      ? []
      : [dataSourceVariable({ name: 'prometheus', type: 'prometheus', label: 'Prometheus' })]),
    ...(events === 'none' ? [] : [dataSourceVariable({ name: 'loki', type: 'loki', label: 'Loki' })]),
  ];
}

/** Drop-downs are fed from Prometheus: Loki cannot list the values of metadata, so without it one types. */
function variable(dimension: Dimension, pipeline: Pipeline): Variable {
  const label = pipeline.counters === 'none' ? undefined : labelOf(dimension, 'counter', pipeline);
  const named = { name: dimension, label: titleOf(dimension) };
  if (label === undefined) return textVariable({ ...named, value: '.*' });
  const series = metric(counterName(metrics.costUsage, pipeline), { kind: 'counter' });
  return queryVariable({ ...named, query: labelValues(series, label) });
}
