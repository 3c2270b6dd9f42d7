import type { Json } from './json.js';
import { same } from './patch.js';

/** Members of a board that say where and in which shape it is stored. */
export const stored: ReadonlySet<string> = new Set(['id', 'version', 'iteration', 'gnetId', 'schemaVersion']);

/** What the editor notes of itself on panels and queries. */
export const noted: ReadonlySet<string> = new Set(['pluginVersion', 'editorMode']);

/** What the editor writes where we say nothing, beside what is empty. */
const defaults: Readonly<Record<string, readonly Json[]>> = {
  allowCustomValue: [true],
  cellHeight: ['sm'],
  editable: [true],
  fiscalYearStartMonth: [0],
  hide: [0],
  hideTimepicker: [false],
  maxHeight: [600],
  repeatDirection: ['h'],
  sizing: ['auto'],
  skipUrlSync: [false],
  sort: [0],
  timezone: ['browser'],
  thresholds: [
    {
      mode: 'absolute',
      steps: [
        { color: 'green', value: null },
        { color: 'red', value: 80 },
      ],
    },
    {
      mode: 'absolute',
      steps: [
        { color: 'green', value: 0 },
        { color: 'red', value: 80 },
      ],
    },
  ],
};

/** Whether the editor writes this under this key by itself. */
export function isDefault(key: string, value: Json): boolean {
  return (defaults[key] ?? []).some((one) => same(one, value));
}

/** Nothing, however it is written: an empty text, list or object, false, and lists and objects of such. Zero is a number. */
export function isEmpty(value: Json): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.values(value).every((one) => isEmpty(one as Json));
  return value === null || value === '' || value === false;
}
