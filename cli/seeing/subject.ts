import { compileBoard } from '../../dashboards/compile.js';
import { board as boardPlan, row as rowPlan } from '../../dashboards/plan.js';
import type { PanelPlan } from '../../panels/plan.js';
import { collector, type Pipeline } from '../../queries/pipeline.js';
import {
  board,
  dataSourceVariable,
  row,
  toClassic,
  type Board,
  type Panel as GrafanaPanel,
} from '../../src/grafana/index.js';
import { panelOf, panelsOf, type Panel } from '../../src/proof/index.js';

/** What can be shown: a panel plan, a panel of the library, or a panel of a dashboard's classic JSON. */
export type Subject =
  PanelPlan | GrafanaPanel | { readonly dashboard: object; readonly panel: string | number };

/** A panel in its dashboard. */
export interface Placed {
  readonly dashboard: object;
  readonly panel: Panel;
}

const stage = { uid: 'stage', title: 'Stage' } as const;

/** The classic JSON a subject stands for: a panel alone is put on a board of its own. */
export function placed(subject: Subject, pipeline: Pipeline = collector()): Placed {
  if ('dashboard' in subject) {
    return { dashboard: subject.dashboard, panel: panelOf(subject.dashboard, subject.panel) };
  }
  const dashboard = toClassic(isPlan(subject) ? boardOfPlan(subject, pipeline) : boardOfPanel(subject));
  return { dashboard, panel: panelsOf(dashboard)[0]! };
}

function isPlan(subject: PanelPlan | GrafanaPanel): subject is PanelPlan {
  return 'look' in subject;
}

function boardOfPlan(plan: PanelPlan, pipeline: Pipeline): Board {
  const plans = boardPlan({ ...stage, question: '', rows: [rowPlan('', [plan])] });
  return compileBoard(plans, { pipeline, individuals: true });
}

function boardOfPanel(panel: GrafanaPanel): Board {
  return board({
    ...stage,
    variables: [
      dataSourceVariable({ name: 'prometheus', type: 'prometheus', label: 'Prometheus' }),
      dataSourceVariable({ name: 'loki', type: 'loki', label: 'Loki' }),
    ],
    rows: [row({ title: '', panels: [panel] })],
  });
}
