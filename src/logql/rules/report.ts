import { readString, placeInString } from '../string-literal.js';
import type { LogQuery } from '../log-query.js';
import type { Expr } from '../metric-query.js';
import type { Stage } from '../stage.js';
import { logQueriesIn, stagesIn, visits, type Visit } from '../walk.js';
import type { Source, Span } from '../source.js';
import type { TextFault } from '../syntax/fault.js';

/** Something wrong or suspicious in a query, and where. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly rule: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export interface CheckOptions {
  /** Labels with so many values that a series for each is too much; names that end in `_id` and the like always count. */
  readonly manyValued?: readonly string[];
  /** Labels that are known to have few values, whatever their names end in. */
  readonly fewValued?: readonly string[];
}

type Problem = Omit<Finding, 'from' | 'to'>;

/** Collects what the rules find in one query. */
export class Report {
  readonly options: CheckOptions;
  readonly #source: Source;
  readonly #findings: Finding[] = [];

  /** Every query inside the query. */
  readonly visits: readonly Visit[];
  /** Every log query inside it. */
  readonly logQueries: readonly LogQuery[];
  /** Every stage inside it, and the filters behind each unwrap. */
  readonly stages: readonly Stage[];

  constructor(expr: Expr, source: Source, options: CheckOptions) {
    this.options = options;
    this.visits = [...visits(expr)];
    this.logQueries = logQueriesIn(this.visits);
    this.stages = stagesIn(this.visits);
    this.#source = source;
  }

  /** Something about a whole part. */
  add(problem: Problem, part: object): void {
    this.#findings.push({ ...problem, ...this.spanOf(part) });
  }

  /** Something inside one of the texts a part holds, the first one unless said otherwise. */
  addInText(problem: Omit<Problem, 'message'>, fault: TextFault, part: object, text = 0): void {
    const span = this.spanOf(part);
    const literal = this.#literals(span)[text];
    const from = literal === undefined ? span.from : placeInString(this.#source.text, literal, fault.at);
    this.#findings.push({ ...problem, message: fault.reason, from, to: Math.max(from + 1, span.to) });
  }

  addAt(problem: Problem, span: Span): void {
    this.#findings.push({ ...problem, ...span });
  }

  get text(): string {
    return this.#source.text;
  }

  /** How many string literals stand between two places. */
  textsBetween(from: number, to: number): number {
    return this.#literals({ from, to }).length;
  }

  spanOf(part: object): Span {
    return this.#source.spans.get(part) ?? { from: 0, to: this.#source.text.length };
  }

  /** The text a part is written as. */
  textOf(part: object): string {
    const { from, to } = this.spanOf(part);
    return this.#source.text.slice(from, to);
  }

  findings(): readonly Finding[] {
    return this.#findings
      .map((finding) => Object.freeze(finding))
      .sort((a, b) => a.from - b.from || a.to - b.to);
  }

  /** Where the string literals of a part start. */
  #literals({ from, to }: Span): number[] {
    const found: number[] = [];
    for (let at = from; at < to; at++) {
      if (this.#source.text[at] !== '"' && this.#source.text[at] !== '`') continue;
      const read = readString(this.#source.text, at);
      if ('reason' in read) break;
      found.push(at);
      at = read.to - 1;
    }
    return found;
  }
}
