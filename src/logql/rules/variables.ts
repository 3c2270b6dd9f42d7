import { needsRawQuotes } from '../quote.js';
import { readString } from '../string-literal.js';
import type { Report } from './report.js';

/** Variables that go wrong once they are filled in. */
export function checkVariables(report: Report): void {
  checkQuotes(report);
  for (const { expr } of report.visits) {
    if (expr.kind !== 'rangeAggregation' || !expr.offset?.startsWith('-$')) continue;
    const message = `a negative offset may hold hours, minutes and seconds only, and "${expr.offset}" may become days`;
    report.add({ severity: 'warning', rule: 'negative-offset', message }, expr);
  }
}

/** `${team:regex}` escapes with one backslash, which double quotes read as an escape of their own. */
function checkQuotes(report: Report): void {
  const text = report.text;
  if (!text.includes(':regex')) return;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '"' && text[at] !== '`') continue;
    const read = readString(text, at);
    if ('reason' in read) return;
    if (text[at] === '"' && needsRawQuotes(read.value)) {
      const message =
        'the :regex format breaks on every dot inside double quotes: write "$name", or use back quotes';
      report.addAt({ severity: 'error', rule: 'regex-format', message }, { from: at, to: read.to });
    }
    at = read.to - 1;
  }
}
