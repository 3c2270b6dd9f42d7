import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { showLogsOnFailure, until, type Collector } from '../../engines/index.js';
import { badBodies } from './bad-bodies.js';
import { badCalls, noGrpc, unheard } from './bad-calls.js';
import { odd, uncountable } from './bad-points.js';
import { grown, post, publishedCost, sendAmongGood, told, userOf } from './attack.js';
import { GrpcClient, shout } from './grpc.js';
import { costExport } from './otlp-bytes.js';
import { startChain } from './stores.js';

let collector: Collector;
beforeAll(async () => {
  collector = await startChain({ counters: 'scraped', batchMs: 20 });
});
afterAll(() => collector.stop());
beforeEach(() => showLogsOnFailure(collector));

/** Waits for what should be published of some people, and holds it. */
async function settled(wanted: ReadonlyMap<string, number>): Promise<void> {
  const found = async () => {
    const published = await publishedCost(collector);
    return Object.fromEntries([...wanted.keys()].map((user) => [user, published.get(user) ?? 0]));
  };
  const expected = Object.fromEntries(wanted);
  const same = async () => JSON.stringify(await found()) === JSON.stringify(expected);
  await until('the counters', same).catch(() => {});
  expect(await found()).toEqual(expected);
}

test('points that cannot be counted are dropped, counted, and disturb no other', async () => {
  const before = await told(collector);
  const wanted = new Map<string, number>();
  for (const point of Object.values(uncountable).flat()) {
    wanted.set(userOf(point), await sendAmongGood(collector, point));
  }
  await settled(wanted);
  const expected = Object.entries(uncountable).map(
    ([filter, points]) =>
      `otelcol_processor_filter_datapoints_filtered{filter="${filter}"} +${points.length}`,
  );
  expect(grown(before, await told(collector)).sort()).toEqual(expected.sort());
});

test('good values said in a wrong way count, all of them, and a store can take every line', async () => {
  const wanted = new Map<string, number>();
  for (const point of odd) wanted.set(userOf(point), 1 + (await sendAmongGood(collector, point)));
  await settled(wanted);
  expect(collector.log()).not.toContain('error gathering metrics');
});

test('bodies that are no export are turned away and counted, and the collector goes on', async () => {
  const before = await told(collector);
  const bodies = badBodies({ plain: 32, packed: 64 });
  const answers: Record<string, number> = {};
  for (const body of bodies) answers[body.name] = await post(collector, body);
  const expected = bodies.map(({ name, type }) => [name, type === 'text/plain' ? 415 : 400]);
  expect(answers).toEqual(Object.fromEntries(expected));
  expect(grown(before, await told(collector)).sort()).toEqual([
    `http_server_request_duration_count{http_response_status_code="400"} +${bodies.length - 1}`,
    'http_server_request_duration_count{http_response_status_code="415"} +1',
  ]);
  const after = { name: 'after', sends: {} };
  await settled(new Map([[userOf(after), 1 + (await sendAmongGood(collector, after))]]));
});

test('calls over gRPC that are no export are turned away and counted, and good ones beside them count', async () => {
  const before = await told(collector);
  const [good, bad] = [new GrpcClient(collector), new GrpcClient(collector)];
  let sent = 0;
  const works = async () => {
    expect(await good.call({ messages: [costExport('beside')] })).toBe(0);
    sent += 1;
  };
  const calls = badCalls(32);
  const answers: Record<string, number | undefined> = {};
  for (const call of calls) [answers[call.name]] = await Promise.all([bad.call(call), works()]);
  for (const bytes of Object.values(noGrpc)) await Promise.all([shout(collector, bytes), works()]);
  bad.close();
  await works();
  good.close();
  expect(answers).toEqual(Object.fromEntries(calls.map(({ name, status }) => [name, status])));
  await settled(
    new Map([
      ['beside', sent],
      [unheard, 0],
    ]),
  );
  const wanted = ['INTERNAL', 'RESOURCE_EXHAUSTED', 'UNIMPLEMENTED'].map(
    (status) =>
      `rpc_server_call_duration_count{rpc_response_status_code="${status}"} +${calls.filter((call) => call.told === status).length}`,
  );
  expect(grown(before, await told(collector)).sort()).toEqual(wanted);
});

test('more series than a replica is for are refused and counted, and those it has go on', async () => {
  const full = await startChain({ counters: 'scraped', batchMs: 20, maxSeries: 2 });
  try {
    const people = ['first', 'second', 'third'].map((name) => ({ name, sends: {} }));
    for (const one of [...people, people[0]!]) await sendAmongGood(full, one);
    const limit = 'otelcol_deltatocumulative_datapoints{error="limit"}';
    await until('the refusal', async () => (await told(full)).get(limit) === 3).catch(() => {});
    expect((await told(full)).get(limit)).toBe(3);
    const all = async () => (await publishedCost(full)).get('first') === 6;
    await until('the counters', all).catch(() => {});
    expect(Object.fromEntries(await publishedCost(full))).toEqual({ first: 6, second: 3 });
  } finally {
    await full.stop();
  }
});
