import type { Expr } from '../node.js';
import { variablesIn } from '../variable.js';
import type { Report } from './finding.js';

const quoting = new Set(['doublequote', 'json', 'singlequote', 'sqlstring']);
const listing = new Set(['csv', 'distributed', 'glob', 'lucene', 'percentencode', 'queryparam']);

/** Formats of variables that break the text they stand in. */
export function checkVariables(of: Expr, report: Report): void {
  if (of.kind === 'selector') {
    for (const matcher of of.matchers) {
      const { label, op, value } = matcher;
      checkText(matcher, value, `{${label}${op}"..."}`, matcher.raw === true, report);
    }
  }
  if (of.kind === 'string') checkText(of, of.value, 'a text', of.raw === true, report);
}

function checkText(part: object, text: string, where: string, raw: boolean, report: Report): void {
  for (const { name, format } of variablesIn(text)) {
    if (format === 'regex' && !raw) {
      const why = 'writes "\\." for a dot, which is no escape inside double quotes';
      report.error(
        'variable-format',
        part,
        `"\${${name}:regex}" ${why}: write "$${name}", the data source escapes it`,
      );
    } else if (format !== undefined && quoting.has(format)) {
      report.error(
        'variable-format',
        part,
        `"\${${name}:${format}}" brings its own quotes into ${where}: write "$${name}"`,
      );
    } else if (format !== undefined && listing.has(format)) {
      const why = 'is no regular expression for several values';
      report.warning('variable-format', part, `"\${${name}:${format}}" ${why}: write "$${name}" with "=~"`);
    }
  }
}
