import { carriedByClients, userChain } from './attributes.js';
import { preset } from './make.js';
import { needsOfNames, needsOfReceiver } from './needs.js';
import type { Needs, Pipeline, PipelineOptions } from './pipeline.js';

/** What clients that send totals leave behind: counters as long as a session. */
const bySession = {
  counters: 'perSession',
  carried: carriedByClients,
  userElse: { counters: userChain.slice(1), events: userChain.slice(1) },
} as const satisfies PipelineOptions;

/** Without rules what events hold too is read there; with them counters are right, and cheaper. */
export function sessions(
  name: string,
  differs: PipelineOptions,
  wanted: PipelineOptions,
  needs: (pipeline: Pipeline) => Needs,
): Pipeline {
  return preset(name, {
    differs: { ...bySession, ...differs },
    wanted,
    follows: (made) => ({
      needs: needs(made),
      prefer: made.counters === 'perSession' && made.events !== 'none' ? 'events' : 'counters',
    }),
  });
}

/**
 * Clients send straight to Grafana Cloud over OTLP, both signals.
 *
 * Set up: `OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=cumulative` (deltas are refused with a 400). Names:
 * `claude_code_cost_usage_USD_total`, `user_email`. Own keys are labels since client 2.1.161. It cannot
 * know: an hour of a counter, and processes that share a session id. `{ counters: 'recorded' }` with the
 * rules of `ccboards build` makes ranges of a day and more right, resumes included.
 */
export function grafanaCloud(options: PipelineOptions = {}): Pipeline {
  return sessions('grafanaCloud', {}, options, needsOfNames);
}

/**
 * Clients send to the OTLP receiver of Prometheus.
 *
 * Set up: `--web.enable-otlp-receiver` (2.53: `--enable-feature=otlp-write-receiver`), cumulative clients; `naming` is the receiver's `translation_strategy`:
 * `underscores` (UnderscoreEscapingWithSuffixes, the default), `underscoresPlain`
 * (UnderscoreEscapingWithoutSuffixes), `utf8` (NoUTF8EscapingWithSuffixes), `utf8Plain` (NoTranslation).
 * With `--enable-feature=otlp-native-delta-ingestion` and clients that send deltas: `{ counters: 'delta' }`.
 */
export function prometheusOtlp(options: PipelineOptions = {}): Pipeline {
  return sessions('prometheusOtlp', {}, options, needsOfReceiver);
}

/**
 * Clients send to Mimir's OTLP endpoint, whose names have no suffixes unless
 * `-distributor.otel-metric-suffixes-enabled` is set: then `{ naming: 'underscores' }`.
 *
 * Set up: cumulative clients. Names: `claude_code_cost_usage`, `user_email`. With `otel_native_delta_ingestion` and
 * clients that send deltas: `{ counters: 'delta' }`.
 */
export function mimir(options: PipelineOptions = {}): Pipeline {
  return sessions('mimir', { naming: 'underscoresPlain' }, options, needsOfNames);
}

/**
 * Clients send to VictoriaMetrics over OTLP, which keeps dots and adds no suffix; with
 * `-opentelemetry.usePrometheusNaming` set `{ naming: 'underscores' }`.
 *
 * Set up: cumulative clients with `http/protobuf`. Names: `{"claude_code.cost.usage"}`, `"user.email"`. From
 * 1.132 deltas are kept as they are: `{ counters: 'delta' }`. Queries are PromQL; those of underscore names were run on
 * VictoriaMetrics too, and drop-downs of labels with dots need a data source that does not escape them.
 */
export function victoriaMetrics(options: PipelineOptions = {}): Pipeline {
  return sessions('victoriaMetrics', { naming: 'utf8Plain' }, options, ({ naming, counters, events }) => {
    const { prometheus, ...needs } = needsOfNames({ naming, events });
    const since = prometheus === undefined ? undefined : '1.117';
    const victoriaMetrics = counters === 'delta' ? '1.132' : since;
    return { ...needs, ...(victoriaMetrics !== undefined && { victoriaMetrics }) };
  });
}
