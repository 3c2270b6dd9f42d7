import { isObject, objectOf, type JsonObject } from '../json.js';
import type { DisplayField, DisplayFrame } from './grafana-data.js';
import type { ShownLine } from './kinds.js';

/** Log lines in the order of the panel: newest first unless it says otherwise. */
export function shownLines(frames: readonly DisplayFrame[], json: JsonObject): readonly ShownLine[] {
  const ascending = objectOf(json['options'])['sortOrder'] === 'Ascending';
  const lines = frames.flatMap(linesOf);
  return lines.sort((a, b) => (ascending ? a.at - b.at : b.at - a.at));
}

function linesOf(frame: DisplayFrame): readonly ShownLine[] {
  const named = (...names: readonly string[]) => frame.fields.find((field) => names.includes(field.name));
  const time = named('Time', 'timestamp') ?? frame.fields.find((field) => field.type === 'time');
  const line = named('Line', 'body') ?? frame.fields.find((field) => field.type === 'string');
  if (!time || !line) return [];
  const labels = named('labels', 'attributes');
  return line.values.map((text, row) => ({
    at: Number(time.values[row]),
    text: String(text ?? ''),
    labels: labelsIn(labels, row),
  }));
}

function labelsIn(field: DisplayField | undefined, row: number): Readonly<Record<string, string>> {
  const value = field?.values[row];
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, label]) => [name, String(label)]));
}
