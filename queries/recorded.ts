import { metrics, type Metric, type MetricName } from './catalog/index.js';
import { counterLabel } from './naming.js';
import type { Pipeline } from './pipeline.js';

/** What the rules record of a counter. */
export type Recorded =
  /** When the rules began to watch it, as a time; missing wherever nobody watched. */
  | 'opened'
  /** When each replica was last heard of, as a time. */
  | 'seen'
  /** Totals of each replica without people, each minute. */
  | 'books'
  /** The same every three hours, for moments at which a minute is missing. */
  | 'books_3h'
  /** What a book held when the rules began: not gained while they watched. */
  | 'opening'
  /** What was gained since the first of the month, UTC. */
  | 'month'
  /** When the rules first saw this month, as a time. */
  | 'month_began'
  /** What a book held then. */
  | 'month_base'
  /** Totals of each replica with people, each hour. */
  | 'by_user'
  /** The same of series that just ended, until the hour has them. */
  | 'by_user_ended'
  /** What each person gained in the hour. */
  | 'by_user_1h'
  /** What was gained in each minute, of counters that live as long as a session. */
  | 'minutes';

const quantities: Readonly<Record<MetricName, string>> = {
  'claude_code.session.count': 'sessions',
  'claude_code.lines_of_code.count': 'lines',
  'claude_code.pull_request.count': 'pull_requests',
  'claude_code.commit.count': 'commits',
  'claude_code.cost.usage': 'cost_usd',
  'claude_code.token.usage': 'tokens',
  'claude_code.code_edit_tool.decision': 'edit_decisions',
  'claude_code.active_time.total': 'active_seconds',
};

/** A counter's quantity and unit, as the names of recorded series say it: `cost_usd`. */
export function quantityOf(metric: Metric): string {
  return quantities[metric.name as MetricName];
}

/** The series that rules record of a counter: `claude_code:cost_usd:books`. */
export function recordedName(metric: Metric, what: Recorded): string {
  return `claude_code:${quantityOf(metric)}:${what}`;
}

/** Whether what each person gained in an hour is recorded of a counter. */
export function recordedByHour({ name }: Metric): boolean {
  return name === metrics.costUsage.name || name === metrics.tokenUsage.name;
}

/** Whether what was gained since the first of the month is recorded of a counter. */
export const recordedByMonth = recordedByHour;

/** Names a start of the collector: totals begin at zero under each. */
export const replicaLabel = 'instance';

/** How long rules may fail to run before the books forget what no longer arrives. */
export const memory = '7h';

/** How many days the books keep a replica that ended; ranges up to this length are whole. */
export const keptDays = 35;

/** The labels of a recorded series, beside the replica's. */
export function recordedLabels(
  metric: Metric,
  pipeline: Pipeline,
  who: 'people' | 'nobody' | 'people in an hour',
): string[] {
  const { own, carried } = pipeline;
  const { team, department, costCenter, project, user } = own;
  const kept = who === 'people in an hour' ? ['model'] : Object.keys(metric.attributes);
  const attributes = [
    team,
    department,
    costCenter,
    project,
    ...(who === 'nobody' ? [] : [user]),
    ...carried.filter((attribute) => kept.includes(attribute)),
  ];
  return [...new Set(attributes)].map((attribute) => counterLabel(attribute, pipeline));
}
