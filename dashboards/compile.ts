import {
  board,
  tagLink,
  type Board,
  type DataSourceVariable,
  type Panel,
  type Row,
} from '../src/grafana/index.js';
import { Refusal } from '../queries/compile/index.js';
import type { Company } from '../queries/company.js';
import type { Dimension } from '../queries/dimension.js';
import type { Pipeline } from '../queries/pipeline.js';
import { compilePanel } from '../panels/compile.js';
import { namesPeople, withoutNames } from '../panels/people.js';
import type { Drill } from '../panels/links.js';
import type { PanelPlan } from '../panels/plan.js';
import { annotations } from './annotations.js';
import { drillOf } from './drill.js';
import { ofOne } from './one.js';
import type { BoardPlan, RowPlan } from './plan.js';
import { leftOut, type CompiledRow, type LeftOut } from './left-out.js';
import { stores, storesAsked } from './stores.js';
import { filterVariable, oneVariable } from './variables.js';

/** What decides how boards turn out. */
export interface BoardSettings {
  readonly pipeline: Pipeline;
  /** False: no panel or variable names a person. */
  readonly individuals: boolean;
  /** The uids of the boards that are there, for links between them. */
  readonly boards?: readonly string[];
  /** What the company plans and has. */
  readonly company?: Company;
}

/** The tag by which boards find each other in the menu, and by which `apply` knows its own. */
export const menuTag = 'claude-code';

interface Stage {
  readonly pipeline: Pipeline;
  readonly individuals: boolean;
  readonly filters: readonly Dimension[];
  readonly drill: Drill;
  readonly company: Company | undefined;
}

/** A board on one pipeline. */
export function compileBoard(plan: BoardPlan, settings: BoardSettings): Board {
  const { pipeline, individuals, company } = settings;
  const filters = plan.filters.filter((one) => individuals || one !== 'user');
  const marks = annotations(pipeline);
  const choices = [
    ...(plan.of ? [oneVariable(plan.of, pipeline)] : []),
    ...filters.map((one) => filterVariable(one, pipeline)),
  ];
  const all = stores(pipeline);
  const complete = rowsOf(plan, { ...settings, filters, keep: all });
  const sources = storesAsked(all, { rows: complete, annotations: marks, variables: choices });
  return board({
    uid: plan.uid,
    title: plan.title,
    description: plan.question,
    tags: [menuTag],
    time: plan.time ?? opening(plan, pipeline),
    ...(plan.monthly && { timezone: company?.zone ?? 'utc' }),
    links: [tagLink({ title: 'Claude Code', tags: [menuTag] })],
    annotations: marks,
    variables: [...sources, ...choices],
    // Links hand on only what the board has.
    rows: sources.length === all.length ? complete : rowsOf(plan, { ...settings, filters, keep: sources }),
  });
}

interface Linked extends BoardSettings {
  readonly filters: readonly Dimension[];
  /** Which stores links hand on. */
  readonly keep: readonly DataSourceVariable[];
}

function rowsOf(
  plan: BoardPlan,
  { pipeline, individuals, company, boards = [], filters, keep }: Linked,
): readonly Row[] {
  const drill = drillOf(plan, { filters, stores: keep.map(({ name }) => name), boards });
  return leftOut(
    plan.rows.map((one) =>
      compileRow(plan.of ? ofOne(one, plan.of) : one, { pipeline, individuals, filters, drill, company }),
    ),
  );
}

/** A week shows what its days have in common; where each sample of it would have to be read, a day. */
function opening({ monthly }: BoardPlan, { counters, books }: Pipeline): NonNullable<BoardPlan['time']> {
  if (monthly) return { from: 'now/M', to: 'now' };
  const quick = counters === 'recorded' || counters === 'delta' || books;
  return { from: quick ? 'now-7d' : 'now-24h', to: 'now' };
}

function compileRow(plan: RowPlan, stage: Stage): CompiledRow {
  const { individuals } = stage;
  const { title, collapsed } = plan;
  const panels = individuals ? plan.panels : plan.panels.filter((one) => !namesPeople(one)).map(withoutNames);
  return { title, collapsed, panels: panels.map((one) => orReason(one, stage)) };
}

/** What a pipeline cannot answer is left out, and why. */
function orReason(plan: PanelPlan, { pipeline, filters, drill, company }: Stage): Panel | LeftOut {
  try {
    return compilePanel(plan, { pipeline, filters, ...(company && { company }) }, drill);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { plan, refusal: error };
  }
}
