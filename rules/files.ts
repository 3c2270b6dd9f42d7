import { Document } from 'yaml';
import type { Pipeline } from '../queries/pipeline.js';
import { monthRules, tellsMonths } from './alerts/month.js';
import { books } from './books.js';
import { minutes } from './minutes.js';
import { requests } from './requests.js';
import type { RuleGroup } from './rule.js';

/** A file below the output folder. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface RuleOptions {
  readonly pipeline: Pipeline;
  /** False: nothing that is recorded names a person. */
  readonly individuals?: boolean;
  /** Somebody asks what a month has cost so far: a budget, for one. */
  readonly months?: boolean;
}

/** The rules that the questions of a pipeline read, and what Loki's ruler can count beside them. */
export function ruleGroups({ pipeline, ...options }: RuleOptions): readonly RuleGroup[] {
  const individuals = options.individuals !== false && pipeline.books !== 'nameless';
  return [
    ...(pipeline.counters === 'accumulated' ? books(pipeline, { individuals }) : []),
    ...(options.months === true && tellsMonths(pipeline) ? [monthRules()] : []),
    ...(pipeline.counters === 'recorded' ? [minutes(pipeline, { individuals })] : []),
    ...(pipeline.events === 'none' ? [] : [requests(pipeline)]),
  ];
}

/** The files for the rulers of Prometheus, Mimir and Loki: `rules/prometheus.yaml` and so on. */
export function ruleFiles(options: RuleOptions): readonly RuleFile[] {
  const groups = ruleGroups(options);
  const metrics = groups.filter(({ engine }) => engine === 'prometheus');
  const logs = groups.filter(({ engine }) => engine === 'loki');
  return [
    ...(metrics.length > 0
      ? [
          file('prometheus', metrics, 'Name this file under rule_files in prometheus.yml.'),
          file('mimir', metrics, 'Load it with: mimirtool rules load mimir.yaml', 'claude-code'),
        ]
      : []),
    ...(logs.length > 0
      ? [file('loki', logs, 'Put it into the folder of the Loki ruler, below the name of the tenant.')]
      : []),
  ];
}

function file(name: string, groups: readonly RuleGroup[], todo: string, namespace?: string): RuleFile {
  const document = new Document({ ...(namespace && { namespace }), groups: groups.map(content) });
  document.commentBefore = ` Recording rules for Claude Code. ${todo}`;
  return Object.freeze({ path: `rules/${name}.yaml`, text: document.toString({ lineWidth: 0 }) });
}

/** A group as the rulers of all three read it. */
export function content({ name, interval, rules }: RuleGroup) {
  return {
    name,
    interval,
    rules: rules.map(({ record, expr, labels }) => ({
      record,
      expr,
      ...(Object.keys(labels).length > 0 && { labels: { ...labels } }),
    })),
  };
}
