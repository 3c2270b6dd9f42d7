import type { Comparison, FilterGroup, IpFilter, LabelFilter } from './label-filter.js';
import type { Matcher } from './matcher.js';
import type { Stage } from './stage.js';

/** True for a stage that filters by labels. */
export function isLabelFilter(stage: Stage): stage is LabelFilter {
  return ['matcher', 'comparison', 'ipFilter', 'and', 'or'].includes(stage.kind);
}

/** The single filters a label filter is made of. */
export function leavesOf(filter: LabelFilter): (Matcher | Comparison | IpFilter)[] {
  return isGroup(filter) ? filter.filters.flatMap(leavesOf) : [filter];
}

function isGroup(filter: LabelFilter): filter is FilterGroup {
  return filter.kind === 'and' || filter.kind === 'or';
}
