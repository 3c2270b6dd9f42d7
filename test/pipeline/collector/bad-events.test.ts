import { expect, test } from 'vitest';
import { until } from '../../engines/index.js';
import { grown, post, told, userOf } from './attack.js';
import { badEvents, exportAround } from './bad-events.js';
import { eventChain } from './event-chain.js';
import { ask, eventsOf, idsOfEvents, loki as lokiQuery, startUsualLoki } from './stores.js';

const chain = eventChain({ start: startUsualLoki });

test('a bad event is kept or counted, and takes no other with it', async () => {
  const { loki, collector } = chain;
  const before = await told(collector);
  const wanted: string[] = [];
  for (const bad of badEvents) {
    const id = userOf(bad);
    const body = Buffer.from(JSON.stringify(exportAround(bad, id)));
    expect(await post(collector, { body, to: 'logs' })).toBe(200);
    wanted.push(`${id}-before`, `${id}-after`, ...(bad.dropped ? [] : [`${id}-bad`]));
  }
  const everyOne = async () => (await idsOfEvents(loki)).size >= wanted.length;
  await until('the events', everyOne).catch(() => {});
  expect([...(await idsOfEvents(loki))].sort()).toEqual(wanted.sort());
  const changed = await eventsOf(loki, '{service_name=~".+"} | collector_changed != ""');
  expect(Object.fromEntries(changed.map((one) => [one['request_id'], one['collector_changed']]))).toEqual(
    Object.fromEntries(
      badEvents.flatMap((one) => (one.changed ? [[`${userOf(one)}-bad`, one.changed]] : [])),
    ),
  );
  const dropped = badEvents.filter((one) => one.dropped).length;
  expect(grown(before, await told(collector))).toEqual([
    `otelcol_processor_filter_logs_filtered{filter="filter/events"} +${dropped}`,
  ]);
  const cost = 'sum(sum_over_time({service_name=~".+"} | event_name="api_request" | unwrap cost_usd [1h]))';
  expect(await ask(lokiQuery(loki), cost)).toEqual({ '': 0.25 });
});
