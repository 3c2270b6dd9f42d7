import type { LogQuery } from '../log-query.js';
import type { Matcher } from '../matcher.js';
import { readRegexp } from '../syntax/regexp.js';
import { variablesIn } from '../variable.js';
import type { Report } from './report.js';

/** Loki wants a condition that no stream without the label fulfils. */
export function checkSelectors(report: Report): void {
  for (const logs of report.logQueries) checkSelector(report, logs);
}

function checkSelector(report: Report, { matchers }: LogQuery): void {
  if (matchers.some((matcher) => demands(matcher) === true)) return;
  const open = matchers.find((matcher) => demands(matcher) === undefined);
  if (!open) {
    const message =
      'Loki refuses a selector that would read every stream: add one that matches some text, such as app="x" or app=~".+"';
    return report.add({ severity: 'error', rule: 'empty-selector', message }, matchers);
  }
  const message = `when "${open.value}" becomes ".*" (All), Loki refuses this selector: add a matcher that always holds some text`;
  return report.add({ severity: 'warning', rule: 'empty-selector', message }, open);
}

/** Whether a stream must have some text in the label; undefined when that depends on a variable. */
function demands({ op, value }: Matcher): boolean | undefined {
  if (op === '=') return value !== '';
  if (op === '!=') return value === '';
  const { matchesEmpty } = { matchesEmpty: undefined, ...readRegexp(value) };
  if (variablesIn(value).length > 0) return op === '=~' ? undefined : false;
  if (matchesEmpty === undefined) return true;
  return op === '=~' ? !matchesEmpty : matchesEmpty;
}
