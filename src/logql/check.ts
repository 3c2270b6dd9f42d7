import { LogqlError } from './error.js';
import type { Expr } from './metric-query.js';
import { parse } from './parse.js';
import { print } from './print.js';
import { checkAggregations } from './rules/aggregation.js';
import { checkBinaries } from './rules/binary.js';
import { checkLabels } from './rules/labels.js';
import { checkRegexps } from './rules/regexps.js';
import { Report, type CheckOptions, type Finding } from './rules/report.js';
import { checkSelectors } from './rules/selector.js';
import { checkSeries } from './rules/series.js';
import { checkStages } from './rules/stages.js';
import { checkVariables } from './rules/variables.js';
import { sourceOf } from './source.js';

const rules: readonly ((report: Report) => void)[] = [
  checkSelectors,
  checkRegexps,
  checkStages,
  checkAggregations,
  checkBinaries,
  checkVariables,
  checkLabels,
  checkSeries,
];

/**
 * What is wrong with a query (`error`: Loki refuses it) or suspicious (`warning`: Loki takes it), in the
 * order of the text. Positions refer to the text the query was read from, else to `print(expr)`.
 */
export function check(query: Expr | string, options: CheckOptions = {}): readonly Finding[] {
  const expr = typeof query === 'string' || !sourceOf(query) ? parsed(query) : query;
  if ('severity' in expr) return [expr];
  const report = new Report(expr, sourceOf(expr)!, options);
  for (const rule of rules) rule(report);
  return report.findings();
}

/** Values that were built are printed and read, so that each part has one place, used twice or not. */
function parsed(query: Expr | string): Expr | Finding {
  try {
    return parse(typeof query === 'string' ? query : print(query));
  } catch (error) {
    if (!(error instanceof LogqlError)) throw error;
    const { reason, from, to } = error;
    return { severity: 'error', rule: 'syntax', message: reason, from, to };
  }
}
