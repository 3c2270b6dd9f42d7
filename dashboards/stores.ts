import {
  dataSourceVariable,
  type Annotation,
  type DataSourceVariable,
  type Row,
  type Variable,
} from '../src/grafana/index.js';
import type { Pipeline } from '../queries/pipeline.js';

/** The stores that a pipeline has, as variables of a board. */
export function stores({ counters, events }: Pipeline): readonly DataSourceVariable[] {
  return [
    ...(counters === 'none'
      ? []
      : [dataSourceVariable({ name: 'prometheus', type: 'prometheus', label: 'Prometheus' })]),
    ...(events === 'none' ? [] : [dataSourceVariable({ name: 'loki', type: 'loki', label: 'Loki' })]),
  ];
}

/** What of a board asks stores. */
export interface Asking {
  readonly rows: readonly Row[];
  readonly annotations: readonly Annotation[];
  readonly variables: readonly Variable[];
}

/** Those of the stores that anything on a board asks: nobody is to choose one for nothing. */
export function storesAsked(
  all: readonly DataSourceVariable[],
  { rows, annotations, variables }: Asking,
): readonly DataSourceVariable[] {
  const asked = new Set([
    ...rows.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ engine }) => engine))),
    ...annotations.flatMap((one) => (one.type === 'query' ? one.target.engine : [])),
    // Drop-downs are fed from Prometheus.
    ...variables.flatMap(({ type }) => (type === 'query' ? ('prometheus' as const) : [])),
  ]);
  return all.filter(({ engine }) => asked.has(engine));
}
