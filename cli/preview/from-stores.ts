import { z } from 'zod';
import { panelOf, runPanel, type Stores } from '../../src/proof/index.js';
import { frameJson, type FrameJson } from './frame-json.js';

const panelQuestion = z.strictObject({
  board: z.string(),
  panel: z.union([z.string(), z.number()]),
  range: z.strictObject({ from: z.number(), to: z.number(), zone: z.string() }),
  width: z.int().min(50).max(10_000),
  variables: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** What the page asks for one panel. */
export type PanelQuestion = z.infer<typeof panelQuestion>;

/** Reads a question, or says what is wrong with it. */
export function readQuestion(json: unknown): PanelQuestion {
  const read = panelQuestion.safeParse(json);
  if (read.success) return read.data;
  throw new Error(z.prettifyError(read.error));
}

/** What the page gets: frames to draw, and of each query what it was, what it read and what went wrong. */
export interface PanelAnswer {
  readonly state: 'data' | 'empty' | 'failed';
  readonly frames: readonly FrameJson[];
  readonly targets: readonly {
    readonly refId: string;
    readonly text: string;
    readonly ms: number;
    readonly samples: number | undefined;
    readonly error: string | undefined;
  }[];
}

/** Runs one panel of a board. Only queries a board holds can be run, so nothing else of a store can be asked. */
export async function panelAnswer(
  question: PanelQuestion,
  of: { readonly dashboard: object; readonly stores: Stores; readonly signal: AbortSignal },
): Promise<PanelAnswer> {
  const { range, width, variables } = question;
  const { dashboard, stores, signal } = of;
  const panel = panelOf(dashboard, question.panel);
  const run = await runPanel({
    panel,
    dashboard,
    stores,
    range,
    width,
    variables,
    signal,
    timeoutMs: 30_000,
  });
  return {
    state: run.state,
    frames: run.frames.map(frameJson),
    targets: run.targets.map(({ refId, text, ms, samples, error }) => ({ refId, text, ms, samples, error })),
  };
}
