import type { LogQuery } from '../../src/logql/index.js';
import { logKey } from '../catalog/index.js';
import { dimensions } from '../dimension.js';
import type { Column } from '../list.js';
import type { Asked } from '../question.js';
import { unfiltered, type Setting } from './conditions.js';
import { recordLabel, records } from './records.js';
import { shaped } from './shape.js';
import { sourceFor } from './source.js';

/** A list as one pipeline answers it. */
export interface CompiledList {
  readonly expr: LogQuery;
  /** The label of each column, in their order. */
  readonly labels: readonly string[];
  /** Filters of the board that the records do not have, in words. */
  readonly unfiltered: readonly string[];
}

/** The query of a list; nothing but its columns leaves the store. Throws a Refusal where there are no events. */
export function compileList(asked: Asked, setting: Setting): CompiledList {
  const { columns, asLines } = asked.list!;
  const shown = columns.flatMap(({ dimension }) => dimension ?? []);
  sourceFor({ ...asked, dimensions: shown }, setting.pipeline);
  const labels = columns.map((column) => labelOf(column, setting));
  const kept = records(asked, setting).keep(labels);
  const lines = asLines ? kept.lineFormat(labels.map((label) => `{{.${label}}}`).join(' · ')) : kept;
  return Object.freeze({
    expr: shaped(lines, setting.pipeline),
    labels,
    unfiltered: unfiltered(asked, 'event', setting).map((one) => dimensions[one].words),
  });
}

function labelOf({ dimension, attribute }: Column, setting: Setting): string {
  return dimension === undefined ? logKey(attribute!) : recordLabel(dimension, setting);
}
