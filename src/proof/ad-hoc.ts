import { addMatchers, is, not, notRe, parse, print, re } from '../promql/index.js';
import { engineOf, type Engine } from './data-source.js';
import { objectOf, objectsOf, textOf } from './json.js';

/** A filter of an ad hoc variable: it reaches every query on its data source. */
export interface AdHocFilter {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
}

const operators = { '=': is, '!=': not, '=~': re, '!~': notRe } as const;

/** The ad hoc filters a dashboard was saved with for an engine. */
export function adHocFilters(dashboard: object, engine: Engine): readonly AdHocFilter[] {
  const list = objectsOf(objectOf(objectOf(dashboard)['templating'])['list']);
  const variables = list.filter((one) => one['type'] === 'adhoc' && objectsOf(one['filters']).length > 0);
  const own = variables.filter((one) => engineOf({ target: one, panel: {}, dashboard }) === engine);
  return own.flatMap((one) =>
    objectsOf(one['filters']).map((filter) => ({
      key: textOf(filter['key']) ?? '',
      operator: textOf(filter['operator']) ?? '=',
      value: textOf(filter['value']) ?? '',
    })),
  );
}

/** A PromQL query with the filters on each of its selectors. */
export function filtered(text: string, filters: readonly AdHocFilter[]): string {
  if (filters.length === 0) return text;
  return print(
    filters.reduce((expr, filter) => addMatchers(expr, { [filter.key]: matchOf(filter) }), parse(text)),
  );
}

function matchOf({ key, operator, value }: AdHocFilter) {
  if (Object.hasOwn(operators, operator)) return operators[operator as keyof typeof operators](value);
  throw new Error(
    `the ad hoc filter on ${JSON.stringify(key)} has the operator ${JSON.stringify(operator)}, which is not read`,
  );
}
