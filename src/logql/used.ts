import { isLabelFilter, leavesOf } from './filter-walk.js';
import type { Matcher } from './matcher.js';
import type { Expr, Grouping, Matching } from './metric-query.js';
import { print } from './print.js';
import type { Stage } from './stage.js';
import { isVariableText, variablesIn } from './variable.js';
import { logQueriesIn, stagesIn, visits } from './walk.js';

/** The stream selectors of a query, in the order of the text, each once. */
export function streamsOf(expr: Expr): readonly (readonly Matcher[])[] {
  const found = new Map(
    logQueriesIn(visits(expr)).map(({ matchers }) => [JSON.stringify(matchers), matchers]),
  );
  return Object.freeze([...found.values()]);
}

/** The labels a query reads, sorted: in selectors, filters, unwraps, groupings and matchings. */
export function labelsOf(expr: Expr): readonly string[] {
  const names = [...visits(expr)].flatMap(({ expr: part }) => usedBy(part));
  const all = names.concat(stagesIn(visits(expr)).flatMap(readBy));
  return Object.freeze([...new Set(all)].filter((name) => name !== '' && !isVariableText(name)).sort());
}

/** The dashboard variables a query holds, without `$` and format, sorted. */
export function variablesOf(expr: Expr): readonly string[] {
  return Object.freeze([...new Set(variablesIn(print(expr)).map(({ name }) => name))].sort());
}

function usedBy(part: Expr): readonly string[] {
  switch (part.kind) {
    case 'logs':
      return part.matchers.map(({ label }) => label);
    case 'rangeAggregation':
      return listed(part.grouping).concat(part.of.kind === 'unwrapped' ? part.of.label : []);
    case 'vectorAggregation':
      return listed(part.grouping);
    case 'binary':
      return listed(part.matching);
    case 'labelReplace':
      return [part.from];
    default:
      return [];
  }
}

function listed(list: Grouping | Matching | undefined): readonly string[] {
  if (!list) return [];
  return 'group' in list && list.group ? [...list.labels, ...list.group.labels] : list.labels;
}

function readBy(stage: Stage): readonly string[] {
  if (isLabelFilter(stage)) return leavesOf(stage).map(({ label }) => label);
  if (stage.kind === 'labelFormat')
    return stage.formats.flatMap((format) => ('from' in format ? [format.from] : []));
  if (stage.kind !== 'keep' && stage.kind !== 'drop') return [];
  return stage.labels.map((label) => (typeof label === 'string' ? label : label.label));
}
