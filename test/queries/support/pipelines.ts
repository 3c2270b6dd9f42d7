import {
  clientExporter,
  collector,
  eventsOnly,
  grafanaCloud,
  jsonEvents,
  mimir,
  prometheusExporter,
  prometheusOtlp,
  remoteWrite,
  victoriaMetrics,
  type Pipeline,
} from '../../../queries/pipeline.js';

/** Every preset, and the variants in which its counters or names differ. */
export const pipelines: Readonly<Record<string, Pipeline>> = {
  collector: collector(),
  'collector, books': collector({ books: true }),
  'collector, hashed': collector({ own: { user: 'user.hash' }, userElse: { events: [] } }),
  grafanaCloud: grafanaCloud(),
  'grafanaCloud, recorded': grafanaCloud({ counters: 'recorded' }),
  'grafanaCloud, counters only': grafanaCloud({ events: 'none' }),
  'grafanaCloud, JSON events': grafanaCloud(jsonEvents),
  'grafanaCloud, promoted labels': grafanaCloud({ streams: ['event.name', 'team', 'model'] }),
  prometheusOtlp: prometheusOtlp(),
  'prometheusOtlp, without suffixes': prometheusOtlp({ naming: 'underscoresPlain' }),
  'prometheusOtlp, UTF-8': prometheusOtlp({ naming: 'utf8', counters: 'recorded' }),
  'prometheusOtlp, no translation': prometheusOtlp({ naming: 'utf8Plain', prefer: 'counters' }),
  'prometheusOtlp, deltas': prometheusOtlp({ counters: 'delta' }),
  prometheusExporter: prometheusExporter({ prefix: 'otel_' }),
  remoteWrite: remoteWrite({
    prefer: 'counters',
    names: { cost: 'ai_spend_usd_total' },
    labels: { type: 'kind' },
    own: { team: 'squad.id' },
  }),
  mimir: mimir({ prefer: 'counters' }),
  'victoriaMetrics, deltas': victoriaMetrics({ counters: 'delta' }),
  clientExporter: clientExporter({ prefer: 'counters' }),
  eventsOnly: eventsOnly(),
};

/** Those that differ from another one in names alone. */
export const namesOnly: ReadonlySet<string> = new Set([
  'collector, hashed',
  'prometheusOtlp',
  'prometheusOtlp, without suffixes',
  'prometheusOtlp, no translation',
  'prometheusExporter',
  'remoteWrite',
  'mimir',
  'victoriaMetrics, deltas',
  'clientExporter',
]);
