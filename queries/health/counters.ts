import {
  changes,
  count,
  div,
  gt,
  labelReplace,
  max,
  metric,
  mul,
  notRe,
  or,
  re,
  resets,
  selector,
  sum,
  timestamp,
  type InstantVector,
  type LabelValues,
  type Selector,
} from '../../src/promql/index.js';
import { metrics } from '../catalog/index.js';
import type { OwnDimension, Pipeline } from '../pipeline.js';
import { counterLabel, counterName } from '../naming.js';
import { probe } from '../probe.js';
import { replicaLabel } from '../recorded.js';

const signal = 'the counters as they arrive';
const names = (pipeline: Pipeline) => Object.values(metrics).map((one) => counterName(one, pipeline));
const every = (pipeline: Pipeline) => selector({ __name__: re(names(pipeline).map(literal).join('|')) });
const cost = (pipeline: Pipeline): Selector<LabelValues, 'counter'> =>
  metric(counterName(metrics.costUsage, pipeline), { kind: 'counter' });
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

export const activeSeries = probe({
  id: 'activeSeries',
  words: 'Active series',
  unit: 'count',
  signal,
  counters: (pipeline) => count(every(pipeline)),
  note: 'Stores are paid and sized by these.',
});

export const seriesByCounter = probe({
  id: 'activeSeries',
  words: 'Active series',
  unit: 'count',
  signal,
  by: { counter: '__name__' },
  counters: (pipeline) => count(every(pipeline), { by: ['__name__'] }),
});

/** How many values each label has that makes series. */
export const valuesByLabel = probe({
  id: 'labelValues',
  words: 'Values of a label',
  unit: 'count',
  aggregate: 'distinct',
  signal: 'the cost counter as it arrives',
  by: { label: 'label' },
  counters: (pipeline) =>
    labelsOf(pipeline)
      .map((label): InstantVector => {
        const values = count(count(cost(pipeline), { by: [label] }));
        return labelReplace({ of: values, to: 'label', replacement: label, from: '', match: '' });
      })
      .reduce((left, right) => or(left, right)),
  note: 'The series of a counter are at most the product of these.',
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

function labelsOf(pipeline: Pipeline): string[] {
  const own: OwnDimension[] = ['team', 'department', 'costCenter', 'project'];
  const attributes = [...own.map((one) => pipeline.own[one]), pipeline.own.user];
  const carried = pipeline.carried.filter((one) => one in metrics.costUsage.attributes);
  return [...new Set([...attributes, ...carried])].map((one) => counterLabel(one, pipeline));
}

/** A regular expression that matches the text to the letter. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
