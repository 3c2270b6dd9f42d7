import type { Thresholds } from '../src/grafana/index.js';
import { changeOf, type Asked, type Step } from '../queries/question.js';

/** How an answer is shown. */
export type Look = 'stat' | 'barGauge' | 'bars' | 'lines' | 'table' | 'list' | 'course';

/** An answer and the way it is shown; it becomes a panel once the pipeline is known. */
export interface PanelPlan {
  readonly kind: 'panel';
  readonly look: Look;
  readonly title: string;
  /** The question the panel answers, as its description says it. */
  readonly asks: string;
  readonly questions: readonly Asked[];
  readonly size: { readonly width?: number; readonly height?: number };
  /** Each number stands by itself under its own name: one that cannot be known leaves the others. */
  readonly named?: true;
  /** What of it cannot be known here, and why. */
  readonly without?: string;
  /** The step of the bars. */
  readonly step?: Step;
  /** Where a number becomes a state somebody acts on. */
  readonly thresholds?: Thresholds;
  /** The same for columns of a table, by their heading. */
  readonly states?: Readonly<Record<string, Thresholds>>;
  /** What is said where there is no answer; "No data" if left out. */
  readonly nothing?: string;
}

interface Options extends Partial<Pick<PanelPlan, 'size' | 'thresholds' | 'states' | 'nothing'>> {
  readonly asks: string;
  readonly title: string;
}

/** One large number; with `compare: 'previous'`, also what has changed against the range before. */
export function stat(question: Asked, given: Options & { readonly compare?: 'previous' }): PanelPlan {
  const { compare, ...options } = { ...given };
  if (!compare) return plan('stat', [question], options);
  return plan('stat', [question, changeOf(question)], { ...options, named: true });
}

/** Several numbers of one kind, each with its name. */
export function stats(questions: readonly Asked[], options: Options): PanelPlan {
  return plan('stat', questions, { ...options, named: true });
}

/** What the first question's steps add up to, beside a line that is given. */
export function course(questions: readonly [Asked, Asked], options: Options): PanelPlan {
  return plan('course', questions, { ...options, ...stepOf(questions[0]) });
}

/** A bar for each value of the question's dimension, the largest first. */
export function barGauge(question: Asked, options: Options): PanelPlan {
  return plan('barGauge', [question], options);
}

/** Bars over time, stacked; a bar stands at the start of the step it counts. */
export function bars(question: Asked, options: Options): PanelPlan {
  return plan('bars', [question], { ...options, ...stepOf(question) });
}

/** Lines over time, one a question and value; each point stands for the step that starts at it. */
export function lines(questions: Asked | readonly Asked[], options: Options): PanelPlan {
  const all = [questions].flat();
  return plan('lines', all, { ...options, ...stepOf(all[0]!) });
}

/** A row for each value of the dimension, a column for each question; the largest of the first stands first. */
export function table(questions: Asked | readonly Asked[], options: Options): PanelPlan {
  return plan('table', [questions].flat(), options);
}

/** The newest records, a row or a line each. */
export function listing(question: Asked, options: Options): PanelPlan {
  return plan('list', [question], options);
}

/** Trailing days overlap: a point a day. Of a range there are no steps, nor of what is no question. */
function stepOf(asked: Partial<Asked> | undefined): { readonly step?: Step } {
  const window = asked?.window;
  if (window === undefined || window === '$__range') return {};
  return { step: window.startsWith('last ') ? '1d' : (window as Step) };
}

/** Without types options may be left out; where the board is read, the panel is told what it needs. */
function plan(
  look: Look,
  questions: readonly Asked[],
  options: Options & { step?: Step; named?: true },
): PanelPlan {
  const { size = {}, ...others } = { ...options };
  return Object.freeze({ kind: 'panel', look, questions: Object.freeze(questions), size, ...others });
}
