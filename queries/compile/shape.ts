import { labelsOf, mapLogs, type Expr, type Matcher, type Stage } from '../../src/logql/index.js';
import { LogQuery } from '../../src/logql/log-query.js';
import { logKey } from '../catalog/index.js';
import type { Pipeline } from '../pipeline.js';
import { fromJson } from './json-shape.js';
import { renamed, userNamed } from './key.js';

/**
 * A query over records in structured metadata, for a pipeline whose records have another shape. Stream
 * labels stand in the selector, JSON lines are searched before they are read, and a record without a login
 * gets the user's next best name.
 *
 *     {service_name=~"claude-code.*"} | event_name="api_request" | team=~"$team$"
 *     {job=~"claude-code.*", team=~"$team"} |= "claude_code.api_request" | json event_name="attributes[\"event.name\"]" | __error__="" | event_name="api_request"
 */
export function shaped<Query extends Expr>(query: Query, pipeline: Pipeline): Query {
  const outside = labelsOf(mapLogs(query, () => new LogQuery([], [])));
  const shape = pipeline.events === 'json' ? fromJson : renamed;
  return mapLogs(query, (logs) => {
    const named = userNamed(logs.stages, outside, pipeline);
    const { matchers, stages } = early(new LogQuery(logs.matchers, named), pipeline);
    return new LogQuery(matchers, shape(stages, outside, pipeline));
  });
}

/** The service under the label that holds it, and with it all filters on stream labels. */
function early(logs: LogQuery, pipeline: Pipeline): LogQuery {
  const { serviceLabel, streams, keys, own, userElse } = pipeline;
  const fixed = streams.filter((one) => one !== own.user || userElse.events.length === 0);
  const labels = new Map(fixed.map((one) => [logKey(one), keys[one] ?? logKey(one)]));
  const matchers = logs.matchers.map((one) =>
    one.label === 'service_name' ? { ...one, label: serviceLabel } : one,
  );
  const moved = logs.stages.filter((stage): stage is Matcher => isMatcher(stage) && labels.has(stage.label));
  if (moved.length === 0) return new LogQuery(matchers, logs.stages);
  // A selector reads alternatives right, and finds them faster without an end.
  const ofStream = moved.map((one) => ({
    ...one,
    label: labels.get(one.label)!,
    value: one.value.replace(/^(\$\w+)\$$/, '$1'),
  }));
  return new LogQuery(
    [...matchers, ...ofStream],
    logs.stages.filter((stage) => !moved.includes(stage as Matcher)),
  );
}

function isMatcher(stage: Stage): stage is Matcher {
  return stage.kind === 'matcher';
}
