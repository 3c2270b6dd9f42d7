import { afterAll, beforeAll, expect, test } from 'vitest';
import { accumulated, simulate } from '../../pipeline/simulator/index.js';
import { books } from '../../rules/index.js';
import { backfill, request, type Prometheus } from '../engines/index.js';
import { at, midnight } from './support/history.js';
import { RecordedModel } from './support/recorded-model.js';
import { Ruler, startForReplay } from './support/replay.js';
import { pipeline, rulesFor } from './support/world.js';

const hours = 7;
const until = hours * 60;
const restart = { minute: 3 * 60 + 40, replica: 0 };
const subject = /:cost_usd:/;

type Samples = Map<string, readonly (readonly [number, number])[]>;
const names = ['books', 'books_3h', 'by_user', 'by_user_1h', 'by_user_ended'];

let prometheus: Prometheus;
const modelled: Samples = new Map();

/** A small fleet behind two replicas of which one starts anew, in a store that marks no ends. */
beforeAll(async () => {
  prometheus = await startForReplay();
  const fleet = simulate({ developers: 3, hours, seed: 5, start: midnight, workday: [0, 6], zones: [0] });
  const minutes = Array.from({ length: until + 1 }, (_, minute) => minute);
  const due = (every: number, first: number) => minutes.filter((one) => one % every === first).map(at);
  const ended = at(restart.minute) + 17_000;
  const model = new RecordedModel(pipeline, {
    books: due(1, 0),
    everyThreeHours: due(180, 12),
    everyHour: due(60, 24),
    ends: [ended],
  });
  const portions = accumulated(fleet.exports, {
    to: at(until) + 60_000,
    replicas: 2,
    portion: 3_600_000,
    restarts: [{ at: ended, replica: restart.replica }],
  });
  for (const portion of portions) {
    await backfill(prometheus, portion);
    for (const { name, labels, samples } of model.take(portion)) {
      const key = keyOf(name, labels);
      modelled.set(key, [...(modelled.get(key) ?? []), ...samples]);
    }
  }
  const ruler = new Ruler(prometheus, rulesFor(subject, books(pipeline)));
  await ruler.run({ from: -180, to: until });
});
afterAll(() => prometheus?.stop());

test.each(names)('the model of what is recorded says what the rules record: %s', async (what) => {
  const query = new URLSearchParams({
    query: `claude_code:cost_usd:${what}[10h]`,
    time: String(at(until) / 1000),
  });
  const answer = await request(`${prometheus.url}/api/v1/query`, { method: 'POST', body: query });
  const { result } = (JSON.parse(answer) as Answer).data;
  const said = new Map(
    result.map(({ metric: { __name__: name, ...labels }, values }) => [
      keyOf(name!, labels),
      values.map(([time, value]): [number, number] => [time * 1000, rounded(Number(value))]),
    ]),
  );
  const really = [...modelled]
    .filter(([key]) => key.startsWith(`claude_code:cost_usd:${what} `))
    .map(([key, samples]) => [key, samples.map(([time, value]) => [time, rounded(value)])] as const);
  expect(really.length).toBeGreaterThan(2);
  expect(said).toEqual(new Map(really));
});

interface Answer {
  readonly data: {
    readonly result: { metric: Record<string, string>; values: [number, string][] }[];
  };
}

function keyOf(name: string, labels: Readonly<Record<string, string>> = {}): string {
  return `${name} ${JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
