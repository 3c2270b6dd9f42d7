import { print, type InstantVector } from '../promql/index.js';
import { freeze, present } from './json.js';
import type { Engine } from './target.js';
import type {
  AdHocVariable,
  Choice,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  Named,
  Option,
  QueryVariable,
  Sort,
  TextVariable,
} from './variable.js';

/** Grafana Cloud's own sources (usage, usage insights, alert states, ML) are no stores of yours. */
const cloudsOwn: Readonly<Record<Engine, string>> = {
  prometheus: '/^(?!grafanacloud-(usage|ml-metrics)$)/',
  loki: '/^(?!grafanacloud-.*(usage-insights|alert-state-history)$)/',
};

/** Which store the board reads: everything of this type, Grafana Cloud's own sources left out. */
export function dataSourceVariable({
  type: engine,
  regex = cloudsOwn[engine],
  ...named
}: Named & { type: Engine; regex?: string }): DataSourceVariable {
  return freeze({ type: 'datasource', engine, regex, ...present(named) });
}

/** The values of a label, as a query for a drop-down: `label_values(up{job="x"}, instance)`. */
export function labelValues(of: InstantVector | undefined, label: string): string {
  return of ? `label_values(${print(of)}, ${label})` : `label_values(${label})`;
}

/**
 * A drop-down fed from Prometheus: `queryVariable({ name: 'team', query: labelValues(cost, 'team') })`.
 * Several values and `All` unless told otherwise.
 */
export function queryVariable({
  query,
  regex = '',
  sort = 'asc',
  refresh = 'time',
  source,
  ...others
}: Named &
  Partial<Choice> &
  Pick<QueryVariable, 'query' | 'source'> & {
    regex?: string;
    sort?: Sort;
    refresh?: 'load' | 'time';
  }): QueryVariable {
  return freeze({ type: 'query', query, regex, sort, refresh, ...present({ source }), ...choice(others) });
}

/** A drop-down of your own values: plain ones, or `{ text, value }`. The first is chosen. */
export function customVariable({
  options,
  multi = false,
  includeAll = false,
  ...others
}: Named & Partial<Choice> & { options: readonly (string | Option)[] }): CustomVariable {
  return freeze({
    type: 'custom',
    options: options.map((option) =>
      typeof option === 'string' ? { text: option, value: option } : { ...option },
    ),
    ...choice({ ...others, multi, includeAll }),
  });
}

/** A field to type into. */
export function textVariable({ value = '', ...named }: Named & { value?: string }): TextVariable {
  return freeze({ type: 'textbox', value, ...present(named) });
}

/** A choice of steps; with `auto` Grafana also offers the range divided by `count`. The first is chosen. */
export function intervalVariable({
  steps,
  auto,
  ...named
}: Named & Pick<IntervalVariable, 'steps' | 'auto'>): IntervalVariable {
  return freeze({ type: 'interval', steps: [...steps], ...present({ auto, ...named }) });
}

/** Filters of the reader's own, which Grafana adds to every query of that engine. */
export function adHocVariable({
  type: engine,
  source,
  ...named
}: Named & { type: Engine; source?: string }): AdHocVariable {
  return freeze({ type: 'adhoc', engine, ...present({ source, ...named }) });
}

function choice<T extends object>({
  multi = true,
  includeAll = true,
  allValue = '.*',
  ...others
}: T & Partial<Choice>): Omit<T, keyof Choice> & Choice {
  const all = includeAll ? { allValue } : {};
  return { ...(present(others) as Omit<T, keyof Choice>), multi, includeAll, ...all };
}
