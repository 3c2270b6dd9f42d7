import { panelOf } from '../../src/proof/index.js';
import type { Source } from './source.js';

/** What became of the panels that asked something: how many, and why some have no answer. */
export interface Tally {
  readonly source: Source;
  readonly asked: () => number;
  /** The reasons, one a panel without an answer, the first that was asked first. */
  readonly failed: () => readonly string[];
}

/**
 * A source that keeps count of the panels it could not answer, or of `only` one of them, by title or id. A
 * panel that is asked again counts as at last.
 */
export function tallied(source: Source, only?: string): Tally {
  const reasons = new Map<string, string | undefined>();
  return Object.freeze<Tally>({
    source: {
      ...source,
      panel: async (question, asking) => {
        const key = JSON.stringify([question.board, question.panel]);
        const note = (reason: string | undefined) => {
          if (!asking.signal.aborted && counts(question.panel, { dashboard: asking.dashboard, only }))
            reasons.set(key, reason?.split('\n')[0]);
        };
        try {
          const answer = await source.panel(question, asking);
          const errors = answer.targets.flatMap(({ error }) => error ?? []);
          // A panel of text asks nothing; one with some of its queries answered is drawn.
          if (answer.targets.length > 0) note(answer.frames.length === 0 ? errors[0] : undefined);
          return answer;
        } catch (thrown) {
          note(thrown instanceof Error ? thrown.message : String(thrown));
          throw thrown;
        }
      },
    },
    asked: () => reasons.size,
    failed: () => [...reasons.values()].filter((reason) => reason !== undefined),
  });
}

function counts(
  panel: string | number,
  { dashboard, only }: { readonly dashboard: object; readonly only: string | undefined },
): boolean {
  if (only === undefined) return true;
  const { id, title } = panelOf(dashboard, only);
  return panel === (id ?? title);
}
