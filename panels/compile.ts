import {
  barGauge,
  lokiTarget,
  prometheusTarget,
  stat,
  table,
  timeSeries,
  transform,
  type LokiTarget,
  type Panel,
  type PrometheusTarget,
} from '../src/grafana/index.js';
import { compile, type Compiled, type Setting } from '../queries/compile/index.js';
import { titleOf, type Dimension } from '../queries/dimension.js';
import type { Asked } from '../queries/question.js';
import { describe } from './describe.js';
import type { Look, PanelPlan } from './plan.js';
import { fieldFor } from './unit.js';

type Answers = { readonly targets: readonly PrometheusTarget[] | readonly LokiTarget[] };

/** The panel of a plan on one pipeline. Throws a Refusal where the pipeline cannot answer it. */
export function compilePanel(plan: PanelPlan, setting: Setting): Panel {
  const answers = plan.questions.map((asked) => compile(asked, setting));
  const first = plan.questions[0]!;
  const frame = {
    title: plan.title,
    description: describe(plan, answers),
    size: plan.size,
    ...fieldFor(first.measure.unit),
    // Else a ratio without denominator would be blank.
    noValue: 'No data',
    ...targets(plan, answers),
  };
  return shown[plan.look](frame, answers[0]!, plan);
}

const shown: Readonly<
  Record<Look, (frame: Answers & { readonly title: string }, answer: Compiled, plan: PanelPlan) => Panel>
> = {
  stat: (frame) => stat(frame),
  barGauge: (frame, { engine }) => barGauge({ ...frame, ...(engine === 'loki' && { options: eachRow }) }),
  bars: (frame, _, { step }) =>
    timeSeries({
      ...frame,
      ...(step && { interval: step }),
      custom: {
        drawStyle: 'bars',
        barAlignment: 1,
        fillOpacity: 80,
        stacking: { group: 'A', mode: 'normal' },
      },
    }),
  lines: (frame, _, { step }) =>
    timeSeries({
      ...frame,
      ...(step && { interval: step }),
      custom: { drawStyle: 'line', spanNulls: false },
    }),
  table: (frame, answer, plan) => table({ ...frame, transformations: columns(answer, plan.questions[0]!) }),
};

/** Loki answers at one moment with a table: a bar a row, not one for the column. */
const eachRow = { reduceOptions: { values: true, calcs: [], fields: '', limit: 1000 } };

/** The dimensions by name, then the value, the largest first. */
function columns(answer: Compiled, asked: Asked) {
  const names = Object.entries(answer.labels) as [Dimension, string][];
  const value = asked.measure.words;
  const column = answer.engine === 'loki' ? 'Value #A' : 'Value';
  const titles = names.map(([dimension, label]) => [label, titleOf(dimension)]);
  return [
    transform.organize({
      hide: ['Time'],
      rename: { ...Object.fromEntries(titles), [column]: value },
      order: [...names.map(([, label]) => label), column],
    }),
    transform.sortBy({ field: value, descending: true }),
  ];
}

function targets(plan: PanelPlan, answers: readonly Compiled[]): Answers {
  const made = answers.map((answer, index) =>
    target(answer, plan.questions[index]!, plan.look, answers.length === 1),
  );
  return { targets: made as readonly PrometheusTarget[] | readonly LokiTarget[] };
}

/** Trailing days are one number, or a point of a line each. */
const inTime: ReadonlySet<Look> = new Set(['bars', 'lines']);

function target(answer: Compiled, asked: Asked, look: Look, alone: boolean): PrometheusTarget | LokiTarget {
  const named = legend(answer, asked, alone);
  const kind = inTime.has(look) ? ('range' as const) : answer.kind;
  const common = { kind, legend: named, about: about(answer, asked) };
  return answer.engine === 'prometheus'
    ? prometheusTarget({ ...common, expr: answer.expr, ...(look === 'table' && { format: 'table' }) })
    : lokiTarget({ ...common, expr: answer.expr });
}

/** The values of the labels; what else tells questions of one panel apart stands before them. */
function legend(answer: Compiled, asked: Asked, alone: boolean): string {
  const labels = Object.values(answer.labels).map((label) => `{{${label}}}`);
  const percentile =
    asked.quantile === undefined ? [] : [`p${Number((100 * asked.quantile).toPrecision(12))}`];
  if (alone) return labels.length === 0 ? asked.measure.words : labels.join(' · ');
  return [...(percentile.length === 0 ? [asked.measure.words] : percentile), ...labels].join(' · ');
}

/** What the inventory says of a target. */
function about(answer: Compiled, asked: Asked) {
  return {
    source: answer.source,
    measure: asked.measure.id,
    aggregate: aggregateOf(asked),
    ...(asked.quantile !== undefined && { quantile: asked.quantile }),
    ...(asked.atLeast !== undefined && { atLeast: asked.atLeast }),
    by: asked.dimensions,
    where: Object.fromEntries(
      Object.entries(asked.filters).map(([name, filter]) => [name, typeof filter === 'symbol' ? '' : filter]),
    ),
    window: asked.window,
    unit: asked.measure.unit,
  };
}

/** One of the words the inventory knows: an average is one sum over another. */
function aggregateOf({ aggregate, largest }: Asked): string {
  if (largest !== undefined) return 'top';
  return aggregate === 'average' ? 'share' : aggregate;
}
