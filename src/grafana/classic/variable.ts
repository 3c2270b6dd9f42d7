import type { Json, JsonObject } from '../json.js';
import { present } from '../json.js';
import { patched } from '../patch.js';
import { BoardError } from '../place.js';
import type { Sources } from '../sources.js';
import type { CustomVariable, IntervalVariable, Option, OtherVariable, Variable } from '../variable.js';

const hide = { shown: 0, label: 1, variable: 2 } as const;
const sort = { none: 0, asc: 1, desc: 2, numericAsc: 3, numericDesc: 4 } as const;
const refresh = { load: 1, time: 2 } as const;

/** A variable whose `query`, `current` and `options` say the same. */
export function variableJson(variable: Variable, sources: Sources): JsonObject {
  if (variable.type === 'other') return variable.json;
  const { type, name, label, description } = variable;
  const shared = { type, name, label, description, hide: hide[variable.hide ?? 'shown'], skipUrlSync: false };
  return patched(present({ ...shared, ...specific(variable, sources) }) as JsonObject, variable.rest);
}

function specific(
  variable: Exclude<Variable, OtherVariable>,
  sources: Sources,
): Record<string, Json | undefined> {
  switch (variable.type) {
    case 'datasource':
      return {
        query: variable.engine,
        regex: variable.regex,
        current: unchosen,
        options: [],
        refresh: refresh.load,
        multi: false,
        includeAll: false,
      };
    case 'query':
      return {
        datasource: sources({ engine: 'prometheus', ...present({ source: variable.source }) }),
        definition: variable.query,
        query: { qryType: 1, query: variable.query, refId: 'PrometheusVariableQueryEditor-VariableQuery' },
        regex: variable.regex,
        sort: sort[variable.sort],
        refresh: refresh[variable.refresh],
        current: variable.includeAll ? selection(all, variable.multi) : unchosen,
        options: [],
        ...choice(variable),
      };
    case 'custom':
      return custom(variable);
    case 'textbox':
      return {
        query: variable.value,
        current: { text: variable.value, value: variable.value },
        options: [{ selected: true, text: variable.value, value: variable.value }],
      };
    case 'interval':
      return interval(variable);
    case 'adhoc':
      return { datasource: sources(variable), filters: [] };
  }
}

/** No choice yet: Grafana takes the first value it finds. An empty object would fail its schema. */
export const unchosen: JsonObject = { text: '', value: '' };

const all: Option = { text: 'All', value: '$__all' };

function selection({ text, value }: Option, multi: boolean): JsonObject {
  return multi ? { text: [text], value: [value] } : { text, value };
}

/** The options of a drop-down, the first one chosen. */
function offered(options: readonly Option[]): JsonObject[] {
  return options.map(({ text, value }, index) => ({ text, value, selected: index === 0 }));
}

function choice({
  multi,
  includeAll,
  allValue,
}: {
  multi: boolean;
  includeAll: boolean;
  allValue?: string;
}): Record<string, Json | undefined> {
  return { multi, includeAll, allValue };
}

function custom(variable: CustomVariable): Record<string, Json | undefined> {
  const options = variable.includeAll ? [all, ...variable.options] : variable.options;
  return {
    query: customQuery(variable),
    current: selection(options[0]!, variable.multi),
    options: offered(options),
    ...choice(variable),
  };
}

/** Grafana reads the options out of this text: commas part them, ` : ` parts a text from its value. */
export function customQuery({ name, options }: CustomVariable): string {
  return options
    .map(({ text, value }) => {
      for (const part of [text, value]) {
        if (part.trim() !== part || part === '' || part.endsWith('\\') || ` ${part} `.includes(' : '))
          throw new BoardError(
            [`$${name}`],
            `${JSON.stringify(part)} can't be written in a custom variable: no empty text, no blank at the ends, no "\\" at the end, no ":" by itself`,
          );
      }
      return [text, value].map((part) => part.replaceAll(',', '\\,'));
    })
    .map(([text, value]) => (text === value ? text : `${text} : ${value}`))
    .join(',');
}

function interval({ name, steps, auto }: IntervalVariable): Record<string, Json | undefined> {
  const own = steps.map((step) => ({ text: step, value: step }));
  const options = auto ? [{ text: 'auto', value: `$__auto_interval_${name}` }, ...own] : own;
  return {
    query: steps.join(','),
    auto: auto !== undefined,
    auto_count: auto?.count ?? 30,
    auto_min: auto?.min ?? '10s',
    current: { ...options[0]! },
    options: offered(options),
    refresh: refresh.time,
  };
}
