import { prometheusTarget, queryAnnotation, tagAnnotation, type Annotation } from '../src/grafana/index.js';
import { group, lastOverTime, metric, unless } from '../src/promql/index.js';
import { metrics } from '../queries/catalog/index.js';
import { counterLabel, counterName } from '../queries/naming.js';
import type { Pipeline } from '../queries/pipeline.js';

/** The tag `ccboards apply` puts on its own marks. */
const ownTag = 'ccboards';

/**
 * What explains a step in a graph: alerts of ours that fire, deploys, and a new version of the client. Alerts
 * that Grafana itself evaluates show on their panels without a query.
 */
export function annotations(pipeline: Pipeline): readonly Annotation[] {
  return [
    tagAnnotation({ name: 'Deploys', tags: ['deploy', ownTag], matchAny: true }),
    ...(pipeline.counters === 'none' ? [] : [firing()]),
    ...(pipeline.counters !== 'none' && pipeline.carried.includes('app.version')
      ? [newVersions(pipeline)]
      : []),
  ];
}

function firing(): Annotation {
  const alerts = metric('ALERTS', { kind: 'gauge' });
  return queryAnnotation({
    name: 'Alerts',
    color: 'red',
    target: prometheusTarget({
      expr: alerts.where({ alertstate: 'firing', product: 'claude-code' }),
      kind: 'range',
    }),
    title: '{{alertname}}',
    tags: 'severity,topic',
  });
}

/** A version that nobody ran in the day before. */
function newVersions(pipeline: Pipeline): Annotation {
  const version = counterLabel('app.version', pipeline);
  const cost = metric(counterName(metrics.costUsage, pipeline), { kind: 'counter' });
  const by = { by: [version] };
  const before = lastOverTime(cost.over('1d').offset('$__interval'));
  return queryAnnotation({
    name: 'New client versions',
    color: 'purple',
    target: prometheusTarget({ expr: unless(group(cost, by), group(before, by)), kind: 'range' }),
    title: `{{${version}}}`,
  });
}
