import { variableJson } from '../classic/variable.js';
import { freeze, present, type JsonObject } from '../json.js';
import { patchBetween } from '../patch.js';
import type { Sources } from '../sources.js';
import type { Engine } from '../target.js';
import type { Option, Variable } from '../variable.js';
import { number, object, objects, text } from './value.js';

const hidden = [undefined, 'label', 'variable'] as const;
const sorts = ['none', 'asc', 'desc', 'numericAsc', 'numericDesc'] as const;

/** A variable; one of a type, or of an engine, that we do not make is kept as it is. */
export function readVariable(json: JsonObject, sources: Sources): Variable {
  const read = known(json, sources);
  const rest = patchBetween(variableJson(read, sources), json);
  return freeze({ ...read, ...present({ rest }) });
}

function known(json: JsonObject, sources: Sources): Variable {
  const named = {
    name: text(json['name']) ?? '',
    ...present({
      label: text(json['label']),
      description: text(json['description']),
      hide: hidden[number(json['hide']) ?? 0],
    }),
  };
  const ref = object(json['datasource']);
  const engine = engineOf(ref['type']);
  const other = { ...named, type: 'other', json } as const;
  switch (json['type']) {
    case 'datasource': {
      const offered = engineOf(json['query']);
      return offered
        ? { ...named, type: 'datasource', engine: offered, regex: text(json['regex']) ?? '' }
        : other;
    }
    case 'query':
      if (engine !== 'prometheus') return other;
      return {
        ...named,
        ...choice(json),
        type: 'query',
        query: text(json['query']) ?? text(object(json['query'])['query']) ?? '',
        regex: text(json['regex']) ?? '',
        sort: sorts[number(json['sort']) ?? 0] ?? 'none',
        refresh: json['refresh'] === 1 ? 'load' : 'time',
        ...sourceOf(ref, engine, sources),
      };
    case 'custom': {
      const offered = options(json);
      return offered.length > 0 ? { ...named, ...choice(json), type: 'custom', options: offered } : other;
    }
    case 'textbox':
      return { ...named, type: 'textbox', value: text(json['query']) ?? '' };
    case 'interval':
      return { ...named, type: 'interval', steps: (text(json['query']) ?? '').split(','), ...auto(json) };
    case 'adhoc':
      return engine ? { ...named, type: 'adhoc', engine, ...sourceOf(ref, engine, sources) } : other;
    default:
      return other;
  }
}

function engineOf(type: unknown): Engine | undefined {
  return type === 'prometheus' || type === 'loki' ? type : undefined;
}

function sourceOf(ref: JsonObject, engine: Engine, sources: Sources): { source?: string } {
  const uid = text(ref['uid']);
  return uid === undefined || uid === sources({ engine }).uid ? {} : { source: uid };
}

function choice(json: JsonObject): { multi: boolean; includeAll: boolean; allValue?: string } {
  const allValue = text(json['allValue']);
  return { multi: json['multi'] === true, includeAll: json['includeAll'] === true, ...present({ allValue }) };
}

/** The options Grafana keeps, without the one for all. */
function options(json: JsonObject): Option[] {
  return objects(json['options']).flatMap(({ text: shown, value }) =>
    typeof shown === 'string' && typeof value === 'string' && value !== '$__all'
      ? { text: shown, value }
      : [],
  );
}

function auto(json: JsonObject): { auto?: { count: number; min: string } } {
  if (json['auto'] !== true) return {};
  return { auto: { count: number(json['auto_count']) ?? 30, min: text(json['auto_min']) ?? '10s' } };
}
