import type { LogExpr, LokiExpr, PrometheusExpr, Verbatim } from './expr.js';
import { freeze, present } from './json.js';
import type { Patch } from './patch.js';

export type Engine = 'prometheus' | 'loki';
export type Kind = 'instant' | 'range';

/** What the board's maker notes on a target; it goes to the inventory, never into the dashboard. */
export type About = Readonly<Record<string, unknown>>;

type Shared = {
  readonly kind: Kind;
  readonly refId?: string;
  readonly hidden?: boolean;
  readonly about?: About;
  /** A data source other than the board's variable for this engine: `${name}` of a variable, or a uid. */
  readonly source?: string;
  /** What a dashboard that was read says beside. */
  readonly rest?: Patch;
};

export type PrometheusTarget = Shared & {
  readonly engine: 'prometheus';
  readonly gives: 'numbers';
  readonly expr: PrometheusExpr | Verbatim;
  readonly format: 'time_series' | 'table' | 'heatmap';
  readonly legend: string;
  readonly minStep?: string;
};

/** A Loki query that gives numbers. */
export type LokiTarget = Shared & {
  readonly engine: 'loki';
  readonly gives: 'numbers';
  readonly expr: LokiExpr | Verbatim;
  readonly legend: string;
  readonly minStep?: string;
};

/** A Loki query that gives log lines. */
export type LogTarget = Shared & {
  readonly engine: 'loki';
  readonly gives: 'lines';
  readonly expr: LogExpr | Verbatim;
  readonly maxLines?: number;
  readonly direction: 'forward' | 'backward';
};

export type Target = PrometheusTarget | LokiTarget | LogTarget;

type Options<T extends Target, Optional extends keyof T> = Omit<T, Fixed | Optional> &
  Partial<Pick<T, Optional>> & { readonly expr: Exclude<T['expr'], Verbatim> };
type Fixed = 'engine' | 'gives' | 'rest' | 'expr';

/**
 * A query on Prometheus. A single number is asked with `kind: 'instant'`; the legend is Grafana's own
 * choice unless given (`{{team}}`).
 */
export function prometheusTarget({
  format = 'time_series',
  legend = '__auto',
  ...options
}: Options<PrometheusTarget, 'format' | 'legend'>): PrometheusTarget {
  return freeze({ engine: 'prometheus', gives: 'numbers', ...present({ ...options, format, legend }) });
}

type LokiOptions = Options<LokiTarget, 'legend'>;
type LogOptions = Options<LogTarget, 'kind' | 'direction'>;

/** A query on Loki: numbers from a metric query; from a log query its lines, the newest first. */
export function lokiTarget(options: LokiOptions): LokiTarget;
export function lokiTarget(options: LogOptions): LogTarget;
export function lokiTarget(options: LokiOptions | LogOptions): LokiTarget | LogTarget {
  if (!givesLines(options)) {
    return freeze({ engine: 'loki', gives: 'numbers', ...present({ legend: '__auto', ...options }) });
  }
  const { kind = 'range', direction = 'backward', ...others } = options;
  return freeze({ engine: 'loki', gives: 'lines', ...present({ ...others, kind, direction }) });
}

function givesLines(options: LokiOptions | LogOptions): options is LogOptions {
  return options.expr.kind === 'logs';
}

/** Targets of both engines in one panel, when that is what you want. */
export type Mixed = { readonly mixed: readonly (PrometheusTarget | LokiTarget)[] };

/** `targets: mixed([prometheusTarget(...), lokiTarget(...)])`: counters beside events. */
export function mixed(targets: readonly (PrometheusTarget | LokiTarget)[]): Mixed {
  return freeze({ mixed: [...targets] });
}

/** Targets that give numbers, of one engine unless mixed on purpose. */
export type Numbers = readonly PrometheusTarget[] | readonly LokiTarget[] | Mixed;

/** A target with its letter. */
export type Lettered<T extends Target = Target> = T & { readonly refId: string };

/** Gives each target without a refId the next free letter: A to Z, then AA, AB, ... */
export function lettered(targets: readonly Target[]): readonly Lettered[] {
  const taken = new Set(targets.flatMap(({ refId }) => refId ?? []));
  let next = 0;
  const free = () => {
    while (taken.has(letter(next))) next++;
    return letter(next++);
  };
  return targets.map((target) => freeze({ ...target, refId: target.refId ?? free() }));
}

function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
