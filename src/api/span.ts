const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** A duration such as `1h30m` in milliseconds; anything else comes back as it is. */
export function spanMs(value: unknown): unknown {
  if (typeof value !== 'string' || !/^(\d+(ms|[smhdwy]))+$/.test(value)) return value === '0' ? 0 : value;
  return [...value.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * unitMs[unit!]!,
    0,
  );
}

const units = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** Milliseconds in the longest whole units: `60000` is `1m`. */
export function spanText(ms: number): string {
  if (ms === 0) return '0s';
  const unit = units.find(([, size]) => ms % size === 0) ?? (['ms', 1] as const);
  return `${ms / unit[1]}${unit[0]}`;
}
