import { parseInterval } from './interval.js';

/** The time range a board shows. */
export interface Range {
  /** Milliseconds since 1970, a date, or ISO text. */
  readonly from: number | Date | string;
  readonly to: number | Date | string;
  /** The viewer's time zone (`Europe/Berlin`). UTC when left out. */
  readonly zone?: string;
}

/** A range in milliseconds, its zone checked. */
export interface ExactRange {
  readonly from: number;
  readonly to: number;
  readonly zone: string;
}

/** Reads a range. Text that is no date, an end before the start and an unknown zone are errors. */
export function exactRange(range: Range): ExactRange {
  const from = instant(range.from, 'range.from');
  const to = instant(range.to, 'range.to');
  if (to <= from) throw new Error(`range.to (${iso(to)}) is not after range.from (${iso(from)})`);
  const zone = range.zone ?? 'UTC';
  offsetSeconds(zone, to);
  return Object.freeze({ from, to, zone });
}

/**
 * The range after a panel's own "Relative time" (`7d`) and "Time shift" (`1d`).
 * Relative time ends where the board's range ends: that is "now" here.
 */
export function panelRange(
  range: ExactRange,
  own: { timeFrom: string | undefined; timeShift: string | undefined },
): ExactRange {
  const length = own.timeFrom === undefined ? range.to - range.from : span(own.timeFrom, 'timeFrom');
  const shift = own.timeShift === undefined ? 0 : span(own.timeShift, 'timeShift');
  return Object.freeze({ from: range.to - length - shift, to: range.to - shift, zone: range.zone });
}

/** How far a zone's clocks are ahead of UTC at an instant, in seconds. */
export function offsetSeconds(zone: string, at: number): number {
  if (zone === 'UTC' || zone === 'utc') return 0;
  const parts = formatter(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return (local - Math.floor(at / 1000) * 1000) / 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, made);
    return made;
  } catch {
    throw new Error(`range.zone: ${JSON.stringify(zone)} is no time zone (write one like "Europe/Berlin")`);
  }
}

function instant(value: number | Date | string, where: string): number {
  const ms = typeof value === 'string' ? Date.parse(value) : Number(value);
  if (Number.isFinite(ms)) return ms;
  throw new Error(`${where}: ${JSON.stringify(value)} is no instant: give milliseconds, a Date or ISO text`);
}

function span(text: string, where: string): number {
  const ms = parseInterval(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new Error(
    `${where}: ${JSON.stringify(text)} is no duration like "7d" (relative times such as "now/d" are not read)`,
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
