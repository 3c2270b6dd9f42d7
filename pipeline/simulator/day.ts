import type { Settings } from './options.js';
import type { Machine, Person } from './people.js';
import type { Process, Span } from './process.js';
import type { Random } from './random.js';
import { releases } from './releases.js';

const minute = 60_000;
const hour = 60 * minute;
const dayLength = 24 * hour;

/** What a person carries from one day to the next. */
export type Memory = {
  /** Sessions that may be taken up again, newest first; a few at most. */
  sessions: { readonly id: string; readonly machine: Machine; readonly ended: number }[];
  started: number;
  worked: boolean;
};

export const blank = (): Memory => ({ sessions: [], started: 0, worked: false });

type Plan = { settings: Settings; person: Person; memory: Memory; random: Random; midnight: number };

/** The processes a person starts on one day, in order of their start. */
export function dayOf(
  settings: Settings,
  person: Person,
  memory: Memory,
  random: Random,
  midnight: number,
): Process[] {
  const local = new Date(midnight + 12 * hour).getUTCDay();
  const weekend = local === 0 || local === 6;
  if (!random.chance(weekend ? settings.weekends : 0.92) && (weekend || memory.worked)) return [];
  const plan: Plan = { settings, person, memory, random, midnight: midnight - person.zone * hour };
  const first = !memory.worked;
  memory.worked = true;
  const wanted = Math.max(first ? 2 : 1, Math.round(random.wait(settings.sessionsPerDay * person.pace)));
  const found: Process[] = [];
  const acts = (probability: number) => first || random.chance(probability);
  const upgradeAt = person.has('upgrades') && acts(0.04) ? Math.ceil(wanted / 2) : -1;
  const starts = Array.from({ length: Math.min(wanted, 14) }, () => startOf(settings, random)).sort(
    (a, b) => a - b,
  );
  starts.forEach((at, nth) => {
    const machine = person.machines[(nth + memory.started) % person.machines.length]!;
    if (nth === upgradeAt && machine.release < releases.length - 1) machine.release += 1;
    const session = interactive(plan, machine, plan.midnight + at, nth === 0 && acts(0.15));
    found.push(session, ...companions(plan, session, nth === 0 ? acts : (p) => random.chance(p)));
  });
  if (person.has('printRuns')) found.push(...prints(plan, first));
  if (person.has('agentsView') && acts(0.3)) found.push(agents(plan));
  return found
    .filter(({ start }) => start >= settings.start && start < settings.end)
    .sort((a, b) => a.start - b.start);
}

/** A moment of the working day, its middle more often than its ends. */
function startOf({ workday: [from, to] }: Settings, random: Random): number {
  return Math.round(from * hour + ((to - from) * hour * (random.next() + random.next() + random.next())) / 3);
}

function make(
  plan: Plan,
  machine: Machine,
  given: Pick<Process, 'start' | 'end'> & Partial<Process>,
): Process {
  const { settings, person, memory, random } = plan;
  memory.started += 1;
  const teamless = person.team === undefined;
  return {
    id: `${person.index}.${memory.started}`,
    person,
    machine,
    release: releases[machine.release]!,
    session: random.uuid(),
    kind: 'interactive',
    startType: 'fresh',
    temporality: machine.temporality,
    project: teamless
      ? random.pick(['sandbox', undefined])
      : `${person.team}-${random.pick(['api', 'web', 'jobs'])}`,
    busy: [{ from: given.start, to: given.end }],
    asleep: [],
    killed: random.chance(settings.network.killed),
    ...given,
  };
}

/** A session at the terminal; perhaps one that sleeps, or that stays open for days. */
function interactive(plan: Plan, machine: Machine, start: number, open: boolean): Process {
  const { person, random } = plan;
  const worked = Math.round(Math.min(4 * hour, random.skewed(22 * minute, 0.8)));
  const stop = start + worked;
  if (person.has('leavesOpen') && open) {
    const again = start + dayLength * random.whole(1, 2) + random.whole(-30, 30) * minute;
    const busy: Span[] = [
      { from: start, to: stop },
      { from: again, to: again + 20 * minute },
    ];
    return make(plan, machine, { start, end: again + random.whole(1, 6) * hour, busy });
  }
  if (person.has('sleeps') && (plan.memory.started === 0 || random.chance(0.2))) {
    const from = start + Math.round(worked / 2);
    const to = from + random.whole(20, 180) * minute;
    const busy = [
      { from: start, to: from },
      { from: to, to: to + Math.round(worked / 2) },
    ];
    return make(plan, machine, { start, end: busy[1]!.to + 10 * minute, busy, asleep: [{ from, to }] });
  }
  const idle = random.whole(10, 900) * 1_000;
  return make(plan, machine, { start, end: stop + idle, busy: [{ from: start, to: stop }] });
}

/** What runs beside a session or follows it: another terminal, the same session twice, the session again. */
function companions(plan: Plan, session: Process, acts: (probability: number) => boolean): Process[] {
  const { settings, person, memory, random } = plan;
  const { machine, start } = session;
  const found: Process[] = [];
  const within = () => start + Math.round(random.between(1, 10) * minute);
  const lasting = () => Math.round(random.between(5, 40) * minute);
  if (person.has('parallel') && acts(0.3)) {
    const from = within();
    const other = random.pick(person.machines);
    found.push(make(plan, other, { start: from, end: from + lasting() }));
  }
  const sameId = machine.temporality === 'delta' || settings.cumulativeTrouble;
  if (person.has('sharedSession') && sameId && acts(0.3)) {
    const from = within();
    const id = { session: session.session, startType: 'resume' as const };
    found.push(make(plan, machine, { start: from, end: from + lasting(), ...id }));
  }
  const last = memory.sessions.find(
    (old) => old.ended < start && (old.machine.temporality === 'delta' || settings.cumulativeTrouble),
  );
  if (person.has('resumes') && last && random.chance(0.35)) {
    const from = start + lasting();
    const startType = random.pick(['resume', 'continue'] as const);
    found.push(make(plan, last.machine, { start: from, end: from + lasting(), session: last.id, startType }));
  }
  memory.sessions = [{ id: session.session, machine, ended: session.end }, ...memory.sessions].slice(0, 4);
  return found;
}

function prints(plan: Plan, first: boolean): Process[] {
  const { settings, random, person } = plan;
  const count = Math.max(first ? 1 : 0, Math.round(random.wait(3)));
  return Array.from({ length: Math.min(count, 12) }, () => {
    const start = plan.midnight + startOf(settings, random);
    const end = start + random.whole(8, 70) * 1_000;
    return make(plan, person.machines[0]!, { start, end, kind: 'print' });
  });
}

function agents(plan: Plan): Process {
  const start = plan.midnight + startOf(plan.settings, plan.random);
  const end = start + plan.random.whole(1, 12) * minute;
  return make(plan, plan.person.machines[0]!, { start, end, kind: 'agents', startType: 'agents_view' });
}
