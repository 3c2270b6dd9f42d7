import { clientSettings } from './client-settings.js';
import { usualHabits, usualNetwork } from './habits.js';
import type { Settings, SimulateOptions } from './options.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Fills in what is not said, and refuses what makes no sense. */
export function settle(options: SimulateOptions): Settings {
  const {
    start: wanted = '2026-03-02',
    hours,
    keys,
    habits,
    network,
    client,
    compression,
    ...rest
  } = options;
  const days = options.days ?? Math.max(1, Math.ceil((hours ?? 24) / 24));
  const start = new Date(wanted).getTime();
  const settings: Settings = {
    seed: 1,
    teams: { platform: 4, web: 3, data: 2, mobile: 1 },
    sessionsPerDay: 3,
    workday: [8, 18],
    weekends: 0.08,
    zones: [0, 1, 2, -5, -8, 5.5],
    metricInterval: 60_000,
    logInterval: 5_000,
    cumulativeTrouble: false,
    ...rest,
    days,
    start,
    end: start + (hours === undefined ? days * day : hours * hour),
    keys: { team: 'team', department: 'department', costCenter: 'cost_center', project: 'project', ...keys },
    habits: { ...usualHabits, ...habits },
    network: { ...usualNetwork, ...network },
    client: clientSettings(client),
    ...(compression && { compression }),
  };
  if (Number.isNaN(start)) wrong('start', `${String(wanted)} is not a date; write 2026-03-02`);
  if (hours !== undefined) above0('hours', hours);
  check(settings);
  return Object.freeze(settings);
}

/** More than these is a slip of the keyboard, or a run that never ends. */
const most = { developers: 100_000, days: 3_660, sessionsPerDay: 500 } as const;

function check(settings: Settings): void {
  const { developers, days, seed, sessionsPerDay, metricInterval, logInterval, weekends } = settings;
  for (const [name, value] of Object.entries({ developers, days })) {
    if (!(Number.isInteger(value) && value > 0)) wrong(name, `${value} is not a whole number above 0`);
  }
  if (!Number.isSafeInteger(seed)) wrong('seed', `${seed} is not a whole number`);
  for (const [name, value] of Object.entries({ sessionsPerDay, metricInterval, logInterval })) {
    above0(name, value);
  }
  for (const [name, value] of Object.entries({ weekends, ...settings.habits, ...settings.network })) {
    if (!(value >= 0 && value <= 1)) wrong(name, `${value} is not between 0 and 1`);
  }
  for (const name of ['developers', 'days', 'sessionsPerDay'] as const) {
    if (settings[name] > most[name]) wrong(name, `${settings[name]} is more than the limit of ${most[name]}`);
  }
  const weights = Object.values(settings.teams);
  if (!weights.some((weight) => weight > 0) || !weights.every((weight) => weight >= 0)) {
    wrong('teams', 'give at least one team with a weight above 0, and none below');
  }
  const [from, to] = settings.workday;
  if (!(from >= 0 && from < to && to <= 24)) wrong('workday', `${from} to ${to} is no part of a day`);
  if (settings.zones.length === 0) wrong('zones', 'give at least one, such as 0');
  for (const zone of settings.zones) {
    if (!(zone >= -12 && zone <= 14)) wrong('zones', `${zone} is not between -12 and 14`);
  }
  if (settings.compression) {
    above0('compression.speed', settings.compression.speed);
    if (settings.compression.speed > 1e6) {
      wrong('compression.speed', `${settings.compression.speed} is more than the limit of 1000000`);
    }
  }
}

function above0(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) wrong(name, `${value} is not above 0`);
}

function wrong(name: string, why: string): never {
  throw new Error(`simulate › ${name}: ${why}`);
}
