import { check as checkLogql, type CheckOptions } from '../logql/index.js';
import { check as checkPromql } from '../promql/index.js';
import { toClassic, type Board, type Target } from '../grafana/index.js';
import type { Finding } from './finding.js';
import { checkCost } from './rules/cost.js';
import { checkPanels } from './rules/panels.js';
import { checkQueries, readText, type Reader } from './rules/query.js';
import { checkVariables } from './rules/variables.js';
import { checkVocabulary } from './rules/vocabulary.js';
import { subjectOf, type CheckedTarget, type Subject } from './subject.js';

/** A rule of one's own, beside ours. */
export type CheckRule = (board: Subject) => readonly Finding[];

/**
 * What is wrong with a dashboard of the classic form, whoever made it; errors first. `known` says which labels have
 * many values and which have few.
 */
export function checkDashboard(
  json: unknown,
  also: readonly CheckRule[] = [],
  known: CheckOptions = {},
): readonly Finding[] {
  return findings(subjectOf(json), { read: (target) => readText(target, known), also });
}

/** What is wrong with a board of ours. Its expressions know the kinds of their metrics, so more is found. */
export function checkBoard(board: Board, also: readonly CheckRule[] = []): readonly Finding[] {
  const subject = subjectOf(toClassic(board));
  const targets = board.rows.flatMap((row) => row.panels.flatMap((panel) => panel.targets));
  const checked = subject.panels.flatMap((panel) => panel.targets);
  const exprs = new Map(checked.map((target, index) => [target, targets[index]!]));
  return findings(subject, { read: (sent) => readExpr(exprs.get(sent)!, sent), also });
}

/** An expression that was read from a text has its places there; the text at hand is the one that is sent. */
function readExpr(target: Target, sent: CheckedTarget): ReturnType<Reader> {
  if (target.expr.kind === 'verbatim') return readText(sent);
  const found = target.engine === 'prometheus' ? checkPromql(target.expr) : checkLogql(target.expr);
  if (found.length === 0) return found;
  const inText = readText(sent);
  return found.map(
    (one) => inText.find(({ rule, message }) => rule === one.rule && message === one.message) ?? one,
  );
}

function findings(board: Subject, { read, also }: { read: Reader; also: readonly CheckRule[] }): Finding[] {
  const found = [
    ...checkQueries(board, read),
    ...checkVariables(board),
    ...checkVocabulary(board),
    ...checkPanels(board),
    ...checkCost(board),
    ...also.flatMap((rule) => rule(board)),
  ];
  return [...found.filter(isError), ...found.filter((one) => !isError(one))];
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
