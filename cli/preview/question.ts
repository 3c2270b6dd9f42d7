import { z } from 'zod';

const range = z.strictObject({ from: z.number(), to: z.number(), zone: z.string() });
const variables = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const panelQuestion = z.strictObject({
  board: z.string(),
  panel: z.union([z.string(), z.number()]),
  range,
  width: z.int().min(50).max(10_000),
  variables,
});

const optionsQuestion = z.strictObject({ board: z.string(), variable: z.string(), range, variables });

const boardQuestion = z.strictObject({ board: z.string() });

/** What the page asks about a board. */
export type BoardQuestion = z.infer<typeof boardQuestion>;

/** What the page asks for one panel. */
export type PanelQuestion = z.infer<typeof panelQuestion>;

/** What the page asks for the drop-down of one variable. */
export type OptionsQuestion = z.infer<typeof optionsQuestion>;

/** Reads the question about a board, or says what is wrong with it. */
export function readBoardQuestion(json: unknown): BoardQuestion {
  return read(boardQuestion, json);
}

/** Reads the question of a panel, or says what is wrong with it. */
export function readPanelQuestion(json: unknown): PanelQuestion {
  return read(panelQuestion, json);
}

/** Reads the question of a drop-down, or says what is wrong with it. */
export function readOptionsQuestion(json: unknown): OptionsQuestion {
  return read(optionsQuestion, json);
}

function read<Question>(schema: z.ZodType<Question>, json: unknown): Question {
  const found = schema.safeParse(json);
  if (found.success) return found.data;
  throw new Error(z.prettifyError(found.error));
}
