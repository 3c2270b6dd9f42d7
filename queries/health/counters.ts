import {
  changes,
  count,
  div,
  gt,
  max,
  mul,
  notRe,
  re,
  resets,
  selector,
  sum,
  timestamp,
} from '../../src/promql/index.js';
import type { Pipeline } from '../pipeline.js';
import { counterLabel } from '../naming.js';
import { probe } from '../probe.js';
import { replicaLabel } from '../recorded.js';
import { cost, literal, names } from './arriving.js';

const signal = 'the counters as they arrive';
const increments = ({ counters }: Pipeline) =>
  counters === 'delta' ? 'this store keeps increments, not totals' : undefined;

/** When the store last took a sample of any counter. */
export const newestSample = probe({
  id: 'newestSample',
  words: 'Newest sample of a counter',
  unit: 'moment',
  signal,
  counters: (pipeline) => mul(max(timestamp(cost(pipeline))), 1000),
  note: 'Of the cost counter. Our collector offers its totals even while nobody works: this is old only where it, or what fetches from it, stands still.',
});

/** How often a running total fell: a writer started over, or there are several. */
export const counterResets = probe({
  id: 'counterResets',
  words: 'Resets of counters',
  unit: 'count',
  signal: 'the cost counter as it arrives',
  unless: increments,
  counters: (pipeline) => sum(resets(cost(pipeline).over('$__range'))),
  note: 'Totals of our collector never fall. A counter of a session falls when the session is resumed; often means that two processes share one session and overwrite each other, or that increments are stored as totals.',
});

export const resetsByUser = probe({
  id: 'counterResets',
  words: 'Resets of counters',
  unit: 'count',
  signal: 'the cost counter as it arrives',
  by: { user: ({ own, ...pipeline }) => counterLabel(own.user, { own, ...pipeline }) },
  unless: increments,
  counters: (pipeline) =>
    gt(sum(resets(cost(pipeline).over('$__range')), { by: [counterLabel(pipeline.own.user, pipeline)] }), 0),
  note: 'Whose series are written by several, or by a client that sends increments to a store of totals.',
});

/** Increments that are stored as totals fall about as often as they rise. */
export const downSteps = probe({
  id: 'downSteps',
  words: 'Falls of all changes',
  unit: 'ratio',
  aggregate: 'share',
  signal: 'the cost counter as it arrives',
  unless: increments,
  counters: (pipeline) =>
    div(sum(resets(cost(pipeline).over('$__range'))), gt(sum(changes(cost(pipeline).over('$__range'))), 0)),
  note: 'Near a half, increments are stored as if they were totals: send cumulative sums, or put our collector in between.',
});

/** Starts of the collector that the store still knows: each has totals of its own. */
export const replicas = probe({
  id: 'replicas',
  words: 'Replicas of the collector',
  unit: 'count',
  signal: 'the cost counter as it arrives',
  unless: ({ counters }) =>
    counters === 'accumulated' ? undefined : 'counters do not come from our collector',
  counters: (pipeline) => count(count(cost(pipeline), { by: [replicaLabel] })),
});

/** Counters with the client's prefix that no query of ours reads. */
export const unknownCounters = probe({
  id: 'unknownCounters',
  words: 'Series of unknown counters',
  unit: 'count',
  signal: 'everything whose name begins like the counters',
  by: { counter: '__name__' },
  counters: (pipeline) =>
    count(
      selector({
        __name__: [
          re(`${literal(pipeline.prefix)}claude_code[._].+`),
          notRe(names(pipeline).map(literal).join('|')),
        ],
      }),
      { by: ['__name__'] },
    ),
  note: 'A new client counts more than these boards know, or names reach the store in another way than the configuration says.',
});
