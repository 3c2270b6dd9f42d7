import type { Span } from '../error.js';
import type { Places } from '../span.js';

/** `error`: the engine refuses the query, or it cannot be right. `warning`: it is likely to mislead. */
export type Severity = 'error' | 'warning';

export type Rule =
  | 'syntax'
  | 'type'
  | 'matching'
  | 'selector'
  | 'regex'
  | 'variable-format'
  | 'rate-of-gauge'
  | 'rate-of-aggregate'
  | 'raw-counter'
  | 'lost-label'
  | 'mismatched-labels'
  | 'experimental';

/** What is wrong with a query, and where: from here up to, not including, there. */
export interface Finding extends Span {
  readonly severity: Severity;
  readonly rule: Rule;
  readonly message: string;
}

/** Collects findings about the parts of one parsed query. */
export class Report {
  readonly findings: Finding[] = [];

  constructor(readonly places: Places) {}

  error(rule: Rule, part: object, message: string): void {
    this.#add('error', rule, this.places.of(part), message);
  }

  warning(rule: Rule, part: object, message: string): void {
    this.#add('warning', rule, this.places.of(part), message);
  }

  /** A finding at an operator rather than at its whole operation. */
  atOperator(severity: Severity, rule: Rule, part: object, message: string): void {
    this.#add(severity, rule, this.places.ofOperator(part) ?? this.places.of(part), message);
  }

  #add(severity: Severity, rule: Rule, span: Span | undefined, message: string): void {
    const { from, to } = span ?? { from: 0, to: 0 };
    this.findings.push(Object.freeze({ severity, rule, message, from, to }));
  }
}
