import { print as printLogql, type MetricQuery } from '../src/logql/index.js';
import { print as printPromql, type InstantVector } from '../src/promql/index.js';

/** A query whose answer is stored under a name of its own, again and again. */
export interface RecordingRule {
  readonly record: string;
  /** The query as its engine reads it. */
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Rules that run one after the other; each sees what those before it recorded. */
export interface RuleGroup {
  readonly name: string;
  readonly engine: 'prometheus' | 'loki';
  readonly interval: RuleInterval;
  readonly rules: readonly RecordingRule[];
}

export type RuleInterval = `${number}${'s' | 'm' | 'h' | 'd'}`;

type Labels = RecordingRule['labels'];

/** A rule over metrics: `record('job:up:sum', sum(up, { by: ['job'] }))`. */
export function record(name: string, expr: InstantVector, labels: Labels = {}): RecordingRule {
  return rule(name, printPromql(expr), labels);
}

/** A rule over logs; its answer is stored as a metric. */
export function recordLogs(name: string, expr: MetricQuery, labels: Labels = {}): RecordingRule {
  return rule(name, printLogql(expr), labels);
}

function rule(name: string, expr: string, labels: Labels): RecordingRule {
  if (!/^[A-Za-z_:][\w:]*$/.test(name)) {
    throw new Error(
      `record(${JSON.stringify(name)}): a recorded series is named by letters, digits, "_" and ":"`,
    );
  }
  return Object.freeze({ record: name, expr, labels: Object.freeze({ ...labels }) });
}

/** A group of rules. Two rules that record the same series are an error. */
export function ruleGroup(group: RuleGroup): RuleGroup {
  const seen = new Set<string>();
  for (const { record: name, labels } of group.rules) {
    const key = JSON.stringify([name, labels]);
    if (seen.has(key)) throw new Error(`rules › ${group.name}: "${name}" is recorded twice. Keep one.`);
    seen.add(key);
  }
  return Object.freeze({ ...group, rules: Object.freeze([...group.rules]) });
}
