import { fromStores } from '../../cli/preview/from-stores.js';
import type { PanelQuestion } from '../../cli/preview/question.js';
import { optionsKey, panelKey, type RecordedAnswer, type Recording } from '../../cli/preview/recording.js';
import { panelsOf } from '../../src/proof/index.js';
import type { SampleStage } from './sample-stage.js';

const hour = 3_600_000;
const lengths = { '24h': 24 * hour, '7d': 168 * hour } as const;
const teamsAlone = 2;
const width = 800;
const atOnce = 3;
const timeoutMs = 240_000;

/**
 * Asks real stores every panel of every board, folded rows too: over a day and a week with nothing chosen, and over
 * a day with each of two teams alone. A query that fails ends the recording: a sample with holes is none.
 */
export async function record(
  boards: readonly object[],
  stage: Pick<SampleStage, 'stores' | 'now'>,
): Promise<Recording> {
  const { now } = stage;
  const source = fromStores(stage.stores, timeoutMs);
  const signal = new AbortController().signal;
  const options: Record<string, readonly string[]> = {};
  const panels: Record<string, RecordedAnswer> = {};
  const rangeOf = (length: number) => ({ from: now - length, to: now, zone: 'UTC' });
  const work: (() => Promise<void>)[] = [];
  for (const dashboard of boards) {
    const board = String((dashboard as { uid?: unknown }).uid);
    const day = { board, range: rangeOf(lengths['24h']), variables: {} };
    for (const variable of queryVariables(dashboard)) {
      options[optionsKey({ ...day, variable }, { dashboard })] ??= await source.options(
        { ...day, variable },
        { dashboard, signal },
      );
    }
    const teams = options[optionsKey({ ...day, variable: 'team' }, { dashboard })] ?? [];
    const choices: [number, PanelQuestion['variables']][] = [
      ...Object.values(lengths).map((length): [number, PanelQuestion['variables']] => [length, {}]),
      ...teams
        .slice(0, teamsAlone)
        .map((team): [number, PanelQuestion['variables']] => [lengths['24h'], { team: [team] }]),
    ];
    for (const { id, title } of panelsOf(dashboard)) {
      for (const [length, variables] of choices) {
        const question = { board, panel: id ?? title, range: rangeOf(length), width, variables };
        const key = panelKey(question, { dashboard }, now);
        if (Object.hasOwn(panels, key)) continue;
        panels[key] = { state: 'empty', frames: [], targets: [], variables: [] };
        work.push(async () => {
          const { range: _range, ...answer } = await source.panel(question, { dashboard, signal });
          const error = answer.targets.find((target) => target.error !== undefined)?.error;
          if (error !== undefined) throw new Error(error);
          const targets = answer.targets.map(({ refId, text, samples }) => ({
            refId,
            text,
            ms: 0,
            samples,
            error: undefined,
          }));
          panels[key] = { ...answer, targets };
        });
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, () => worker(work)));
  const about = 'A recorded sample: a simulated fleet of 10 developers, seen on 12 March 2026 at 16:00 UTC';
  return { about, now, zone: 'UTC', panels, options };
}

async function worker(work: (() => Promise<void>)[]): Promise<void> {
  for (let next = work.pop(); next; next = work.pop()) await next();
}

function queryVariables(dashboard: object): readonly string[] {
  const { templating } = dashboard as {
    templating?: { list?: readonly { type?: string; name?: string }[] };
  };
  return (templating?.list ?? []).flatMap(({ type, name }) =>
    type === 'query' && name !== undefined ? [name] : [],
  );
}
