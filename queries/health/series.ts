import { count, labelReplace, or, type InstantVector } from '../../src/promql/index.js';
import { metrics } from '../catalog/index.js';
import { counterLabel } from '../naming.js';
import type { OwnDimension, Pipeline } from '../pipeline.js';
import { probe } from '../probe.js';
import { cost, every } from './arriving.js';

const signal = 'the counters as they arrive';

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

function labelsOf(pipeline: Pipeline): string[] {
  const own: OwnDimension[] = ['team', 'department', 'costCenter', 'project'];
  const attributes = [...own.map((one) => pipeline.own[one]), pipeline.own.user];
  const carried = pipeline.carried.filter((one) => one in metrics.costUsage.attributes);
  return [...new Set([...attributes, ...carried])].map((one) => counterLabel(one, pipeline));
}
