import type { Habit } from './habits.js';
import type { Settings } from './options.js';
import { Random } from './random.js';
import { releases } from './releases.js';

export type Temporality = 'delta' | 'cumulative';

export type Machine = {
  /** The random id of the installation. */
  readonly userId: string;
  readonly service: 'claude-code' | 'claude-code-desktop';
  readonly os: Readonly<Record<string, string>>;
  readonly terminal: string | undefined;
  readonly temporality: Temporality;
  /** Index into `releases`; an upgrade moves it. */
  release: number;
};

export type Person = {
  readonly index: number;
  readonly email: string | undefined;
  readonly account: { readonly uuid: string; readonly id: string; readonly organization: string } | undefined;
  readonly team: string | undefined;
  readonly zone: number;
  /** Sessions a day, compared with others. */
  readonly pace: number;
  readonly has: (habit: Habit) => boolean;
  readonly machines: readonly Machine[];
};

const givenNames = [
  'ada', 'alan', 'barbara', 'claude', 'dennis', 'donald', 'edsger', 'frances', 'grace', 'hedy',
  'ivan', 'jean', 'john', 'karen', 'ken', 'leslie', 'margaret', 'niklaus', 'radia', 'tony',
]; // prettier-ignore

const systems: readonly Readonly<Record<string, string>>[] = [
  { 'os.type': 'darwin', 'os.version': '25.3.0', 'host.arch': 'arm64' },
  { 'os.type': 'linux', 'os.version': '6.8.0-45-generic', 'host.arch': 'amd64' },
  { 'os.type': 'windows', 'os.version': '10.0.26100', 'host.arch': 'amd64' },
  {
    'os.type': 'linux',
    'os.version': '5.15.167.4-microsoft-standard-WSL2',
    'host.arch': 'amd64',
    'wsl.version': '2',
  },
];

const terminals = ['iTerm.app', 'vscode', 'cursor', 'tmux', 'Apple_Terminal', undefined];

/**
 * Spreads a habit evenly over people: a share of them has it, and of two or more never none where the share
 * is above zero. * Each habit starts at another person, so that they mix.
 */
function holders(settings: Settings, habit: Habit): ReadonlySet<number> {
  const share = settings.habits[habit];
  if (share === 0) return new Set();
  const n = settings.developers;
  const wanted = Math.max(n > 1 ? 1 : 0, Math.round(share * n));
  const shift = new Random(`${settings.seed}/habit/${habit}`).whole(0, n - 1);
  return new Set(Array.from({ length: wanted }, (_, i) => (Math.floor((i * n) / wanted) + shift) % n));
}

/** The teams of people, dealt out by weight in a fixed order. */
function deal(settings: Settings, random: Random): (string | undefined)[] {
  const without = holders(settings, 'withoutTeam');
  return Array.from({ length: settings.developers }, (_, index) =>
    without.has(index) ? undefined : random.weighted(settings.teams),
  );
}

/** Everybody in the fleet, with their machines. */
export function fleet(settings: Settings): Person[] {
  const root = new Random(`${settings.seed}`);
  const habits = new Map(
    (Object.keys(settings.habits) as Habit[]).map((habit) => [habit, holders(settings, habit)]),
  );
  const teams = deal(settings, root.fork('teams'));
  const organization = root.fork('organization').uuid();
  return teams.map((team, index) => {
    const random = root.fork('person', index);
    const has = (habit: Habit) => habits.get(habit)!.has(index);
    const login = !has('withoutLogin');
    return Object.freeze({
      index,
      email: login ? `${givenNames[index % 20]}.${index}@example.com` : undefined,
      account: login ? { uuid: random.uuid(), id: `user_01${random.hex(22)}`, organization } : undefined,
      team,
      zone: random.pick(settings.zones),
      pace: Math.min(3, random.skewed(1, 0.5)),
      has,
      machines: machines(has, random.fork('machines')),
    });
  });
}

function machines(has: Person['has'], random: Random): Machine[] {
  const count = has('severalMachines') ? random.whole(2, 3) : 1;
  const first = random.whole(0, systems.length - 1);
  const release = has('oldRelease') ? 0 : random.whole(1, releases.length - 2);
  return Array.from({ length: count }, (_, i) => ({
    userId: random.hex(64),
    service: has('desktop') && i === 0 ? 'claude-code-desktop' : 'claude-code',
    os: systems[(first + i) % systems.length]!,
    terminal: random.pick(terminals),
    temporality: has('cumulative') && i === count - 1 ? 'cumulative' : 'delta',
    release: Math.min(release + i, releases.length - 1),
  }));
}
