import type { Expr, SelectorNode } from './node.js';
import { variablesIn } from './variable.js';
import { everyNode, selectorsIn, windowsOf } from './walk.js';

/** The metrics an expression reads, each once: `metricsOf(parse('a / (a + b)'))` is `['a', 'b']`. */
export function metricsOf(of: Expr): string[] {
  return once(selectorsIn(of).flatMap(namesOf));
}

function namesOf({ name, matchers }: SelectorNode): string[] {
  const matched = matchers.filter(({ label, op }) => label === '__name__' && op === '=');
  return [...(name === undefined ? [] : [name]), ...matched.map(({ value }) => value)];
}

/**
 * The labels an expression names, each once: in matchers, groupings, matchings and label functions.
 * `labelsOf(parse('sum by (job) (up{team="a"})'))` is `['job', 'team']`.
 */
export function labelsOf(of: Expr): string[] {
  return once(everyNode(of).flatMap(labelsAt)).filter((label) => label !== '__name__');
}

/** Which texts of a function are labels. */
const labelTexts: Readonly<Record<string, (index: number) => boolean>> = {
  label_replace: (index) => index === 1 || index === 3,
  label_join: (index) => index !== 2,
  sort_by_label: () => true,
  sort_by_label_desc: () => true,
  histogram_quantiles: () => true,
};

function labelsAt(of: Expr): readonly string[] {
  switch (of.kind) {
    case 'selector':
      return of.matchers.map(({ label }) => label);
    case 'aggregate':
      return [...(of.grouping?.labels ?? []), ...(of.param?.kind === 'string' ? [of.param.value] : [])];
    case 'binary':
      return [...(of.matching?.labels ?? []), ...(of.matching?.group?.include ?? [])];
    case 'call':
      return of.args.flatMap((arg, index) =>
        arg.kind === 'string' && arg.value !== '' && labelTexts[of.name]?.(index) ? [arg.value] : [],
      );
    default:
      return [];
  }
}

/** Grafana's variables an expression holds, each once: `variablesOf(parse('x{job=~"$job"}[$__range]'))` is `['job', '__range']`. */
export function variablesOf(of: Expr): string[] {
  return once(
    everyNode(of)
      .flatMap(textsAt)
      .flatMap(variablesIn)
      .map(({ name }) => name),
  );
}

/** The texts of one node that may hold variables, in the order they are printed. */
function textsAt(of: Expr): readonly string[] {
  const inside = windowsOf(of).flatMap((window) => everyNode(window).flatMap(textsAt));
  switch (of.kind) {
    case 'variable':
      return [of.text];
    case 'string':
      return [of.value];
    case 'selector': {
      const moment = typeof of.moment === 'object' ? textsOfMoment(of.moment) : [];
      return [
        of.name ?? '',
        ...of.matchers.flatMap(({ label, value }) => [label, value]),
        ...moment,
        ...inside,
      ];
    }
    case 'subquery':
      return [...(typeof of.moment === 'object' ? textsOfMoment(of.moment) : []), ...inside];
    case 'aggregate':
    case 'binary':
      return labelsAt(of);
    default:
      return inside;
  }
}

function textsOfMoment(moment: Expr): readonly string[] {
  return everyNode(moment).flatMap(textsAt);
}

function once(names: readonly string[]): string[] {
  return [...new Set(names)];
}
