import type { FrameJson } from './frame-json.js';
import type { OptionsQuestion, PanelQuestion } from './question.js';

/** A variable as the queries saw it: titles and links are filled from it. */
export interface ChosenVariable {
  readonly name: string;
  readonly type: string;
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly value: string | readonly string[];
  readonly text: string;
  readonly verbatim: boolean;
}

/** What the page gets: frames to draw, and of each query what it was, what it read and what went wrong. */
export interface PanelAnswer {
  readonly state: 'data' | 'empty' | 'failed';
  readonly frames: readonly FrameJson[];
  /** How many series there are, where not all of them are sent. */
  readonly cutFrom?: number;
  readonly targets: readonly AnsweredTarget[];
  /** The range after the panel's own relative time and shift. */
  readonly range: { readonly from: number; readonly to: number; readonly zone: string };
  readonly variables: readonly ChosenVariable[];
}

export interface AnsweredTarget {
  readonly refId: string;
  readonly text: string;
  readonly ms: number;
  readonly samples: number | undefined;
  readonly error: string | undefined;
}

/** The board a question is about, and who may call it off. */
export interface Asking {
  readonly dashboard: object;
  readonly signal: AbortSignal;
}

/** Where the preview's numbers come from. Only queries that a board holds can be run. */
export interface Source {
  /** One line for the page: which stores, or which recording. */
  readonly about: string;
  /** The moment that "now" stands for, in milliseconds; the viewer's clock where there is none. */
  readonly now?: number;
  /** The time zone of the page where a board names none; the viewer's where there is none. */
  readonly zone?: string;
  /** What a variable begins with that a board leaves empty: a recording knows one person and one session. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly panel: (question: PanelQuestion, asking: Asking) => Promise<PanelAnswer>;
  /** The values a drop-down offers. */
  readonly options: (question: OptionsQuestion, asking: Asking) => Promise<readonly string[]>;
}
