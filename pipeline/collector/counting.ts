import { component, type Component } from './component.js';
import type { Settled } from './options.js';
import { group } from './statement.js';

export function toDelta({ sleepDays }: Pick<Settled, 'sleepDays'>): Component {
  return component(
    'cumulative_to_delta',
    'For clients that send running totals all the same; each must stay with one replica. Before labels go: it tells processes apart by them.',
    { max_staleness: `${sleepDays * 24}h`, initial_value: 'auto' },
  );
}

export function oneAtATime({ batchMs }: Pick<Settled, 'batchMs'>): Component {
  return component(
    'batch/counters',
    'From here on one after the other: what comes at once would be stamped out of order.',
    {
      timeout: `${batchMs}ms`,
      send_batch_size: 8192,
    },
  );
}

export const clock: Component = component(
  'transform/clock',
  'Time of arrival: clocks of many machines in one stream run backwards, and late points would be dropped.',
  {
    error_mode: 'ignore',
    metric_statements: [
      group('datapoint', ['set(datapoint.time, Now())', 'set(datapoint.start_time_unix_nano, 0)']),
    ],
  },
);

/** For how many people that is: with the usual labels one makes some 220 series in two months. */
const people = (series: number) => Math.floor(series / 220).toLocaleString('en');

export function books({ keepDays, maxSeries }: Pick<Settled, 'keepDays' | 'maxSeries'>): Component {
  return component(
    'delta_to_cumulative',
    `The books: one running total a stream, kept longer than the store keeps data. Above ${maxSeries.toLocaleString('en')} of them (${people(maxSeries)} developers) take another replica, each person's clients with one: a scrape of more takes too long, and further ones are refused.`,
    {
      max_stale: `${keepDays * 24}h`,
      max_streams: maxSeries,
    },
  );
}

/** The kernel answers each read of this file with another identity, and a line end. */
const newIdentity = 'Trim("${file:/proc/sys/kernel/random/uuid}", "\\n")';

export const replica: Component = component(
  'transform/replica',
  'New at each start and reload: totals begin at zero again, under a name that never had another value.',
  {
    error_mode: 'ignore',
    metric_statements: [
      group('resource', [`set(resource.attributes["service.instance.id"], ${newIdentity})`]),
    ],
  },
);
