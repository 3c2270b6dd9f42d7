import { strategies } from '../catalog/index.js';
import type { Needs, Pipeline } from './pipeline.js';

/** The oldest Prometheus whose OTLP receiver was seen to know each strategy; 3.5 was seen to refuse `underscoresPlain`. */
const strategySince = {
  underscores: '2.53',
  underscoresPlain: '3.6',
  utf8: '3.0',
  utf8Plain: '3.4',
  ownExporter: undefined,
} as const;

/** What queries need: `label_replace` makes a label with dots since Prometheus 3.3; 3.2 refuses, 3.0 counts wrong. */
const labelsWithDots = '3.3';
/** The first Grafana whose drop-downs list the values of a label with dots. */
export const grafanaWithDots = '11.5';

/** The oldest versions for names as a store has them. */
export function needsOfNames({ naming, events }: Pick<Pipeline, 'naming' | 'events'>): Needs {
  return {
    ...(strategies[naming].utf8 && { grafana: grafanaWithDots, prometheus: labelsWithDots }),
    ...(events === 'metadata' && { loki: '3.0' }),
  };
}

/** The oldest versions where Prometheus itself receives OTLP. */
export function needsOfReceiver(pipeline: Pipeline): Needs {
  const { naming, counters } = pipeline;
  const names = needsOfNames(pipeline);
  const since = counters === 'delta' ? [strategySince[naming], '3.4'] : [strategySince[naming]];
  return { ...names, prometheus: newest([...since, names.prometheus]) };
}

/** The versions in words: `Prometheus 3.3, Grafana 11.5`; empty where any will do. */
export function needsInWords({ needs }: Pick<Pipeline, 'needs'>): string {
  const programs = {
    prometheus: 'Prometheus',
    mimir: 'Mimir',
    victoriaMetrics: 'VictoriaMetrics',
    loki: 'Loki',
    grafana: 'Grafana',
  } as const;
  return (Object.keys(programs) as (keyof typeof programs)[])
    .filter((one) => needs[one] !== undefined)
    .map((one) => `${programs[one]} ${needs[one]}`)
    .join(', ');
}

function newest(versions: readonly (string | undefined)[]): string {
  return versions
    .filter((one) => one !== undefined)
    .reduce((left, right) => (older(left, right) ? right : left));
}

function older(left: string, right: string): boolean {
  const [a, b] = [left, right].map((one) => one.split('.').map(Number)) as [number[], number[]];
  return a[0]! < b[0]! || (a[0] === b[0] && (a[1] ?? 0) < (b[1] ?? 0));
}
