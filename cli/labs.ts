import { counterName } from '../queries/naming.js';
import { metrics } from '../queries/catalog/index.js';
import { withPipeline, type Pipeline } from '../queries/pipeline.js';

/** A pipeline as everybody has it: a company's own label names are no business of others. */
export function sharedPipeline(pipeline: Pipeline): Pipeline {
  return withPipeline(pipeline, {
    own: { team: 'team', department: 'department', costCenter: 'cost_center', project: 'project' },
  });
}

const counters: Readonly<Record<Pipeline['counters'], string>> = {
  accumulated:
    'are added up by an OpenTelemetry Collector, which `npx ccboards collector` configures; the clients send deltas to it',
  recorded:
    'are as long as a session; the recording rules of `npx ccboards build` turn them into what each minute adds',
  perSession: 'are as long as a session, and are read as they are: short ranges are not exact',
  delta: 'are increments, in a store that keeps them as such',
  none: 'are not used',
};

/** How telemetry has to arrive for a shared board to work, as Markdown. */
export function labsNotes(pipeline: Pipeline): readonly string[] {
  const { events, serviceLabel, service, own, books } = pipeline;
  const usesCounters = pipeline.counters !== 'none';
  return [
    '## How telemetry has to arrive',
    '',
    'Claude Code sends it with `CLAUDE_CODE_ENABLE_TELEMETRY=1`, `OTEL_METRICS_EXPORTER=otlp` and ' +
      '`OTEL_LOGS_EXPORTER=otlp`.',
    '',
    ...(usesCounters
      ? [
          `- Counters in Prometheus, such as \`${counterName(metrics.costUsage, pipeline)}\`. They ${counters[pipeline.counters]}.`,
        ]
      : []),
    ...(usesCounters && books !== false
      ? ['- The recording rules that `npx ccboards build` writes to `rules/`.']
      : []),
    ...(events === 'none'
      ? []
      : [
          `- Events in Loki, in the streams \`{${serviceLabel}=~"${service}"}\`, their attributes ${
            events === 'json' ? 'in a JSON line' : 'as structured metadata'
          }.`,
        ]),
    `- For teams and the like, own keys: \`OTEL_RESOURCE_ATTRIBUTES=${own.team}=platform,${own.costCenter}=42,${own.project}=shop\`.`,
    '',
    'Another way of telemetry, other names: the npm package `claude-code-boards` writes these boards for it.',
  ];
}
