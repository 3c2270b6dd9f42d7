import {
  customVariable,
  labelValues,
  queryVariable,
  textVariable,
  type Variable,
} from '../src/grafana/index.js';
import { metric, type LabelValues, type Selector } from '../src/promql/index.js';
import { metrics } from '../queries/catalog/index.js';
import { labelOf } from '../queries/compile/label.js';
import { titleOf, type Dimension } from '../queries/dimension.js';
import { counterName } from '../queries/naming.js';
import type { Pipeline } from '../queries/pipeline.js';

/** Drop-downs are fed from Prometheus: Loki cannot list the values of metadata, so without it one types. */
export function filterVariable(dimension: Dimension, pipeline: Pipeline): Variable {
  const label = pipeline.counters === 'none' ? undefined : labelOf(dimension, 'counter', pipeline);
  const named = { name: dimension, label: titleOf(dimension) };
  if (label === undefined) return textVariable({ ...named, value: '.*' });
  return queryVariable({
    ...named,
    ...(dimension === 'model' && { regex: withoutWindow }),
    ...(dimension === 'user' && hasOthers(pipeline) && { description: onlyOfLabel(label) }),
    query: labelValues(cost(pipeline), label),
  });
}

/** Whether counters name some people under another label; a drop-down lists the values of one. */
function hasOthers({ userElse }: Pipeline): boolean {
  return userElse.counters.length > 0;
}

function onlyOfLabel(label: string): string {
  return (
    `Lists who has a ${label}. Who has none goes by account or machine in tables; ` +
    'chosen by a link there, only panels about events know them.'
  );
}

/** Models by the name that events know, too. */
const withoutWindow = String.raw`/^(.+?)(?:\[1m\])?$/`;

/** The one person or session that a board is about. */
export function oneVariable(of: 'user' | 'session', pipeline: Pipeline): Variable {
  return of === 'user' ? personVariable(pipeline) : textVariable({ name: of, label: titleOf(of) });
}

const reader = '${__user.email}';

/** One person, at first the reader: the address Grafana knows the reader by, where telemetry has it too. */
function personVariable(pipeline: Pipeline): Variable {
  const label = pipeline.counters === 'none' ? undefined : labelOf('user', 'counter', pipeline);
  const named = { name: 'user', label: 'My address' };
  if (label === undefined) return customVariable({ ...named, options: [reader] });
  const mine = cost(pipeline).where({ [label]: reader });
  return queryVariable({ ...named, query: labelValues(mine, label), multi: false, includeAll: false });
}

function cost(pipeline: Pipeline): Selector<LabelValues, 'counter'> {
  return metric(counterName(metrics.costUsage, pipeline), { kind: 'counter' });
}
