import { fill } from '../fill.js';
import { hasRows, type Frame } from '../frame.js';
import { objectOf, textOf } from '../json.js';
import { nameOf, type Panel } from '../panels.js';
import { messageOf, placeOf, ProofError } from '../place.js';
import type { PanelRun } from '../run-panel.js';
import { displayFrames, fieldConfigSource, type Display } from './display-frames.js';
import type { Grafana } from './grafana.js';
import type { DisplayFrame } from './grafana-data.js';
import type { Shown } from './kinds.js';
import { shownLines } from './lines.js';
import { replacerOf } from './replace.js';
import { missingField, shownSeries } from './series.js';
import { shownTable } from './table.js';
import { shownValues } from './values.js';
import { unknownNames } from './verify.js';

export interface ShowOptions {
  readonly panel: Panel;
  /** What `runPanel` returned, or frames with the range and the variables they were made for. */
  readonly run: Pick<PanelRun, 'frames' | 'filling'>;
  readonly grafana: Grafana;
  /** The colours are those of a theme. Dark by default. */
  readonly theme?: 'dark' | 'light';
  /** The board's title, for messages. */
  readonly board?: string;
  /** False passes names Grafana does not know by, as Grafana does: for boards of others. True by default. */
  readonly strict?: boolean;
}

const valueKinds = new Set(['stat', 'gauge', 'bargauge', 'piechart']);
const seriesKinds = new Set([
  'timeseries',
  'barchart',
  'state-timeline',
  'status-history',
  'trend',
  'heatmap',
]);

/**
 * What a person reads on a panel: Grafana's own transformations, overrides, units, decimals, mappings and
 * thresholds, applied to the frames. A name Grafana does not know and a kind of panel that is not read are errors.
 */
export async function show(options: ShowOptions): Promise<Shown> {
  const { panel, run, grafana } = options;
  const place = placeOf(options.board, nameOf(panel));
  const unknown = options.strict === false ? [] : unknownNames(panel, grafana);
  if (unknown.length > 0) throw new ProofError(place, unknown.join('\n  '));
  const display: Display = {
    grafana,
    theme: grafana.theme(options.theme ?? 'dark'),
    zone: run.filling.range.zone,
    replace: replacerOf(grafana, run.filling),
    fieldConfig: fieldConfigSource(panel.json),
  };
  try {
    return Object.freeze(await read(panel, { ...display, frames: run.frames, run }));
  } catch (thrown) {
    throw new ProofError(place, messageOf(thrown));
  }
}

async function read(
  panel: Panel,
  of: Display & { frames: readonly Frame[]; run: ShowOptions['run'] },
): Promise<Shown> {
  const title = fill(panel.title, of.run.filling, (_value, variable) => variable.text);
  const { json, type } = panel;
  if (type === 'text') {
    const content = textOf(objectOf(json['options'])['content']) ?? '';
    return { kind: 'text', title, text: fill(content, of.run.filling) };
  }
  if (!isRead(type)) throw new Error(`a panel of the type ${JSON.stringify(type)} is not read`);
  const frames = await displayFrames(of.frames, { ...of, json });
  if (!hasRows(frames)) return { kind: 'nothing', title, text: noDataText(of) };
  if (valueKinds.has(type)) return { kind: 'values', title, values: shownValues(frames, { ...of, json }) };
  if (type === 'table') return { title, ...shownTable(frames, { ...of, json }) };
  if (type === 'logs') return { kind: 'lines', title, lines: shownLines(frames, json) };
  return chart(frames, { ...of, panel, title });
}

function isRead(type: string): boolean {
  return valueKinds.has(type) || seriesKinds.has(type) || type === 'table' || type === 'logs';
}

function chart(frames: readonly DisplayFrame[], of: Display & { panel: Panel; title: string }): Shown {
  const missing = missingField(frames, of.panel.type);
  if (missing !== undefined) return { kind: 'nothing', title: of.title, text: missing };
  return { kind: 'series', title: of.title, series: shownSeries(frames, { ...of, json: of.panel.json }) };
}

/** The panel's own text for nothing, or Grafana's. */
function noDataText({ fieldConfig }: Display): string {
  return textOf(fieldConfig.defaults['noValue']) ?? 'No data';
}
