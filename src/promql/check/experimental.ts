import type { Expr } from '../node.js';
import { experimentalAggregations, signatures } from '../signature.js';
import { windowsOf } from '../walk.js';
import type { Report } from './finding.js';

/** What an engine only knows when it was started with a flag. */
export function checkExperimental(of: Expr, report: Report): void {
  const say = (what: string, flag: string): void =>
    report.warning('experimental', of, `${what} is experimental: the engine needs --enable-feature=${flag}`);
  if (of.kind === 'call' && signatures.get(of.name)?.experimental)
    say(`${of.name}()`, 'promql-experimental-functions');
  if (of.kind === 'aggregate' && experimentalAggregations.has(of.op))
    say(of.op, 'promql-experimental-functions');
  if (of.kind === 'selector' && of.edges) say(`"${of.edges}"`, 'promql-extended-range-selectors');
  if (of.kind === 'binary' && of.fill) say('"fill"', 'promql-binop-fill-modifiers');
  if (windowsOf(of).some(isCalculated)) say('a calculated length of time', 'promql-duration-expr');
}

function isCalculated(window: Expr): boolean {
  if (window.kind === 'unary') return window.of.kind !== 'variable';
  return window.kind === 'binary' || window.kind === 'call';
}
