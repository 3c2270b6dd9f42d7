import { ge, gt, lastOverTime, metric, or, sub, sum } from '../src/promql/index.js';
import { metrics, type Metric } from '../queries/catalog/index.js';
import { personNamed } from '../queries/compile/person.js';
import { counterName } from '../queries/naming.js';
import type { Pipeline } from '../queries/pipeline.js';
import { recordedLabels, recordedName } from '../queries/recorded.js';
import { record, ruleGroup, type RecordingRule, type RuleGroup } from './rule.js';

/**
 * What each minute adds to counters that live as long as a session, for pipelines without our collector. The
 * session's own label is gone afterwards.
 */
export function minutes(
  pipeline: Pipeline,
  { individuals = true }: { readonly individuals?: boolean } = {},
): RuleGroup {
  const who = individuals ? 'people' : 'nobody';
  return ruleGroup({
    name: 'claude-code-minutes',
    engine: 'prometheus',
    interval: '1m',
    rules: Object.values(metrics).map((one) => added(one, { pipeline, who })),
  });
}

/**
 * A counter that is smaller than before started over: all of it is new. The value before is looked up through
 * a whole day, because a laptop that slept goes on where it was.
 */
function added(
  of: Metric,
  { pipeline, who }: { readonly pipeline: Pipeline; readonly who: 'people' | 'nobody' },
): RecordingRule {
  const raw = metric(counterName(of, pipeline), { kind: 'counter' });
  const before = lastOverTime(raw.over('1d').offset('1m'));
  const more = or(ge(sub(raw, before), 0), raw);
  const by = recordedLabels(of, pipeline, who);
  const each = who === 'people' ? personNamed(more, pipeline) : more;
  return record(recordedName(of, 'minutes'), gt(sum(each, { by }), 0));
}
