import { variableJson } from '../../classic/variable.js';
import type { JsonObject } from '../../json.js';
import { BoardError } from '../../place.js';
import type { Sources } from '../../sources.js';
import type { Variable } from '../../variable.js';
import { dataQuery } from './query.js';

const hide = ['dontHide', 'hideLabel', 'hideVariable'] as const;
const refresh = ['never', 'onDashboardLoad', 'onTimeRangeChanged'] as const;
const sort = ['disabled', 'alphabeticalAsc', 'alphabeticalDesc', 'numericalAsc', 'numericalDesc'] as const;

/** A variable; the classic form has worked out its query, choice and options, and this one renames. */
export function variableKind(variable: Variable, sources: Sources): JsonObject {
  const { type: _type, datasource: _datasource, ...classic } = variableJson(variable, sources);
  const shared = { ...classic, hide: hide[Number(classic['hide'])]! };
  switch (variable.type) {
    case 'other':
      throw new BoardError(
        [`$${variable.name}`],
        `${String(classic['type'])} variables have no counterpart in this form yet`,
      );
    case 'datasource': {
      const { query, ...spec } = shared as JsonObject;
      return {
        kind: 'DatasourceVariable',
        spec: {
          ...spec,
          pluginId: query!,
          refresh: 'onDashboardLoad',
          allowCustomValue: true,
        },
      };
    }
    case 'query': {
      const { refId: _refId, ...asked } = classic['query'] as JsonObject;
      return {
        kind: 'QueryVariable',
        spec: {
          ...shared,
          query: dataQuery(sources({ ...variable, engine: 'prometheus' }), asked),
          refresh: refresh[Number(classic['refresh'])]!,
          sort: sort[Number(classic['sort'])]!,
          allowCustomValue: true,
        },
      };
    }
    case 'custom':
      return { kind: 'CustomVariable', spec: { ...shared, valuesFormat: 'csv', allowCustomValue: true } };
    case 'textbox': {
      const { options: _options, ...spec } = shared as JsonObject;
      return { kind: 'TextVariable', spec };
    }
    case 'interval':
      return { kind: 'IntervalVariable', spec: { ...shared, refresh: 'onTimeRangeChanged' } };
    case 'adhoc': {
      const { type: group, uid: name } = sources(variable);
      const spec = { ...shared, baseFilters: [], defaultKeys: [], allowCustomValue: true };
      return { kind: 'AdhocVariable', group, datasource: { name }, spec };
    }
  }
}
