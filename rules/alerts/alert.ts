import type { PanelPlan } from '../../panels/plan.js';
import type { Watch } from './watch.js';

/** How loud an alert is; becomes the label `severity`. */
export type Severity = 'info' | 'warning' | 'critical';

/** How the watched value is written in a message. */
export type Shown = 'money' | 'percent' | 'seconds' | 'milliseconds' | 'count' | 'times';

/** An alert before its pipeline is known: what is watched, and when it speaks. */
export interface AlertPlan {
  readonly id: string;
  readonly title: string;
  /** Alerts on one topic run together and stand together in the list. */
  readonly topic: string;
  readonly severity: Severity;
  readonly watch: Watch;
  readonly when: { readonly above: number } | { readonly below: number };
  readonly shown: Shown;
  /** One line for the message; `{value}` and `{user}` or another dimension are filled in. */
  readonly summary: string;
  /** What it means, and what to do. */
  readonly advice: string;
  /** How long it must hold before anybody hears of it. */
  readonly hold: `${number}${'m' | 'h'}`;
  /** Minutes between two looks. */
  readonly every: number;
  /** The panel that explains it, and the board to look for it first. */
  readonly explained: { readonly by: PanelPlan; readonly on: string };
}

/** A frozen alert; an id that could not be one on Grafana is refused. */
export function alert(plan: AlertPlan): AlertPlan {
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(plan.id)) {
    throw new TypeError(
      `alert(${JSON.stringify(plan.id)}): an id is at most 30 small letters, digits and "-"`,
    );
  }
  return Object.freeze({ ...plan, watch: Object.freeze(plan.watch), when: Object.freeze(plan.when) });
}
