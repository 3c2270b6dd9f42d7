import { panelOf, runPanel, variableOptions, type Frame, type Stores } from '../../src/proof/index.js';
import { frameJson } from './frame-json.js';
import type { PanelAnswer, Source } from './source.js';

const usualTimeoutMs = 30_000;

/** An answer of this size holds more than a panel can draw, and reading six at once takes a gigabyte. */
const mostBytes = 32 * 1024 * 1024;

/** More values than this are no panel any more: the page would hang over them. */
const mostValues = 1_000_000;

/** Asks the user's own Prometheus and Loki. */
export function fromStores(stores: Stores, timeoutMs = usualTimeoutMs): Source {
  return Object.freeze<Source>({
    about: aboutStores(stores),
    panel: async (question, { dashboard, signal }) => {
      const { range, width, variables } = question;
      const panel = panelOf(dashboard, question.panel);
      const run = await runPanel({
        panel,
        dashboard,
        stores,
        range,
        width,
        variables,
        signal,
        timeoutMs,
        maxBytes: mostBytes,
      });
      const frames = cut(run.frames);
      return Object.freeze<PanelAnswer>({
        state: run.state,
        frames: frames.map(frameJson),
        ...(frames.length < run.frames.length && { cutFrom: run.frames.length }),
        targets: run.targets.map(({ refId, text, ms, samples, error }) => ({
          refId,
          text,
          ms,
          samples,
          error,
        })),
        range: run.range,
        variables: [...run.filling.variables.values()],
      });
    },
    options: ({ variable, range, variables }, { dashboard, signal }) =>
      variableOptions({ name: variable, dashboard, stores, range, variables, timeoutMs, signal }),
  });
}

/** As many frames as hold so many values. */
function cut(frames: readonly Frame[]): readonly Frame[] {
  let values = 0;
  const end = frames.findIndex(
    (frame) => (values += frame.length * frame.fields.length) > mostValues && frame !== frames[0],
  );
  return end < 0 ? frames : frames.slice(0, end);
}

function aboutStores(stores: Stores): string {
  const named = Object.entries(stores).map(([engine, store]) => {
    const url = typeof store === 'string' ? store : store.url;
    return `${engine === 'loki' ? 'Loki' : 'Prometheus'} at ${URL.canParse(url) ? new URL(url).host : url}`;
  });
  return named.length === 0 ? 'No store is named' : named.join(', ');
}
