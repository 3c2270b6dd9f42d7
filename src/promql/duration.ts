type Unit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';
type Part = `${number}${Unit}`;

/**
 * A length of time as PromQL writes it, units from the biggest to the smallest: `90s`, `5m`, `1h30m`.
 * For three units and more there is `duration('1d2h3m')`: typing those too would slow every compile.
 */
export type DurationText = Part | `${Part}${Part}`;

const units: Readonly<Record<string, number>> = {
  y: 365 * 86_400_000,
  w: 7 * 86_400_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};
const order = Object.keys(units);
/** The engine counts time in nanoseconds of 64 bits. */
const most = 9_223_372_036_854;

/** The seconds of a duration such as `1h30m` or `-5m`, or what is wrong with it. */
export function durationSeconds(text: string): number | { readonly wrong: string } {
  const negative = text.startsWith('-');
  const body = negative ? text.slice(1) : text;
  let total = 0;
  let last = -1;
  let end = 0;
  for (const [part, digits, unit] of body.matchAll(/(\d+)([a-z]+)/gy)) {
    const rank = order.indexOf(unit!);
    if (rank < 0) return { wrong: `"${unit}" is no unit of time: use ms, s, m, h, d, w or y` };
    if (rank <= last) {
      return { wrong: `"${text}" must name its units from the biggest to the smallest, each once` };
    }
    total += Number(digits) * units[unit!]!;
    if (total > most) return { wrong: `"${text}" is too long: the engine holds about 292 years` };
    last = rank;
    end += part.length;
  }
  if (end === 0 || end !== body.length) {
    return { wrong: `"${text}" is no duration: write a number and a unit, for example 5m` };
  }
  return (negative ? -total : total) / 1000;
}

/** Whether a number of seconds is more than the engine can hold as a duration. */
export function isTooLong(seconds: number): boolean {
  return Math.abs(seconds) > 2 ** 63 / 1e9;
}
