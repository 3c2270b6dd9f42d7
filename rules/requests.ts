import {
  countOverTime,
  events as logs,
  re,
  sum,
  sumOverTime,
  type LogQuery,
  type MetricQuery,
} from '../src/logql/index.js';
import { events, logKey } from '../queries/catalog/index.js';
import type { Pipeline } from '../queries/pipeline.js';
import { recordLogs, ruleGroup, type RecordingRule, type RuleGroup } from './rule.js';

const sums = {
  cost_usd: 'cost_usd',
  input_tokens: 'input_tokens',
  output_tokens: 'output_tokens',
  cache_read_tokens: 'cache_read_tokens',
  cache_creation_tokens: 'cache_creation_tokens',
} as const satisfies Readonly<Record<string, keyof (typeof events.apiRequest)['attributes']>>;

/** The minute before the last: what is a little late is counted too. */
const late = { offset: '1m' } as const;

/** What the requests of each minute add up to, by team and model, counted by Loki's ruler from the events. */
export function requests(pipeline: Pipeline): RuleGroup {
  return ruleGroup({
    name: 'claude-code-requests',
    engine: 'loki',
    interval: '1m',
    rules: [
      rule('claude_code:requests:minutes', countOverTime(records(pipeline), '1m', late), pipeline),
      ...Object.entries(sums).map(([name, attribute]) =>
        rule(
          `claude_code:requests_${name}:minutes`,
          sumOverTime(records(pipeline).unwrap(attribute), '1m', late),
          pipeline,
        ),
      ),
    ],
  });
}

function rule(name: string, of: MetricQuery, { own }: Pipeline): RecordingRule {
  return recordLogs(name, sum(of, { by: [logKey(own.team), 'model'] }));
}

function records({ service }: Pipeline): LogQuery {
  return logs({ service_name: re(service) }).where({ event_name: events.apiRequest.name });
}
