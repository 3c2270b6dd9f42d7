import { isObject, type Json } from './json.js';
import { same } from './patch.js';

/** Members of a board that say where and in which shape it is stored. */
export const stored: ReadonlySet<string> = new Set(['id', 'version', 'iteration', 'gnetId', 'schemaVersion']);

/** What the editor notes of itself on panels and queries. */
export const noted: ReadonlySet<string> = new Set(['pluginVersion', 'editorMode']);

const steps = (base: Json): Json => ({
  mode: 'absolute',
  steps: [
    { color: 'green', value: base },
    { color: 'red', value: 80 },
  ],
});

/** What the editors of Grafana 11 to 13 write where we say nothing, beside what is empty. */
const defaults: Readonly<Record<string, readonly Json[]>> = {
  // Boards and their variables.
  allowCustomValue: [true],
  editable: [true],
  fiscalYearStartMonth: [0],
  hide: [0],
  hideTimepicker: [false],
  regexApplyTo: ['value'],
  skipUrlSync: [false],
  timezone: ['browser'],
  // Panels of any kind.
  maxHeight: [600],
  repeatDirection: ['h'],
  sizing: ['auto'],
  sort: [0],
  thresholds: [steps(null), steps(0)],
  // Marks on graphs.
  clustering: [-1],
  // Gauges.
  barShape: ['flat'],
  barWidthFactor: [0.3, 0.5],
  endpointMarker: ['point'],
  gradient: [true],
  segmentCount: [1],
  segmentSpacing: [0.3],
  shape: ['gauge'],
  textMode: ['auto'],
  // Tables: their height of a row, and the footer that is not shown.
  cellHeight: ['sm'],
  reducer: [['sum']],
  // Logs.
  detailsMode: ['inline'],
  fontSize: ['default'],
  showLevel: [true],
  timestampResolution: ['ms'],
  // Texts: the language of a kind of text that they are not.
  language: ['plaintext'],
};

/** Whether the editor writes this under this key by itself; a group of settings is, where each of them is. */
export function isDefault(key: string, value: Json): boolean {
  if ((defaults[key] ?? []).some((one) => same(one, value))) return true;
  return (
    isObject(value) && Object.entries(value).every(([name, one]) => isEmpty(one) || isDefault(name, one))
  );
}

/** Nothing, however it is written: an empty text, list or object, false, and lists and objects of such. Zero is a number. */
export function isEmpty(value: Json): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).every((one) => isEmpty(one as Json));
  return value === null || value === '' || value === false;
}
