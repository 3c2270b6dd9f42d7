import type { Expr, Matcher } from '../node.js';
import { loneSurrogate } from '../quote.js';
import { readRe2 } from '../re2.js';
import { fillVariables, variablesIn } from '../variable.js';
import type { Report } from './finding.js';

/** Bad regular expressions, and selectors that would select everything. */
export function checkSelectors(nodes: readonly Expr[], report: Report): void {
  const exempt = new Set(
    nodes.map((node) => (node.kind === 'call' && node.name === 'info' ? node.args[1] : undefined)),
  );
  for (const node of nodes) {
    if (node.kind === 'call' && node.name === 'label_replace') checkReplacement(node.args[4], report);
    if (node.kind !== 'selector') continue;
    for (const matcher of node.matchers) checkRegex(matcher, report);
    if (node.name === undefined && !exempt.has(node) && !node.matchers.some(isSelective)) {
      const hint = 'name the metric, or add a matcher that does not match the empty text';
      report.error('selector', node, `this selects every series: ${hint}`);
    }
  }
}

function checkRegex(matcher: Matcher, report: Report): void {
  if (matcher.op !== '=~' && matcher.op !== '!~') return;
  const wrong = wrongRegex(matcher.value);
  if (wrong)
    report.error('regex', matcher, `the regular expression for "${matcher.label}" is wrong: ${wrong}`);
}

function checkReplacement(pattern: Expr | undefined, report: Report): void {
  if (pattern?.kind !== 'string') return;
  const wrong = wrongRegex(pattern.value);
  if (wrong) report.error('regex', pattern, `the regular expression of label_replace() is wrong: ${wrong}`);
}

function wrongRegex(pattern: string): string | undefined {
  if (loneSurrogate(pattern) >= 0) return 'it must be UTF-8';
  const read = readRe2(fillVariables(pattern, 'x'));
  return 'wrong' in read ? read.wrong : undefined;
}

/** Whether a matcher leaves out series without the label; a variable may do so. */
function isSelective({ op, value }: Matcher): boolean {
  if (variablesIn(value).length > 0) return true;
  if (op === '=') return value !== '';
  if (op === '!=') return value === '';
  const read = readRe2(value);
  if ('wrong' in read) return true;
  return op === '=~' ? !read.matchesEmpty : read.matchesEmpty;
}
