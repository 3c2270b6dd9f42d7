import { money } from './money.js';

/** How a person expects to read a quantity of a unit, reckoned without Grafana. */
export function written(value: number, unit: string): string {
  if (unit === 'currencyUSD') return money(value);
  if (unit === 'count') return Math.round(value).toLocaleString('en-US');
  if (unit === 'tokens') return short(value);
  if (unit === 'seconds') return lasting(value);
  if (unit === 'milliseconds') return value === 0 ? '0 ms' : lasting(value / 1000);
  if (unit === 'ratio') return `${fixed(value * 100, 1)}%`;
  if (unit === 'whole percents') return `${fixed(value * 100, 0)}%`;
  if (unit === 'number') return fixed(value, 1);
  if (unit === 'tokensPerSecond') return `${fixed(value, 1)} tokens/s`;
  if (unit === 'bytes') return sized(value);
  throw new Error(`nobody has said how ${unit} is read`);
}

/** `950`, `1.23 K`, `4.5 Mil`: three digits that count. */
function short(value: number): string {
  const steps = ['', ' K', ' Mil', ' Bil'];
  const step = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  return `${digits(scaled)}${steps[step]}`;
}

/** `512 B`, `1.5 KiB`: steps of 1024. */
function sized(bytes: number): string {
  const steps = ['B', 'KiB', 'MiB'];
  const step = bytes < 1024 ? 0 : Math.min(2, Math.floor(Math.log2(bytes) / 10));
  return `${digits(bytes / 1024 ** step)} ${steps[step]}`;
}

function lasting(seconds: number): string {
  if (seconds < 1) return `${digits(seconds * 1000)} ms`;
  const [amount, word] =
    seconds < 60
      ? [seconds, 's']
      : seconds < 3600
        ? [seconds / 60, 'mins']
        : seconds < 86_400
          ? [seconds / 3600, 'hours']
          : [seconds / 86_400, 'days'];
  return `${digits(amount)} ${word}`;
}

function digits(value: number, decimals = value < 10 ? 2 : value < 100 ? 1 : 0): string {
  return Number.isInteger(value) ? String(value) : fixed(value, decimals);
}

/** A half is rounded up, as people do, wherever binary numbers put it. */
function fixed(value: number, decimals: number): string {
  return (Math.round(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals);
}
