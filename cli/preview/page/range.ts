import { dateMath, dateTime, type DateTime, type TimeRange } from '@grafana/data';
import type { Address } from './address';
import type { Dashboard } from './api';
import { objectOf, textOf } from '../../../src/proof/json';

/** A range as a person chose it, and what it means now. */
export function rangeOf(
  { from, to, zone }: Pick<Address, 'from' | 'to' | 'zone'>,
  of: { readonly dashboard: Dashboard; readonly now: number; readonly zone: string | undefined },
): { readonly range: TimeRange; readonly zone: string } {
  const saved = objectOf(of.dashboard['time']);
  const where = zoneOf(zone ?? textOf(of.dashboard['timezone']), of.zone);
  const raw = {
    from: from ?? textOf(saved['from']) ?? 'now-6h',
    to: to ?? textOf(saved['to']) ?? 'now',
  };
  const start = instant(raw.from, { now: of.now, zone: where, roundUp: false });
  const end = instant(raw.to, { now: of.now, zone: where, roundUp: true });
  if (!start || !end || end.valueOf() <= start.valueOf()) {
    return rangeOf({ from: 'now-6h', to: 'now', zone }, of);
  }
  const range = { from: start, to: end };
  return { zone: where, range: { ...range, raw: isRelative(raw) ? raw : range } };
}

/** How a chosen range stands in the address: as it was chosen, or in milliseconds. */
export function rawOf({ raw }: TimeRange): { readonly from: string; readonly to: string } {
  return { from: text(raw.from), to: text(raw.to) };
}

function text(value: DateTime | string): string {
  return typeof value === 'string' ? value : String(value.valueOf());
}

function isRelative(raw: { from: string; to: string }): boolean {
  return raw.from.includes('now') || raw.to.includes('now');
}

function zoneOf(zone: string | undefined, fallback: string | undefined): string {
  if (zone === undefined || zone === '' || zone === 'browser')
    return fallback ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'utc' ? 'UTC' : zone;
}

function instant(
  value: string,
  { now, zone, roundUp }: { now: number; zone: string; roundUp: boolean },
): DateTime | undefined {
  if (/^\d+$/.test(value)) return dateTime(Number(value));
  const found = dateMath.toDateTime(value, { now: dateTime(now), timezone: zone, roundUp });
  return found?.isValid() ? found : undefined;
}
