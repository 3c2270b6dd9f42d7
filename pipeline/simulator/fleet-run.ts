import { client, type Pending, type Sent } from './client.js';
import { dayOf } from './day.js';
import type { Entry } from './entry.js';
import type { Export } from './export.js';
import type { Book } from './ledger.js';
import { Way } from './network.js';
import type { Settings } from './options.js';
import type { Person } from './people.js';
import { blank, type Memory } from './plan.js';
import type { Process } from './process.js';
import { Random } from './random.js';
import { Timeline } from './timeline.js';
import { work } from './work.js';

type Running = { process: Process; sends: Generator<Sent>; sent: Sent; way: Way; owed: Pending[] };

type Item =
  | { readonly kind: 'day'; readonly person: Person; readonly memory: Memory; readonly day: number }
  | { readonly kind: 'start'; readonly process: Process }
  | { readonly kind: 'send'; readonly running: Running }
  | { readonly kind: 'arrive'; readonly arrival: Export };

const dayLength = 86_400_000;
/** How far ahead of a day, in UTC, its first process may start in the zones of the east. */
const ahead = 14 * 3_600_000;

/** Everything that arrives, in its order: days begin, processes start, send, and their exports come in. */
export function* run(
  settings: Settings,
  people: readonly Person[],
  clock: (time: number) => number,
  ledger: Book,
): Generator<Export> {
  const root = new Random(`${settings.seed}`);
  const line = new Timeline<Item>();
  const schedule = (running: Running) => {
    const next = running.sends.next();
    if (!next.done) line.push(next.value.at, { kind: 'send', running: { ...running, sent: next.value } });
    else for (const entry of running.owed) ledger.record({ ...entry, arrivals: [] });
  };
  for (const person of people) {
    line.push(settings.start - ahead, { kind: 'day', person, memory: blank(), day: 0 });
  }
  for (let item = line.pop(); item; item = line.pop()) {
    const { value } = item;
    if (value.kind === 'arrive') yield value.arrival;
    else if (value.kind === 'day') {
      const { person, memory, day } = value;
      const midnight = settings.start + day * dayLength;
      const random = root.fork('day', person.index, day);
      for (const process of dayOf(settings, person, memory, random, midnight)) {
        line.push(process.start, { kind: 'start', process });
      }
      if (day + 1 < settings.days) {
        line.push(midnight + dayLength - ahead, { kind: 'day', person, memory, day: day + 1 });
      }
    } else if (value.kind === 'start') {
      const { process } = value;
      const happenings = work(process, root.fork('work', process.id), settings.client);
      const sends = client(process, happenings, settings, clock);
      const first = sends.next();
      if (first.done) continue;
      const way = new Way(settings.network, root.fork('way', process.id));
      line.push(first.value.at, {
        kind: 'send',
        running: { process, sends, sent: first.value, way, owed: [] },
      });
    } else {
      const { running } = value;
      for (const arrival of deliver(running, clock, ledger)) line.push(arrival.due, arrival.item);
      schedule(running);
    }
  }
}

/**
 * Decides what becomes of an export and writes it down. What a lost cumulative export would have brought
 * comes with the next one.
 */
function* deliver(
  running: Running,
  clock: (time: number) => number,
  ledger: Book,
): Generator<{ due: number; item: Item }> {
  const { sent, process, way } = running;
  const times = sent.signal === 'nothing' ? [] : way.arrivals(sent.at);
  const cumulative = sent.signal === 'metrics' && process.temporality === 'cumulative';
  if (cumulative && times.length === 0) {
    running.owed.push(...sent.brings);
    return;
  }
  const counting = (cumulative ? times.slice(0, 1) : times).map(clock);
  const owed = sent.signal === 'logs' ? [] : running.owed.splice(0);
  const entries: Entry[] = [];
  for (const entry of [...owed, ...sent.brings]) entries.push({ ...entry, arrivals: counting });
  for (const entry of entries) ledger.record(entry);
  if (sent.signal === 'nothing') return;
  const { signal, body } = sent;
  for (const [nth, due] of times.entries()) {
    const brings = cumulative && nth > 0 ? [] : entries;
    const arrival = { at: clock(due), process: process.id, brings, signal, body } as Export;
    yield { due, item: { kind: 'arrive', arrival } };
  }
}
