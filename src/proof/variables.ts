import { objectOf, objectsOf, textOf, type JsonObject } from './json.js';
import { formatInterval, parseInterval, roundInterval } from './interval.js';
import type { ExactRange } from './range.js';
import { savedOptions } from './saved-options.js';

/** Values to set, by variable name: one text, several, or `$__all`. */
export type VariableValues = Readonly<Record<string, string | readonly string[]>>;

/** A dashboard variable with the value that is chosen. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly value: string | readonly string[];
  /** What the drop-down shows for the value. */
  readonly text: string;
  /** The value is an `allValue`: it is put in as it stands, never escaped. */
  readonly verbatim: boolean;
}

/** Where the options of a variable come from when "All" has no `allValue`; those before it are known by then. */
export type OptionSource = (
  variable: JsonObject,
  before: ReadonlyMap<string, Variable>,
) => Promise<readonly string[]>;

export const all = '$__all';

/** The variables of a dashboard by name, values given for a call before those saved in it. */
export async function variablesOf(of: {
  dashboard: object;
  values: VariableValues;
  range: ExactRange;
  options: OptionSource;
}): Promise<ReadonlyMap<string, Variable>> {
  const list = objectsOf(objectOf(objectOf(of.dashboard)['templating'])['list']);
  const found = new Map<string, Variable>();
  for (const json of list) {
    const name = textOf(json['name']);
    if (name === undefined) continue;
    const given = Object.hasOwn(of.values, name) ? of.values[name]! : savedValue(json);
    const options = () => of.options(json, found);
    found.set(name, await chosen({ json, name, given, range: of.range, options }));
  }
  for (const [name, value] of Object.entries(of.values)) {
    if (!found.has(name)) found.set(name, plain(name, value));
  }
  return found;
}

async function chosen(of: {
  json: JsonObject;
  name: string;
  given: string | readonly string[];
  range: ExactRange;
  options: () => Promise<readonly string[]>;
}): Promise<Variable> {
  const { json, name, given } = of;
  const base = {
    name,
    type: textOf(json['type']) ?? 'custom',
    multi: json['multi'] === true,
    includeAll: json['includeAll'] === true,
    verbatim: false,
  };
  if (isAll(given)) {
    const allValue = textOf(json['allValue']);
    if (allValue !== undefined)
      return Object.freeze({ ...base, value: allValue, text: 'All', verbatim: true });
    return Object.freeze({ ...base, value: await allOptions(of), text: 'All' });
  }
  if (base.type === 'interval') {
    const value = intervalValue(json, given, of.range);
    return Object.freeze({ ...base, value, text: value });
  }
  const value = typeof given === 'string' ? given : Object.freeze([...given]);
  return Object.freeze({ ...base, value, text: typeof value === 'string' ? value : value.join(' + ') });
}

function plain(name: string, value: string | readonly string[]): Variable {
  const text = typeof value === 'string' ? value : value.join(' + ');
  return Object.freeze({
    name,
    type: 'custom',
    multi: false,
    includeAll: false,
    value,
    text,
    verbatim: false,
  });
}

function isAll(value: string | readonly string[]): boolean {
  return (typeof value === 'string' ? value : value[0]) === all;
}

/** The value a dashboard was saved with; without one, "All" where there is one, else the first option. */
function savedValue(json: JsonObject): string | readonly string[] {
  const value = objectOf(json['current'])['value'];
  if (typeof value === 'string' && (value !== '' || json['type'] === 'textbox')) return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length > 0) return value.map(String);
  if (json['type'] === 'constant' || json['type'] === 'textbox') return textOf(json['query']) ?? '';
  if (json['includeAll'] === true) return all;
  return savedOptions(json)[0] ?? '';
}

async function allOptions(of: {
  json: JsonObject;
  name: string;
  options: () => Promise<readonly string[]>;
}): Promise<readonly string[]> {
  const saved = savedOptions(of.json);
  if (saved.length > 0) return saved;
  return Object.freeze([...(await of.options())]);
}

/** An interval variable on "auto" takes the range in `auto_count` steps, at least `auto_min`. */
function intervalValue(json: JsonObject, given: string | readonly string[], range: ExactRange): string {
  const value = typeof given === 'string' ? given : (given[0] ?? '');
  if (!value.startsWith('$__auto')) return value;
  const count = Number(json['auto_count'] ?? 30) || 30;
  const least = parseInterval(textOf(json['auto_min']) ?? '10s') ?? 10_000;
  const ms = Math.max(roundInterval((range.to - range.from) / count), least);
  return formatInterval(ms);
}
