import {
  count,
  countOverTime,
  events as logs,
  max,
  maxOverTime,
  not,
  notRe,
  re,
  sum,
  type LogQuery,
} from '../../src/logql/index.js';
import { events, logKey } from '../catalog/index.js';
import type { Pipeline } from '../pipeline.js';
import { probe } from '../probe.js';

const signal = 'all events';
const eventName = logKey('event.name');
const session = logKey('session.id');
const every = ({ service }: Pipeline): LogQuery => logs({ service_name: re(service) });
const moments = (pipeline: Pipeline) =>
  every(pipeline)
    .where({ [eventName]: not('') })
    .labelFormat({ moment: '{{ __timestamp__ | unixEpochMillis }}' })
    .unwrap('moment');

/** When the newest event happened, by the clock of its client. */
export const newestEvent = probe({
  id: 'newestEvent',
  words: 'Newest event',
  unit: 'moment',
  signal,
  events: (pipeline) => max(maxOverTime(moments(pipeline), '$__range', { by: [eventName] })),
  note: 'By the clock of the client that sent it.',
});

export const newestByEvent = probe({
  id: 'newestEvent',
  words: 'Newest',
  unit: 'moment',
  signal,
  by: { event: eventName },
  events: (pipeline) => maxOverTime(moments(pipeline), '$__range', { by: [eventName] }),
});

export const eventsByName = probe({
  id: 'events',
  words: 'Events',
  unit: 'count',
  signal,
  by: { event: eventName },
  events: (pipeline) =>
    sum(countOverTime(every(pipeline).where({ [eventName]: not('') }), '$__range'), { by: [eventName] }),
});

/** Events no query of ours reads. */
export const unknownEvents = probe({
  id: 'unknownEvents',
  words: 'Unknown events',
  unit: 'count',
  signal,
  by: { event: eventName },
  events: (pipeline) =>
    sum(countOverTime(every(pipeline).where({ [eventName]: notRe(known) }), '$__range'), { by: [eventName] }),
  note: 'A new client says more than these boards know; or records of something else go under the name of the service.',
});

/** Sessions that logged anything, each once. */
export const sessionsSeen = probe({
  id: 'sessionsSeen',
  words: 'Sessions seen in events',
  unit: 'count',
  aggregate: 'distinct',
  signal: 'the events user_prompt',
  events: (pipeline) =>
    count(
      sum(countOverTime(every(pipeline).where({ [eventName]: events.userPrompt.name }), '$__range'), {
        by: [session],
      }),
    ),
  note: 'Sessions with a prompt, each once however often it was resumed; starts without a prompt are not in it. Loki answers for up to 500 sessions.',
});

const known = ['', ...Object.values(events).map(({ name }) => name)].join('|');
