import { isBareGroupingLabel, isBareLabel, isBareMetricName } from './name.js';
import type { Matcher, Moment, SelectorNode, Timing } from './node.js';
import { quote, quoteValue } from './quote.js';

type PrintScalar = (of: Exclude<Moment, 'start' | 'end'> | NonNullable<Timing['shift']>) => string;

/** A selector's name and matchers: `up{job="api"}`, `{"a.b", job="api"}`. */
export function printSelector({ name, matchers }: SelectorNode, inRange: boolean): string {
  if (name === undefined) return `{${matchers.map(printMatcher).join(', ')}}`;
  const bare = isBareMetricName(name) && !matchers.some(({ label }) => label === '__name__');
  if (!bare) return `{${[quote(name), ...matchers.map(printMatcher)].join(', ')}}`;
  if (matchers.length > 0) return `${name}{${matchers.map(printMatcher).join(', ')}}`;
  // A variable alone would be read as a number.
  return /^[$[]/.test(name) && !inRange ? `${name}{}` : name;
}

function printMatcher(matcher: Matcher): string {
  const { label, op } = matcher;
  return `${isBareLabel(label) ? label : quote(label)}${op}${quoteValue(matcher)}`;
}

/** The labels of a `by`, `on` or `group_left`: `(job, "user.email")`. */
export function printLabels(labels: readonly string[]): string {
  return `(${labels.map((label) => (isBareGroupingLabel(label) ? label : quote(label))).join(', ')})`;
}

/** What follows a selector or subquery: ` anchored @ end() offset 1d`. */
export function printTiming(
  { edges, moment, shift }: Timing & Pick<SelectorNode, 'edges'>,
  printScalar: PrintScalar,
): string {
  return `${edges ? ` ${edges}` : ''}${moment ? ` @ ${printMoment(moment, printScalar)}` : ''}${shift ? printShift(shift, printScalar) : ''}`;
}

function printMoment(moment: Moment, printScalar: PrintScalar): string {
  return typeof moment === 'string' ? `${moment}()` : printScalar(moment);
}

/** The engine reads on after `offset (`, but not after `offset +(`. */
function printShift(shift: NonNullable<Timing['shift']>, printScalar: PrintScalar): string {
  const text = printScalar(shift);
  if (shift.kind === 'binary') return ` offset +(${text})`;
  if (shift.kind === 'unary' && (shift.of.kind === 'unary' || shift.of.kind === 'binary')) {
    return ` offset +(${text})`;
  }
  return ` offset ${text}`;
}
