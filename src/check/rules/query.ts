import { check as checkLogql, type CheckOptions } from '../../logql/index.js';
import { check as checkPromql } from '../../promql/index.js';
import { excerpt, type Finding, type Severity } from '../finding.js';
import { whereOf } from '../place.js';
import type { CheckedPanel, CheckedTarget, Subject } from '../subject.js';
import { text } from '../value.js';

/** What one of the languages says of a query. */
export type Said = {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
};

/** What the languages know of a query; where its expression is at hand they know more. */
export type Reader = (target: CheckedTarget) => readonly Said[];

/** Reads the text of a query. */
export function readText({ engine, text: query }: CheckedTarget, known: CheckOptions = {}): readonly Said[] {
  if (engine === 'prometheus') return checkPromql(query);
  return engine === 'loki' ? checkLogql(query, known) : [];
}

/** Every query is read by its own language. */
export function checkQueries(board: Subject, read: Reader): Finding[] {
  return board.panels.flatMap((panel) =>
    panel.targets.flatMap((target) => {
      const where = whereOf(board, panel, target);
      return [
        ...read(target)
          .filter((one) => one.rule !== 'high-cardinality' || !saysItsLimit(panel))
          .map((one) => finding(one, { where, query: target.text })),
        ...subqueries(target, where),
      ];
    }),
  );
}

/** Whoever reads a panel that says how many it can show is warned. */
function saysItsLimit({ json }: CheckedPanel): boolean {
  return /\bup to \d+\b/.test(text(json['description']));
}

function finding(
  { rule, severity, message, from, to }: Said,
  { where, query }: { where: string; query: string },
): Finding {
  return { rule, severity, where, message, excerpt: excerpt(query, { from, to }) };
}

/** Ranges with a step: the engine samples them inside one query, where no count of samples shows it. */
function subqueries({ engine, text: query }: CheckedTarget, where: string): Finding[] {
  if (engine !== 'prometheus') return [];
  const plain = query
    .replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, (quoted) => ' '.repeat(quoted.length))
    .replaceAll(/\$\{[^}]*\}|\[\[[^\]]*\]\]/g, (variable) => '1'.repeat(variable.length));
  return [...plain.matchAll(/\[[^\]]*:[^\]]*\]/g)].map(({ index, 0: found }) => ({
    rule: 'subquery',
    severity: 'warning' as const,
    where,
    message:
      'A subquery is slow, and hides its cost from the engine’s own count: record the inner query with a rule.',
    excerpt: excerpt(query, { from: index, to: index + found.length }),
  }));
}
