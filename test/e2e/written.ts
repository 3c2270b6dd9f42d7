import { money } from './money.js';

/** How a person expects to read a quantity of a unit, reckoned without Grafana. */
export function written(value: number, unit: string): string {
  if (unit === 'currencyUSD') return money(value);
  if (unit === 'count') return Math.round(value).toLocaleString('en-US');
  if (unit === 'tokens') return short(value);
  if (unit === 'seconds') return lasting(value);
  if (unit === 'milliseconds') return value === 0 ? '0 ms' : lasting(value / 1000);
  throw new Error(`nobody has said how ${unit} is read`);
}

/** `950`, `1.23 K`, `4.5 Mil`: three digits that count. */
function short(value: number): string {
  const steps = ['', ' K', ' Mil', ' Bil'];
  const step = value < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  return `${digits(scaled)}${steps[step]}`;
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
  return Number.isInteger(value) ? String(value) : value.toFixed(decimals);
}
