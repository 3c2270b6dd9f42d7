import { isLabelFilter, leavesOf } from '../filter-walk.js';
import type { Matcher } from '../matcher.js';
import { readRegexp } from '../syntax/regexp.js';
import { variableAt } from '../variable.js';
import type { Report } from './report.js';

/** Every regular expression must be one to RE2. */
export function checkRegexps(report: Report): void {
  for (const { matchers } of report.logQueries) matchers.forEach((matcher) => checkMatcher(report, matcher));
  for (const stage of report.stages) {
    if (stage.kind === 'lineFilter' && (stage.op === '|~' || stage.op === '!~')) {
      stage.values.forEach((value, index) => {
        if (typeof value === 'string') checkPattern(report, value, stage, index);
      });
    } else if (stage.kind === 'keep' || stage.kind === 'drop') {
      for (const label of stage.labels) if (typeof label !== 'string') checkMatcher(report, label);
    } else if (isLabelFilter(stage)) {
      for (const leaf of leavesOf(stage)) if (leaf.kind === 'matcher') checkMatcher(report, leaf);
    }
  }
  for (const { expr } of report.visits) {
    if (expr.kind === 'labelReplace') checkReplace(report, expr);
  }
}

function checkMatcher(report: Report, matcher: Matcher): void {
  if (matcher.op === '=~' || matcher.op === '!~') checkPattern(report, matcher.value, matcher, 0);
}

/** The texts of the query inside stand before those of label_replace itself. */
function checkReplace(report: Report, expr: { readonly of: object; readonly match: string }): void {
  const inside = report.spanOf(expr.of);
  checkPattern(report, expr.match, expr, report.textsBetween(report.spanOf(expr).from, inside.to) + 3);
}

function checkPattern(report: Report, pattern: string, part: object, text: number): void {
  const read = readRegexp(filledIn(pattern));
  if ('reason' in read) report.addInText({ severity: 'error', rule: 'bad-regex' }, read, part, text);
}

/** Variables replaced by as many plain letters. */
export function filledIn(text: string): string {
  let filled = '';
  for (let at = 0; at < text.length;) {
    const end = variableAt(text, at);
    filled += end > at ? 'x'.repeat(end - at) : text[at];
    at = Math.max(end, at + 1);
  }
  return filled;
}
