import { format } from '../formats.js';
import { isObject } from '../json.js';
import type { DisplayField, DisplayFrame, DisplayValue } from './grafana-data.js';

const reference = /\$\{__(value|data)((?:\.[^}[:]+|\["[^"]+"\]|\[\d+\])*)(?::([^}]*))?\}/g;
const step = /\.([^.[]+)|\["([^"]+)"\]|\[(\d+)\]/g;

/** What a link belongs to: a row of a field, or what was reckoned of all its rows. */
type Context = Readonly<Record<string, unknown>>;

/**
 * Fills `${__value.raw}`, `${__value.text}`, `${__data.fields.team}`, `${__data.fields["Cost"].numeric}`. What
 * belongs to no value stays as it stands.
 */
export function fillValues(
  text: string,
  of: { readonly context: Context; readonly format?: string },
): string {
  return text.replace(reference, (match, which: string, path: string, own: string | undefined) => {
    const steps = [...path.matchAll(step)].map(([, dotted, quoted, at]) => dotted ?? quoted ?? at!);
    const found = which === 'value' ? ofValue(steps[0], of.context) : ofData(steps, of.context);
    if (found === undefined) return match;
    const id = own ?? of.format;
    if (id === undefined) return found;
    return format(id, found, { name: which, text: found, args: [], zone: 'UTC' });
  });
}

function ofValue(part: string | undefined, { field, frame, rowIndex, calculatedValue }: Context) {
  if (isObject(calculatedValue)) {
    if (part === 'time') return '';
    return said(calculatedValue as unknown as DisplayValue, part === 'raw' ? 'numeric' : part);
  }
  if (typeof rowIndex !== 'number' || !isObject(field)) return undefined;
  const own = field as unknown as DisplayField;
  if (part === 'time') {
    const time = (frame as DisplayFrame).fields.find(({ type }) => type === 'time');
    return String(time?.values[rowIndex] ?? '');
  }
  if (part === 'raw') return String(own.values[rowIndex]);
  return said(shown(own, rowIndex), part);
}

function ofData([first, key, part]: readonly string[], { frame, rowIndex }: Context): string | undefined {
  if (!isObject(frame) || typeof rowIndex !== 'number') return undefined;
  const { name, refId, fields } = frame as unknown as DisplayFrame;
  if (first === 'name') return name ?? '';
  if (first === 'refId') return refId ?? '';
  if (first !== 'fields' || key === undefined) return undefined;
  const field =
    fields.find((one) => one.name === key) ??
    fields[Number(key)] ??
    fields.find(({ config }) => config.displayName === key);
  return field ? said(shown(field, rowIndex), part) : '';
}

function shown({ display, values }: DisplayField, row: number): DisplayValue {
  return display?.(values[row]) ?? { text: String(values[row] ?? ''), numeric: Number(values[row]) };
}

/** A part of a value, or all that a person reads of it. */
function said({ text, numeric, prefix = '', suffix = '' }: DisplayValue, part: string | undefined): string {
  if (part === 'numeric') return String(numeric);
  return part === 'text' ? text : `${prefix}${text}${suffix}`;
}
