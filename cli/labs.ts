import { counterName } from '../queries/naming.js';
import { metrics } from '../queries/catalog/index.js';
import { withPipeline, type Pipeline } from '../queries/pipeline.js';
import type { Board } from '../src/grafana/index.js';

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

/** How telemetry has to arrive for a shared board to work, as Markdown: that of the stores it asks. */
export function labsNotes(pipeline: Pipeline): (board: Board) => readonly string[] {
  const { own } = pipeline;
  return ({ variables }) => {
    const engines = variables.flatMap((one) => (one.type === 'datasource' ? one.engine : []));
    const settings = ['CLAUDE_CODE_ENABLE_TELEMETRY=1', ...engines.map((engine) => exporters[engine])].map(
      (one) => `\`${one}\``,
    );
    return [
      '## How telemetry has to arrive',
      '',
      `Claude Code sends it with ${settings.slice(0, -1).join(', ')} and ${settings.at(-1)!}.`,
      '',
      ...(engines.includes('prometheus') ? countersIn(pipeline) : []),
      ...(engines.includes('loki') ? eventsIn(pipeline) : []),
      `- For teams and the like, own keys: \`OTEL_RESOURCE_ATTRIBUTES=${own.team}=platform,${own.costCenter}=42,${own.project}=shop\`.`,
      '',
      'Another way of telemetry, other names: the npm package `claude-code-boards` writes these boards for it.',
    ];
  };
}

const exporters = { prometheus: 'OTEL_METRICS_EXPORTER=otlp', loki: 'OTEL_LOGS_EXPORTER=otlp' } as const;

function countersIn(pipeline: Pipeline): readonly string[] {
  const name = counterName(metrics.costUsage, pipeline);
  return [
    `- Counters in Prometheus, such as \`${name}\`. They ${counters[pipeline.counters]}.`,
    ...(pipeline.books === false
      ? []
      : ['- The recording rules that `npx ccboards build` writes to `rules/`.']),
  ];
}

function eventsIn({ events, serviceLabel, service }: Pipeline): readonly string[] {
  const where = events === 'json' ? 'in a JSON line' : 'as structured metadata';
  return [`- Events in Loki, in the streams \`{${serviceLabel}=~"${service}"}\`, their attributes ${where}.`];
}
