import { engineOf, type Engine } from './data-source.js';
import type { Frame, Notice } from './frame.js';
import { objectOf, textOf, type JsonObject } from './json.js';
import { lokiFrames } from './loki-frames.js';
import { lokiQuery } from './loki-query.js';
import { messageOf, placeOf } from './place.js';
import { prometheusFrames } from './prometheus-frames.js';
import { prometheusQueries } from './prometheus-query.js';
import type { PlannedQuery, QueryContext } from './query.js';
import { ask, type Bounds, type Store } from './store.js';

/** Where the engines are. */
export type Stores = Readonly<Partial<Record<Engine, Store>>>;

/** What became of one query of a panel. */
export interface TargetRun {
  readonly refId: string;
  /** Not known where the target names no data source that can be asked. */
  readonly engine: Engine | undefined;
  readonly kind: 'instant' | 'range';
  /** The query as it was sent. */
  readonly text: string;
  /** Milliseconds from sending to the answer read. */
  readonly ms: number;
  /** Samples Prometheus had to read, or lines Loki did. */
  readonly samples: number | undefined;
  readonly notices: readonly Notice[];
  /** Board, panel and target, what went wrong, and the query. */
  readonly error?: string;
}

/** A query's run with the frames it gave. */
export interface TargetResult {
  readonly run: TargetRun;
  readonly format: string;
  readonly frames: readonly Frame[];
}

/** What a target needs to run besides itself. */
export interface TargetSetting {
  readonly panel: JsonObject;
  readonly dashboard: object;
  readonly place: string;
  readonly stores: Stores;
  readonly bounds: Bounds;
  readonly context: (engine: Engine) => QueryContext;
}

const titles = { prometheus: 'Prometheus', loki: 'Loki' } as const;

const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at));

/** Targets without a refId get the next free letter, as in Grafana. */
export function lettered(targets: readonly JsonObject[]): readonly JsonObject[] {
  const taken = new Set(targets.map((target) => textOf(target['refId'])));
  return targets.map((target) => {
    if (textOf(target['refId']) !== undefined) return target;
    const refId = letters.find((letter) => !taken.has(letter)) ?? `${taken.size}`;
    taken.add(refId);
    return { ...target, refId };
  });
}

/** Grafana sends no target that is hidden or has no query. One of another data source is no query of ours: an error. */
export function isSent(target: JsonObject, panel: JsonObject): boolean {
  if (target['hide'] === true) return false;
  return textOf(target['expr']) !== undefined || isForeign(target['datasource'] ?? panel['datasource']);
}

const unnamed = new Set([undefined, 'prometheus', 'loki', 'grafana', 'datasource']);

function isForeign(reference: unknown): boolean {
  const { type, uid } = objectOf(reference);
  return uid === '__expr__' || !unnamed.has(textOf(type));
}

/** Runs a target: one query, or two where it asks for "both". What fails leaves its error in the result. */
export async function runTarget(
  target: JsonObject,
  setting: TargetSetting,
): Promise<readonly TargetResult[]> {
  const refId = textOf(target['refId']) ?? 'A';
  try {
    const engine = engineOf({ target, panel: setting.panel, dashboard: setting.dashboard });
    const store = setting.stores[engine];
    if (store === undefined) throw new Error(`it asks ${titles[engine]}: give stores.${engine}`);
    const context = setting.context(engine);
    const queries =
      engine === 'prometheus' ? prometheusQueries(target, context) : [lokiQuery(target, context)];
    return await Promise.all(queries.map((query) => runQuery(query, { ...setting, store })));
  } catch (thrown) {
    const text = textOf(target['expr']) ?? '';
    const query = { refId, engine: undefined, kind: 'range', text, format: '', ms: 0 } as const;
    return [failure(query, `${placeOf(setting.place, refId)}: ${messageOf(thrown)}`)];
  }
}

async function runQuery(
  query: PlannedQuery,
  of: { store: Store; place: string; bounds: Bounds },
): Promise<TargetResult> {
  const started = performance.now();
  const { refId, engine, kind, text, format } = query;
  try {
    const answer = await ask(of.store, query.request, of.bounds);
    const { samples, notices } = answer;
    const ms = performance.now() - started;
    const run = Object.freeze({ refId, engine, kind, text, ms, samples, notices });
    const frames =
      engine === 'prometheus'
        ? prometheusFrames(answer, { ...query, expr: text })
        : lokiFrames(answer, query);
    return { run, format, frames };
  } catch (thrown) {
    const error = `${placeOf(of.place, refId)}: ${titles[engine]}: ${messageOf(thrown)}\n  ${text}`;
    return failure({ ...query, ms: performance.now() - started }, error);
  }
}

function failure(
  of: Pick<TargetRun, 'refId' | 'engine' | 'kind' | 'text' | 'ms'> & { readonly format: string },
  error: string,
): TargetResult {
  const { refId, engine, kind, text, ms } = of;
  const run = Object.freeze({ refId, engine, kind, text, ms, samples: undefined, notices: [], error });
  return { run, format: of.format, frames: [] };
}
