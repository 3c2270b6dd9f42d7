import {
  isVariable,
  isVariableLength,
  isVariableText,
  variableText,
  type Variable,
  type VariableText,
} from './variable.js';

type Unit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A length of time: `'5m'`, `'1h30m'`. */
export type Duration = `${Digit}${Unit}` | `${Digit}${number}${Unit}` | `${number}${Unit}${number}${Unit}`;

/** What stands between the brackets of a range aggregation. */
export type Range = Duration | VariableText | Variable;

/** How far back to look; a negative one looks ahead, in hours, minutes and seconds only. */
export type Offset = Range | `-${number}${'h' | 'm' | 's' | 'ms'}` | `-${VariableText}`;

const prometheusForm = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const milliseconds = [31_536_000_000, 604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1];
const goForm = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;
const longest = 9_223_372_036_854;

/** Milliseconds of a duration in the form Prometheus reads (`1d12h`), or nothing. */
export function milliSecondsOf(text: string): number | undefined {
  if (text === '0') return 0;
  const found = text === '' ? null : prometheusForm.exec(text);
  if (!found) return undefined;
  const total = milliseconds.reduce((sum, unit, at) => sum + unit * Number(found[at + 1] ?? 0), 0);
  return total > longest ? undefined : total;
}

/** True for what Loki reads between brackets: whole numbers, largest unit first, from years to milliseconds. */
export function isRangeText(text: string): boolean {
  return milliSecondsOf(text) !== undefined;
}

/** True for what Loki reads outside brackets: the form of ranges, or Go's (`1.5h`, `-30m`, no days). */
export function isDurationText(text: string): boolean {
  return isRangeText(text) || goForm.test(text);
}

/** The text of a range, checked. */
export function rangeText(range: Range): string {
  const text: string = isVariable(range) ? variableText(range) : range;
  if (isVariableText(text) || isRangeText(text)) return text;
  throw new TypeError(
    `${JSON.stringify(text)} is not a range: write whole numbers, largest unit first, such as 5m or 1h30m`,
  );
}

/** True for what Loki reads behind `offset`; a variable may have a minus before it, or units behind it. */
export function isOffsetText(text: string): boolean {
  return (
    isVariableLength(text) || isVariableText(text.replace(/^-/, '')) || (text !== '0' && isDurationText(text))
  );
}

/** The text of an offset, checked. */
export function offsetText(offset: Offset): string {
  const text: string = isVariable(offset) ? variableText(offset) : offset;
  if (isOffsetText(text)) return text;
  throw new TypeError(
    `${JSON.stringify(text)} is not an offset: write 1d or 1h30m; a negative one in h, m and s only (-24h, not -1d)`,
  );
}
