import { nearest } from '../../src/logql/nearest.js';
import { counterWords, strategies } from '../catalog/index.js';
import { checkNames } from './check-names.js';
import { checkOwn } from './check-own.js';
import { fault, shown, unknownWord } from './fault.js';
import type { Needs, Pipeline } from './pipeline.js';

type Settable = Exclude<keyof Pipeline, 'kind' | 'name'>;

const signals = ['counters', 'events'];
const words: Readonly<Partial<Record<Settable, readonly unknown[]>>> = {
  counters: ['accumulated', 'recorded', 'perSession', 'delta', 'none'],
  books: [true, false, 'nameless'],
  naming: Object.keys(strategies),
  events: ['metadata', 'json', 'none'],
  prefer: signals,
  money: signals,
};

const needed = ['grafana', 'prometheus', 'loki', 'mimir', 'victoriaMetrics'] satisfies (keyof Needs)[];

const kinds: Readonly<Record<Settable, (value: unknown, place: string) => void>> = {
  counters: oneOfThem('counters'),
  books: oneOfThem('books'),
  naming: oneOfThem('naming'),
  events: oneOfThem('events'),
  prefer: oneOfThem('prefer'),
  money: oneOfThem('money'),
  prefix: text,
  service: pattern,
  serviceLabel: text,
  gap: duration,
  interval: duration,
  carried: texts,
  streams: texts,
  names: textsBy(Object.keys(counterWords)),
  labels: textsBy(),
  keys: textsBy(),
  own: textsBy(['team', 'department', 'costCenter', 'project', 'user']),
  userElse: (value, place) => record(value, place, texts, signals),
  needs: textsBy(needed),
};

/** Finds what a configuration written without types may hold: unknown settings, words and names. */
export function checkPipeline(pipeline: Pipeline): void {
  const { kind: _, name: __, ...settings } = pipeline;
  for (const [name, value] of Object.entries(settings)) {
    if (!Object.hasOwn(kinds, name)) throw fault(name, noSetting(name));
    kinds[name as Settable](value, name);
  }
  checkNames(pipeline);
  checkOwn(pipeline);
  if (pipeline.counters === 'none' && pipeline.events === 'none') {
    throw fault('events', '"none", with counters "none" too, leaves nothing to read');
  }
}

function noSetting(name: string): string {
  const settings = Object.keys(kinds);
  const meant = nearest(name, settings);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return `there is no such setting.${hint} Settings: ${settings.join(', ')}`;
}

function oneOfThem(name: Settable) {
  const known = words[name]!;
  return (value: unknown, place: string): void => {
    if (value !== undefined && !known.includes(value)) throw fault(place, unknownWord(value, known));
  };
}

function text(value: unknown, place: string): asserts value is string {
  if (typeof value !== 'string') throw fault(place, `${shown(value)} is not a text`);
}

function texts(value: unknown, place: string): void {
  if (!Array.isArray(value)) throw fault(place, `${shown(value)} is not a list of attributes`);
  value.forEach((one, index) => text(one, `${place}.${index}`));
}

function textsBy(known?: readonly string[]) {
  return (value: unknown, place: string): void => record(value, place, text, known);
}

function record(
  value: unknown,
  place: string,
  each: (value: unknown, place: string) => void,
  known?: readonly string[],
): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault(place, `${shown(value)} is not an object`);
  }
  for (const [key, one] of Object.entries(value)) {
    if (known && !known.includes(key)) throw fault(`${place}.${key}`, unknownWord(key, known));
    each(one, `${place}.${key}`);
  }
}

function duration(value: unknown, place: string): void {
  text(value, place);
  if (!/^(?=.*[1-9])(\d+(ms|[smhdw]))+$/.test(value)) {
    throw fault(place, `${shown(value)} is not a duration such as "60s", "1h" or "1d"`);
  }
}

/** Loki wants a matcher that an absent label does not fulfil. */
function pattern(value: unknown, place: string): void {
  text(value, place);
  let found: RegExp;
  try {
    found = new RegExp(`^(?:${value})$`);
  } catch {
    throw fault(place, `${shown(value)} is not a regular expression`);
  }
  if (found.test('')) {
    throw fault(place, `${shown(value)} also matches no service at all. Write "claude-code.*", for example`);
  }
}
