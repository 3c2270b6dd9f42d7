import { setTimeout as sleep } from 'node:timers/promises';
import { until, type Collector, type Loki } from '../engines/index.js';
import { grown, post, publishedCost, sendAmongGood, told, userOf } from '../pipeline/collector/attack.js';
import { badBodies } from '../pipeline/collector/bad-bodies.js';
import { badCalls, noGrpc, unheard } from '../pipeline/collector/bad-calls.js';
import { badEvents, exportAround } from '../pipeline/collector/bad-events.js';
import { odd, uncountable, type BadPoint } from '../pipeline/collector/bad-points.js';
import { usage } from '../pipeline/collector/crowd.js';
import { GrpcClient, shout } from '../pipeline/collector/grpc.js';
import { eventsOf, idsOfEvents, startChain, startUsualLoki } from '../pipeline/collector/stores.js';
import { Bystander } from './chain-bystander.js';
import type { Table } from './table.js';

type Row = readonly [kind: string, name: string, became: string, others: string, named: string];

/** Sends everything wrong a client can send to one live collector, and reads what became of it and of the rest. */
export async function chainBadInput(): Promise<Table> {
  const loki = await startUsualLoki();
  const events = { lokiOtlpEndpoint: `${loki.url}/otlp` };
  const collector = await startChain({ counters: 'scraped', batchMs: 20, events });
  const bystander = new Bystander(collector);
  try {
    const rows: Row[] = [];
    for (const point of Object.values(uncountable).flat()) {
      rows.push(await pointRow('point', point, 0, { collector, bystander }));
    }
    for (const point of odd) rows.push(await pointRow('label', point, 1, { collector, bystander }));
    rows.push(...(await eventRows(collector, loki)), ...(await bodyRows(collector, bystander)));
    rows.push(...(await grpcRows(collector, bystander)));
    return {
      title: 'Bad input to the live chain',
      columns: ['what', 'how', 'became', 'others off', 'told by'],
      rows,
    };
  } finally {
    bystander.leaves();
    await collector.stop();
    await loki.stop();
  }
}

async function pointRow(
  kind: string,
  point: BadPoint,
  counts: 0 | 1,
  { collector, bystander }: { collector: Collector; bystander: Bystander },
): Promise<Row> {
  const before = await told(collector);
  await bystander.works();
  const good = await sendAmongGood(collector, point);
  await bystander.works();
  const read = async () => ((await publishedCost(collector)).get(userOf(point)) ?? 0) - good;
  await until('the counters', async () => (await read()) === counts, 3_000).catch(() => {});
  const off = (await bystander.off()) + (await read()) - counts;
  const became = counts === 1 ? 'counted' : 'dropped';
  return [kind, point.name, became, String(off), grown(before, await told(collector)).join(', ')];
}

async function eventRows(collector: Collector, loki: Loki): Promise<Row[]> {
  const rows: Row[] = [];
  for (const bad of badEvents) {
    const id = userOf(bad);
    const before = await told(collector);
    await post(collector, { body: Buffer.from(JSON.stringify(exportAround(bad, id))), to: 'logs' });
    const wanted = [`${id}-before`, `${id}-after`, ...(bad.dropped ? [] : [`${id}-bad`])];
    const missing = async () => {
      const there = await idsOfEvents(loki);
      return wanted.filter((one) => !there.has(one));
    };
    await until('the events', async () => (await missing()).length === 0, 6_000).catch(() => {});
    const lost = await missing();
    const others = lost.filter((one) => !one.endsWith('-bad')).length;
    const [found] = await eventsOf(loki, `{service_name=~".+"} | request_id="${id}-bad"`);
    const change = found?.['collector_changed'];
    const marks = change === undefined ? [] : [`collector_changed="${change}" on the event`];
    const named = [...grown(before, await told(collector)), ...marks].join(', ');
    rows.push(['event', bad.name, found ? 'kept' : 'dropped', String(-others), named]);
  }
  return rows;
}

async function bodyRows(collector: Collector, bystander: Bystander): Promise<Row[]> {
  const rows: Row[] = [];
  for (const body of badBodies({ plain: 64, packed: 512 })) {
    const before = await told(collector);
    await bystander.works();
    const began = usage(collector).now;
    const answers = [await post(collector, body), await post(collector, { ...body, to: 'logs' })];
    await sleep(50);
    const named = grown(before, await told(collector)).join(', ');
    const more = Math.max(0, usage(collector).now - began);
    const became = `${[...new Set(answers)].join(', ')}${more > 8 ? `, ${more} MB more memory` : ''}`;
    rows.push(['body', body.name, became, String(await bystander.off()), named]);
  }
  return rows;
}

async function grpcRows(collector: Collector, bystander: Bystander): Promise<Row[]> {
  const client = new GrpcClient(collector);
  const tries: [name: string, send: () => Promise<string>][] = [
    ...badCalls(64).map((call): [string, () => Promise<string>] => [
      call.name,
      async () => `status ${await client.call(call)}`,
    ]),
    ...Object.entries(noGrpc).map(([name, bytes]): [string, () => Promise<string>] => [
      name,
      async () => {
        await shout(collector, bytes);
        return 'hung up';
      },
    ]),
  ];
  const rows: Row[] = [];
  for (const [name, send] of tries) {
    const before = await told(collector);
    const began = usage(collector).now;
    const [became] = await Promise.all([send(), bystander.works()]);
    await sleep(50);
    const named = grown(before, await told(collector)).join(', ');
    const more = Math.max(0, usage(collector).now - began);
    const heavier = more > 8 ? `, ${more} MB more memory` : '';
    const counted = (await publishedCost(collector)).get(unheard) ?? 0;
    rows.push(['gRPC', name, `${became}${heavier}`, String((await bystander.off()) + counted), named]);
  }
  client.close();
  return rows;
}
