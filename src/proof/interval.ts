const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 2_629_800_000,
  y: 31_557_600_000,
};

/** Where an interval stops being rounded to the value beside it, in milliseconds: Grafana's own steps. */
const steps: readonly (readonly [below: number, rounded: number])[] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1_500, 1_000],
  [3_500, 2_000],
  [7_500, 5_000],
  [12_500, 10_000],
  [17_500, 15_000],
  [25_000, 20_000],
  [45_000, 30_000],
  [90_000, 60_000],
  [210_000, 120_000],
  [450_000, 300_000],
  [750_000, 600_000],
  [1_050_000, 900_000],
  [1_500_000, 1_200_000],
  [2_700_000, 1_800_000],
  [5_400_000, 3_600_000],
  [9_000_000, 7_200_000],
  [16_200_000, 10_800_000],
  [32_400_000, 21_600_000],
  [86_400_000, 43_200_000],
  [604_800_000, 86_400_000],
  [1_814_400_000, 604_800_000],
  [3_628_800_000, 2_592_000_000],
];

/**
 * The round interval Grafana takes for this many milliseconds: 21,600 becomes 20,000.
 * Exactly on a border its browser side rounds up and its back end rounds down.
 */
export function roundInterval(ms: number, side: 'browser' | 'back end' = 'browser'): number {
  const within = side === 'browser' ? (below: number) => ms < below : (below: number) => ms <= below;
  return steps.find(([below]) => within(below))?.[1] ?? 31_536_000_000;
}

/** A duration as Grafana reads it (`15s`, `>1m`, `1h30m`, `90` for seconds) in milliseconds. */
export function parseInterval(text: string): number | undefined {
  const bare = text.trim().replace(/^[<>]/, '');
  if (/^\d+(\.\d+)?$/.test(bare)) return Number(bare) * 1000;
  if (!/^(\d+(\.\d+)?(ms|[smhdwMy]))+$/.test(bare)) return undefined;
  const parts = [...bare.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwMy])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0);
}

/** `$__interval` as text. Grafana writes the largest whole unit and drops the rest: 90 s is `1m`. */
export function formatInterval(ms: number): string {
  if (ms >= 31_536_000_000) return `${Math.floor(ms / 31_536_000_000)}y`;
  const unit = (['d', 'h', 'm', 's', 'ms'] as const).find((name) => ms >= units[name]!);
  return unit === undefined ? '1ms' : `${Math.floor(ms / units[unit]!)}${unit}`;
}

/** A duration as Grafana's back end prints one: `1m0s`, `1h0m0s`, `1.5s`, `500ms`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  if (ms < 1000) return `${ms}ms`;
  const seconds = `${(ms % 60_000) / 1000}s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return seconds;
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes}m${seconds}` : `${hours}h${minutes % 60}m${seconds}`;
}
