import type { Settings } from './options.js';
import type { Person } from './people.js';
import { agents, companions, hour, interactive, prints, startOf, type Memory, type Plan } from './plan.js';
import type { Process } from './process.js';
import type { Random } from './random.js';
import { releases } from './releases.js';

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
