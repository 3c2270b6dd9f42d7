import type { Settings } from './options.js';
import type { Machine, Person } from './people.js';
import type { Process, Span } from './process.js';
import type { Random } from './random.js';
import { releases } from './releases.js';

const minute = 60_000;
export const hour = 60 * minute;
const dayLength = 24 * hour;

/** What a person carries from one day to the next. */
export type Memory = {
  /** Sessions that may be taken up again, newest first; a few at most. */
  sessions: { readonly id: string; readonly machine: Machine; readonly ended: number }[];
  started: number;
  worked: boolean;
};

export const blank = (): Memory => ({ sessions: [], started: 0, worked: false });

/** A person's day while it is laid out. */
export type Plan = {
  readonly settings: Settings;
  readonly person: Person;
  readonly memory: Memory;
  readonly random: Random;
  /** Of the person's own zone. */
  readonly midnight: number;
};

/** A moment of the working day, its middle more often than its ends. */
export function startOf({ workday: [from, to] }: Settings, random: Random): number {
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
    nth: memory.started,
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
export function interactive(plan: Plan, machine: Machine, start: number, open: boolean): Process {
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
export function companions(plan: Plan, session: Process, acts: (probability: number) => boolean): Process[] {
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

/** Runs with `-p`, over the day. */
export function prints(plan: Plan, first: boolean): Process[] {
  const { settings, random, person } = plan;
  const count = Math.max(first ? 1 : 0, Math.round(random.wait(3)));
  return Array.from({ length: Math.min(count, 12) }, () => {
    const start = plan.midnight + startOf(settings, random);
    const end = start + random.whole(8, 70) * 1_000;
    return make(plan, person.machines[0]!, { start, end, kind: 'print' });
  });
}

/** A look at the background agents. */
export function agents(plan: Plan): Process {
  const start = plan.midnight + startOf(plan.settings, plan.random);
  const end = start + plan.random.whole(1, 12) * minute;
  return make(plan, plan.person.machines[0]!, { start, end, kind: 'agents', startType: 'agents_view' });
}
