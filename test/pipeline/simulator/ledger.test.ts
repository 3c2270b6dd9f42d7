import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  calm,
  simulate,
  type Export,
  type Ledger,
  type SimulateOptions,
} from '../../../pipeline/simulator/index.js';
import { metrics } from '../../../queries/catalog/index.js';
import { countersOf, recordsOf } from './decode.js';

const take = (options: SimulateOptions) => {
  const fleet = simulate(options);
  return { fleet, exports: [...fleet.exports] };
};

const close = (found: Map<string, number>, wanted: Map<string, number>) => {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [key, value] of wanted) expect(found.get(key), key).toBeCloseTo(value, 6);
};

test('the ledger by arrival is what the bodies add up to', () => {
  assert(
    property(integer({ min: 1, max: 999 }), constantFrom(1, 3), (seed, days) => {
      const { fleet, exports } = take({ developers: 6, days, seed });
      const teams = countersOf(exports, ({ name, attributes, resource }) =>
        [name, attributes.get('team') ?? resource.get('team') ?? ''].join(' / '),
      );
      for (const { name } of Object.values(metrics)) {
        const mine = [...teams].filter(([key]) => key.startsWith(`${name} / `));
        const bare = new Map(mine.map(([key, value]) => [key.slice(name.length + 3), value]));
        close(bare, fleet.ledger.total({ measure: { metric: name }, by: ['team'] }));
      }
    }),
    { numRuns: 4 },
  );
});

test('events in the ledger are the records that arrived, repeated ones once', () => {
  const { fleet, exports } = take({
    developers: 8,
    days: 3,
    seed: 3,
    network: { lost: 0.05, repeated: 0.05 },
  });
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  let spent = 0;
  for (const sent of exports) {
    for (const { attributes } of recordsOf(sent)) {
      const name = String(attributes.get('event.name'));
      const record = `${sent.process} ${attributes.get('event.sequence')}`;
      if (seen.has(record)) continue;
      seen.add(record);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (name === 'api_request') spent += Number(attributes.get('cost_usd'));
    }
  }
  for (const [event, count] of counts) expect(fleet.ledger.total({ measure: { event } })).toBe(count);
  expect(fleet.ledger.total({ measure: 'cost', source: 'event' })).toBeCloseTo(spent, 6);
});

test('where nothing goes wrong, both signals and both clocks tell the same money', () => {
  const { fleet } = take({ developers: 5, days: 2, seed: 11, ...calm });
  const { ledger } = fleet;
  const total = ledger.total({ measure: 'cost' });
  expect(total).toBeGreaterThan(5);
  expect(ledger.total({ measure: 'cost', clock: 'event' })).toBeCloseTo(total, 9);
  expect(ledger.total({ measure: 'cost', source: 'event' })).toBeCloseTo(total, 9);
  for (const measure of ['inputTokens', 'outputTokens', 'cacheReadTokens', 'tokens'] as const) {
    const [counter, event] = [ledger.total({ measure }), ledger.total({ measure, source: 'event' })];
    expect(event).toBe(counter);
  }
  expect(ledger.total({ measure: 'editDecisions', source: 'event' })).toBe(
    ledger.total({ measure: 'editDecisions' }),
  );
});

const only = (network: SimulateOptions['network']) =>
  take({ developers: 4, days: 1, seed: 5, ...calm, network: { ...calm.network, ...network } }).fleet.ledger;

const cost = (ledger: Ledger, clock: 'arrival' | 'event') => ledger.total({ measure: 'cost', clock });

test('a lost export is in the ledger by event and not by arrival, a repeated delta export counts twice', () => {
  const lost = only({ lost: 0.2 });
  expect(cost(lost, 'arrival')).toBeLessThan(cost(lost, 'event') * 0.95);
  const repeated = only({ repeated: 0.2 });
  expect(cost(repeated, 'arrival')).toBeGreaterThan(cost(repeated, 'event') * 1.05);
  expect(cost(lost, 'event')).toBeCloseTo(cost(repeated, 'event'), 9);
});

test('what a lost cumulative export held comes with the next one, and a repeated one adds nothing', () => {
  const { fleet, exports } = take({
    developers: 4,
    days: 1,
    seed: 5,
    habits: { ...calm.habits, cumulative: 1 },
    network: { lost: 0.3, repeated: 0.1, killed: 0 },
  });
  const arrived = cost(fleet.ledger, 'arrival');
  const happened = cost(fleet.ledger, 'event');
  expect(arrived).toBeLessThanOrEqual(happened);
  expect(arrived).toBeGreaterThan(happened * 0.97);
  expect(countersOf(exports, ({ name }) => name).get('claude_code.cost.usage')).toBeCloseTo(arrived, 6);
});

test('ranges leave out their first moment and hold their last, so that steps sum to the whole', () => {
  const { fleet } = take({ developers: 4, days: 2, seed: 2 });
  const { start: from, end: to, ledger } = fleet;
  const half = from + 86_400_000;
  const part = (a: number, b: number) => ledger.total({ measure: 'tokens', from: a, to: b });
  expect(part(from, half) + part(half, to)).toBe(part(from, to));
  const steps = ledger.perStep({ measure: 'tokens', from, to, step: 3_600_000 });
  expect([...steps.keys()]).toHaveLength(48);
  expect([...steps.values()].reduce((sum, value) => sum + value, 0)).toBe(part(from, to));
  const [arrival] = ledger.all().find(({ name }) => name === 'claude_code.session.count')!.arrivals;
  expect(ledger.total({ measure: 'sessions', from: arrival! - 1, to: arrival! })).toBeGreaterThan(0);
  expect(ledger.total({ measure: 'sessions', from: arrival!, to: arrival! })).toBe(0);
});

test('the ledger answers by word and by attribute, filters, and counts distinct values', () => {
  const { fleet } = take({ developers: 10, days: 2, seed: 4 });
  const { ledger, people } = fleet;
  const byTeam = ledger.total({ measure: 'cost', by: ['team'] });
  const [team, spent] = [...byTeam].find(([name]) => name !== '')!;
  expect(ledger.total({ measure: 'cost', where: { team } })).toBeCloseTo(spent, 9);
  expect(ledger.total({ measure: 'cost', where: { team: [...byTeam.keys()] } })).toBeCloseTo(
    ledger.total({ measure: 'cost' }),
    9,
  );
  expect(byTeam.has('')).toBe(true);
  expect(ledger.distinct({ measure: 'cost', of: 'user' })).toBe(people.length);
  expect(ledger.total({ measure: 'cost', by: ['user.email'] })).toEqual(
    ledger.total({ measure: 'cost', by: ['user'] }),
  );
  expect(() => ledger.total({ measure: 'prompts', source: 'counter' })).toThrow(
    'ledger › prompts: no counter holds it; leave source out',
  );
});

const stamp = ({ body }: Export) => /"timeUnixNano":"(\d+)"/.exec(JSON.stringify(body))![1]!;

test('exports come in order of arrival, and each process keeps its own order', () => {
  const { exports } = take({ developers: 6, days: 1, seed: 9, network: { repeated: 0.2 }, zones: [-12, 14] });
  const times = exports.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const seen = new Map<string, string>();
  for (const sent of exports.filter(({ signal }) => signal === 'metrics')) {
    const before = seen.get(sent.process) ?? '';
    expect(stamp(sent) >= before).toBe(true);
    seen.set(sent.process, stamp(sent));
  }
});
