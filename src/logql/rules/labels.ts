import { isLabelFilter, leavesOf } from '../filter-walk.js';
import type { LogQuery } from '../log-query.js';
import type { RangeAggregation } from '../metric-query.js';
import { labelsSetBy, removes } from '../pipeline-labels.js';
import type { Stage } from '../stage.js';
import { linesOf, logQueriesOf, visits } from '../walk.js';
import type { Report } from './report.js';

/** Labels that are used before they are there, or after they are gone. */
export function checkLabels(report: Report): void {
  for (const logs of logQueriesOf(report.expr)) checkOrder(report, logs);
  for (const { expr, parent } of visits(report.expr)) {
    if (expr.kind !== 'rangeAggregation') continue;
    if (expr.of.kind === 'unwrapped') checkUse(report, expr, expr.of.label, expr.of);
    for (const label of groupedBy(expr)) checkUse(report, expr, label, expr.grouping!);
    if (parent?.kind === 'vectorAggregation') {
      for (const label of groupedBy(parent)) checkUse(report, expr, label, parent);
    }
  }
}

function groupedBy({ grouping }: { readonly grouping?: RangeAggregation['grouping'] }): readonly string[] {
  return grouping?.kind === 'by' ? grouping.labels : [];
}

function checkOrder(report: Report, { stages }: LogQuery): void {
  for (const [index, stage] of stages.entries()) {
    if (!isLabelFilter(stage)) continue;
    for (const { label } of leavesOf(stage)) {
      if (isGone(stages.slice(0, index), label)) {
        const message = `"${label}" was taken away by an earlier stage, so this filter sees an empty text`;
        report.add({ severity: 'warning', rule: 'dropped-label', message }, stage);
      } else if (!mayBeSet(stages.slice(0, index), label) && isSet(stages.slice(index), label)) {
        const message = `"${label}" is filled by a later stage: put this filter behind it`;
        report.add({ severity: 'warning', rule: 'label-before-parser', message }, stage);
      }
    }
  }
}

function checkUse(report: Report, expr: RangeAggregation, label: string, part: object): void {
  if (!isGone(linesOf(expr).stages, label)) return;
  const message = `"${label}" was taken away by keep or drop before it is used here`;
  report.add({ severity: 'warning', rule: 'dropped-label', message }, part);
}

/** True when the stages take the label away and none brings it back. */
function isGone(stages: readonly Stage[], label: string): boolean {
  const last = stages.findLastIndex((stage) => removes(stage, label));
  return last >= 0 && !mayBeSet(stages.slice(last + 1), label);
}

function mayBeSet(stages: readonly Stage[], label: string): boolean {
  return stages.some((stage) => labelsSetBy(stage).rest) || isSet(stages, label);
}

function isSet(stages: readonly Stage[], label: string): boolean {
  return stages.some((stage) => labelsSetBy(stage).names.includes(label));
}
