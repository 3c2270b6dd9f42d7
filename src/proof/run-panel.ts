import { contextOf } from './context.js';
import { sharedPanelId } from './data-source.js';
import type { Filling, Viewer } from './fill.js';
import { hasData, type Frame } from './frame.js';
import { objectOf, objectsOf, textOf, type JsonObject } from './json.js';
import { queryOptions } from './options.js';
import { nameOf, panelOf, titleOf, type Panel } from './panels.js';
import { messageOf, placeOf, ProofError } from './place.js';
import { shapePrometheusFrames } from './prometheus-frames.js';
import { exactRange, panelRange, type ExactRange, type Range } from './range.js';
import { isSent, lettered, runTarget, type Stores, type TargetResult, type TargetRun } from './run-target.js';
import type { Bounds } from './store.js';
import { variablesOf, type VariableValues } from './variables.js';

export interface RunOptions {
  readonly panel: Panel;
  readonly dashboard: object;
  readonly stores: Stores;
  readonly range: Range;
  /** The panel's width in pixels: it decides the number of points. By default its share of 1,600. */
  readonly width?: number;
  /** Values to set instead of those saved in the board; `$__all` for "All". */
  readonly variables?: VariableValues;
  readonly viewer?: Viewer;
  /** The scrape interval the Prometheus data source is configured with. Grafana's default is `15s`. */
  readonly scrapeInterval?: string;
  /** Milliseconds a query may take. 60,000 by default. */
  readonly timeoutMs?: number;
  /** Bytes an answer may have. 256 MB by default. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/** A panel's data: its frames, what each target did, and whether there is anything to show. */
export interface PanelRun {
  readonly frames: readonly Frame[];
  readonly targets: readonly TargetRun[];
  /** `failed` where a target failed; `empty` where no row holds a value, as of a panel without queries. */
  readonly state: 'data' | 'empty' | 'failed';
  /** The range after the panel's own relative time and shift. */
  readonly range: ExactRange;
  /** What variables became, for titles and links. */
  readonly filling: Filling;
}

const largestAnswer = 256 * 1024 * 1024;

/**
 * Runs the queries of one panel as Grafana would and makes the frames its data sources would make.
 * A target that fails leaves its error, with board, panel and target; the others are still run.
 */
export async function runPanel(options: RunOptions): Promise<PanelRun> {
  const { panel, dashboard } = options;
  const place = placeOf(titleOf(dashboard), nameOf(panel));
  try {
    const range = rangeOf(options);
    const bounds = {
      timeoutMs: options.timeoutMs ?? 60_000,
      maxBytes: options.maxBytes ?? largestAnswer,
      signal: options.signal,
    };
    const filling = await fillingOf(options, { range, bounds });
    const source = sourceOf(panel, dashboard);
    const { width, scrapeInterval, stores } = options;
    const setting = {
      panel: source,
      dashboard,
      place,
      stores,
      bounds,
      context: (engine: 'prometheus' | 'loki') =>
        contextOf({ dashboard, panel: panel.json, engine, range, filling, width, scrapeInterval }),
    };
    const targets = lettered(objectsOf(source['targets'])).filter((target) => isSent(target, source));
    const results = (await Promise.all(targets.map((target) => runTarget(target, setting)))).flat();
    const frames = framesOf(results);
    const failed = results.some(({ run }) => run.error !== undefined);
    const state = failed ? 'failed' : hasData(frames) ? 'data' : 'empty';
    return Object.freeze({ frames, targets: results.map(({ run }) => run), state, range, filling });
  } catch (thrown) {
    throw thrown instanceof ProofError ? thrown : new ProofError(place, messageOf(thrown));
  }
}

function rangeOf({ panel, range }: RunOptions): ExactRange {
  const timeFrom = textOf(panel.json['timeFrom']);
  return panelRange(exactRange(range), { timeFrom, timeShift: textOf(panel.json['timeShift']) });
}

async function fillingOf(options: RunOptions, of: { range: ExactRange; bounds: Bounds }): Promise<Filling> {
  const { dashboard, viewer = {} } = options;
  const isNeeded = namedIn(options);
  const variables = await variablesOf({
    dashboard,
    values: options.variables ?? {},
    range: of.range,
    options: (variable, before) => {
      if (!isNeeded(String(variable['name']))) return Promise.resolve([]);
      const filling = { variables: before, range: of.range, viewer };
      return queryOptions(variable, { ...options, ...of, filling });
    },
  });
  return Object.freeze({ variables, range: of.range, viewer });
}

/** Whether a variable is named in the panel, in the one it shares, or in another variable. */
function namedIn({ panel, dashboard }: RunOptions): (name: string) => boolean {
  const text = JSON.stringify([panel.json, sourceOf(panel, dashboard), objectOf(dashboard)['templating']]);
  return (name) => ['$', '${', '[['].some((opening) => text.includes(`${opening}${name}`));
}

/** The panel whose targets count: this one, or the one it shares the result of. */
function sourceOf(panel: Panel, dashboard: object): JsonObject {
  const id = sharedPanelId(panel.json);
  return id === undefined ? panel.json : panelOf(dashboard, id).json;
}

function framesOf(results: readonly TargetResult[]): readonly Frame[] {
  const formats = new Map(results.map(({ run, format }) => [run.refId, format]));
  const of = (engine: string) =>
    results.filter(({ run }) => run.engine === engine).flatMap(({ frames }) => frames);
  return Object.freeze([...shapePrometheusFrames(of('prometheus'), formats), ...of('loki')]);
}
