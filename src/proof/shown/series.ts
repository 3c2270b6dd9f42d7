import { objectOf, textOf, type JsonObject } from '../json.js';
import type { Display } from './display-frames.js';
import { isHidden, textFor, textIn } from './field-text.js';
import type { DisplayField, DisplayFrame } from './grafana-data.js';
import type { ShownOneSeries } from './kinds.js';

type SeriesOptions = Display & { readonly json: JsonObject };

/** Why a chart has nothing to draw though there are rows: the words Grafana has for it. */
export function missingField(frames: readonly DisplayFrame[], kind: string): string | undefined {
  const has = (type: string) => frames.some(({ fields }) => fields.some((field) => field.type === type));
  if (kind !== 'barchart' && !has('time')) return 'Data is missing a time field';
  const wanted = kind === 'state-timeline' || kind === 'status-history' || has('number');
  return wanted ? undefined : 'Data is missing a number field';
}

/** Each line, bar or state row with its points; gaps are left out. */
export function shownSeries(frames: readonly DisplayFrame[], of: SeriesOptions): readonly ShownOneSeries[] {
  const kind = textOf(of.json['type']);
  return frames.flatMap((frame) => {
    const axis =
      kind === 'barchart' ? barAxis(frame, of) : frame.fields.find((field) => field.type === 'time');
    if (!axis) return [];
    return frame.fields
      .filter((field) => field !== axis && isDrawn(field, kind) && !isHidden(field))
      .map((field) => oneSeries(field, { ...of, axis, frame, frames }));
  });
}

function isDrawn(field: DisplayField, kind: string | undefined): boolean {
  if (field.type === 'number') return true;
  return (
    (kind === 'state-timeline' || kind === 'status-history') &&
    ['string', 'boolean', 'enum'].includes(field.type)
  );
}

/** A bar chart's axis: the field it names, else the first text, else the time. */
function barAxis(frame: DisplayFrame, { json, grafana }: SeriesOptions): DisplayField | undefined {
  const named = textOf(objectOf(json['options'])['xField']);
  const byName = frame.fields.find(
    (field) => field.name === named || grafana.data.getFieldDisplayName(field, frame) === named,
  );
  const first = (type: string) => frame.fields.find((field) => field.type === type);
  return (named === undefined ? undefined : byName) ?? first('string') ?? first('time');
}

function oneSeries(
  field: DisplayField,
  of: SeriesOptions & { axis: DisplayField; frame: DisplayFrame; frames: readonly DisplayFrame[] },
): ShownOneSeries {
  const { axis, grafana } = of;
  const points = field.values.flatMap((value, row) => {
    if (value === null || value === undefined) return [];
    const at = axis.type === 'time' ? Number(axis.values[row]) : textIn(axis, { row, grafana });
    return [{ at, value, text: textIn(field, { row, grafana }) }];
  });
  return {
    name: grafana.data.getFieldDisplayName(field, of.frame, of.frames),
    color: field.display?.(points.at(-1)?.value ?? null).color,
    points,
    legend: legendOf(field, of),
  };
}

/** The calculations of a legend. Those that count are written without the field's unit. */
function legendOf(field: DisplayField, { json, grafana }: SeriesOptions): Readonly<Record<string, string>> {
  const calcs = objectOf(objectOf(json['options'])['legend'])['calcs'];
  if (!Array.isArray(calcs) || calcs.length === 0) return {};
  const ids = calcs.map(String);
  const reduced = grafana.data.reduceField({ field, reducers: ids });
  return Object.fromEntries(
    ids.map((id) => {
      const reducer = grafana.data.fieldReducers.getIfExists(id);
      const value = reduced[id];
      const text = reducer?.preservesUnits === false ? String(value) : textFor(field, { value, grafana });
      return [reducer?.name ?? id, text];
    }),
  );
}
