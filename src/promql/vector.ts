import { type Offset, type Window, lengthNode, windowNode } from './literal.js';
import { numberNode } from './make.js';
import { matchersOf } from './matcher.js';
import type { Expr, Matcher, Moment, SampleKind, Scalar, SelectorNode, SubqueryNode } from './node.js';
import type { At, Matchers, Range, Selector, Subquery } from './selector.js';

/** The parts of a selector. */
export type SelectorParts = Omit<SelectorNode, 'kind' | 'type'>;

/** What is known of a metric beside the query text; kept out of the value, so that equal queries are equal. */
export interface MetricFacts {
  readonly kind: SampleKind;
  readonly labels?: readonly string[];
}

const facts = new WeakMap<object, MetricFacts>();

/** What the selector's metric is, where it was named with `metric()`. */
export function factsOf(selector: SelectorNode): MetricFacts | undefined {
  return facts.get(selector);
}

/** Remembers what a selector's metric is. */
export function learn(selector: SelectorNode, known: MetricFacts): void {
  facts.set(selector, known);
}

class SelectorValue {
  readonly kind = 'selector';
  readonly type = 'instant';
  declare readonly name?: string;
  readonly matchers: readonly Matcher[];

  constructor(parts: SelectorParts) {
    if (parts.name !== undefined) this.name = parts.name;
    this.matchers = Object.freeze([...parts.matchers]);
    const { shift, moment, edges } = parts;
    Object.assign(this, shift && { shift }, moment && { moment }, edges && { edges });
    Object.freeze(this);
  }

  where(matchers: Matchers): Selector {
    return this.#with({ matchers: [...this.matchers, ...matchersOf(matchers as never)] });
  }

  over(window: Window): Range {
    return rangeOf(this as Selector, lengthNode(window));
  }

  offset(by: Offset): Selector {
    return this.#with({ shift: windowNode(by) });
  }

  at(moment: At): Selector {
    return this.#with({ moment: momentOf(moment) });
  }

  anchored(): Selector {
    return this.#with({ edges: 'anchored' });
  }

  smoothed(): Selector {
    return this.#with({ edges: 'smoothed' });
  }

  #with(change: Partial<SelectorParts>): Selector {
    return selectorOf({ ...(this as SelectorParts), ...change }, facts.get(this));
  }
}

class RangeValue {
  readonly kind = 'range';
  readonly type = 'range';

  constructor(
    readonly selector: Selector,
    readonly range: Scalar,
  ) {
    Object.freeze(this);
  }

  offset(by: Offset): Range {
    return rangeOf(this.selector.offset(by), this.range);
  }

  at(moment: At): Range {
    return rangeOf(this.selector.at(moment), this.range);
  }

  anchored(): Range {
    return rangeOf(this.selector.anchored(), this.range);
  }

  smoothed(): Range {
    return rangeOf(this.selector.smoothed(), this.range);
  }
}

class SubqueryValue {
  readonly kind = 'subquery';
  readonly type = 'range';
  declare readonly of: Expr;
  declare readonly range: Scalar;

  constructor(parts: Omit<SubqueryNode, 'kind' | 'type'>) {
    const { of, range, step, shift, moment } = parts;
    Object.assign(this, { of, range }, step && { step }, shift && { shift }, moment && { moment });
    Object.freeze(this);
  }

  offset(by: Offset): Subquery {
    return subqueryOf({ ...this, shift: windowNode(by) });
  }

  at(moment: At): Subquery {
    return subqueryOf({ ...this, moment: momentOf(moment) });
  }
}

export function selectorOf(parts: SelectorParts, known?: MetricFacts): Selector {
  const made = new SelectorValue(parts) as Selector;
  if (known) facts.set(made, known);
  return made;
}

export function rangeOf(selector: SelectorNode, range: Scalar): Range {
  return new RangeValue(selector as Selector, range) as Range;
}

export function subqueryOf(parts: Omit<SubqueryNode, 'kind' | 'type'>): Subquery {
  return new SubqueryValue(parts) as Subquery;
}

function momentOf(moment: At): Moment {
  return typeof moment === 'number' ? numberNode(moment) : moment;
}
