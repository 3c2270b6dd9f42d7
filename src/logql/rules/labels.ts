import { isLabelFilter, leavesOf } from '../filter-walk.js';
import type { LogQuery } from '../log-query.js';
import type { RangeAggregation } from '../metric-query.js';
import { labelsSetBy, LabelsUnderway } from '../pipeline-labels.js';
import type { Stage } from '../stage.js';
import { linesOf } from '../walk.js';
import type { Report } from './report.js';

/** Labels that are used before they are there, or after they are gone. */
export function checkLabels(report: Report): void {
  for (const logs of report.logQueries) checkOrder(report, logs);
  for (const { expr, parent } of report.visits) {
    if (expr.kind !== 'rangeAggregation') continue;
    if (expr.of.kind === 'unwrapped') checkUse(report, expr, expr.of.label, expr.of);
    for (const label of groupedBy(expr)) checkUse(report, expr, label, expr.grouping!);
    if (parent?.kind === 'vectorAggregation') {
      for (const label of groupedBy(parent)) checkUse(report, expr, label, parent.grouping!);
    }
  }
}

function groupedBy({ grouping }: { readonly grouping?: RangeAggregation['grouping'] }): readonly string[] {
  return grouping?.kind === 'by' ? grouping.labels : [];
}

function checkOrder(report: Report, { stages }: LogQuery): void {
  const underway = new LabelsUnderway();
  const lastSet = lastStageThatSets(stages);
  for (const [index, stage] of stages.entries()) {
    underway.pass(stage);
    if (!isLabelFilter(stage)) continue;
    for (const { label } of leavesOf(stage)) {
      if (underway.isGone(label)) {
        const message = `"${label}" was taken away by an earlier stage, so this filter sees an empty text`;
        report.add({ severity: 'warning', rule: 'dropped-label', message }, stage);
      } else if (!underway.mayBeSet(label) && (lastSet.get(label) ?? -1) > index) {
        const message = `"${label}" is filled by a later stage: put this filter behind it`;
        report.add({ severity: 'warning', rule: 'label-before-parser', message }, stage);
      }
    }
  }
}

function lastStageThatSets(stages: readonly Stage[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, stage] of stages.entries()) {
    for (const name of labelsSetBy(stage).names) last.set(name, index);
  }
  return last;
}

function checkUse(report: Report, expr: RangeAggregation, label: string, part: object): void {
  const underway = new LabelsUnderway();
  for (const stage of linesOf(expr).stages) underway.pass(stage);
  if (!underway.isGone(label)) return;
  const message = `"${label}" was taken away by keep or drop before it is used here`;
  report.add({ severity: 'warning', rule: 'dropped-label', message }, part);
}
