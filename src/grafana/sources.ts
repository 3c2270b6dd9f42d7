import type { Board } from './board.js';
import type { Engine, Target } from './target.js';

/** A reference to a data source as Grafana writes it. */
export type SourceRef = { readonly type: string; readonly uid: string };

/** How a board refers to its stores: the first data source variable of the engine, unless a source is named. */
export type Sources = (of: { readonly engine: Engine; readonly source?: string }) => SourceRef;

export const mixedSource: SourceRef = { type: 'datasource', uid: '-- Mixed --' };
export const grafanaSource: SourceRef = { type: 'grafana', uid: '-- Grafana --' };

export function sourcesOf({ variables }: Pick<Board, 'variables'>): Sources {
  return ({ engine, source }) => {
    const variable = variables.find((known) => known.type === 'datasource' && known.engine === engine);
    return { type: engine, uid: source ?? `\${${variable?.name ?? ''}}` };
  };
}

/** The panel's own data source: that of its targets, or the one that stands for several. */
export function panelSource(targets: readonly Target[], sources: Sources): SourceRef | undefined {
  const refs = targets.map((target) => sources(target));
  const [first] = refs;
  return refs.some(({ uid }) => uid !== first?.uid) ? mixedSource : first;
}
