import {
  lokiTarget,
  mixed,
  prometheusTarget,
  type LokiTarget,
  type Numbers,
  type PrometheusTarget,
} from '../src/grafana/index.js';
import type { Compiled } from '../queries/compile/index.js';
import type { Asked } from '../queries/question.js';
import type { Look, PanelPlan } from './plan.js';
import { unitOf } from './unit.js';
import { wordsOf } from './words.js';

export type Answers = { readonly targets: Numbers };

/** The queries of a plan's answers. */
export function targets(plan: PanelPlan, answers: readonly Compiled[]): Answers {
  const made = answers.map((answer, index) =>
    target(answer, plan.questions[index]!, plan.look, answers.length === 1),
  );
  const engines = new Set(made.map(({ engine }) => engine));
  return {
    targets: engines.size > 1 ? mixed(made) : (made as readonly PrometheusTarget[] | readonly LokiTarget[]),
  };
}

/** Trailing days are one number, or a point of a line each. */
const inTime: ReadonlySet<Look> = new Set(['bars', 'lines', 'course']);

/** What is put in order row by row. */
const inRows: ReadonlySet<Look> = new Set(['barGauge', 'table']);

function target(answer: Compiled, asked: Asked, look: Look, alone: boolean): PrometheusTarget | LokiTarget {
  const kind = inTime.has(look) ? ('range' as const) : answer.kind;
  const common = { kind, legend: legend(answer, asked, alone), about: about(answer, asked) };
  return answer.engine === 'prometheus'
    ? prometheusTarget({ ...common, expr: answer.expr, ...(inRows.has(look) && { format: 'table' }) })
    : lokiTarget({ ...common, expr: answer.expr });
}

/** The values of the labels; what tells questions of one panel apart stands before them. */
function legend(answer: Compiled, asked: Asked, alone: boolean): string {
  const labels = Object.values(answer.labels).map((label) => `{{${label}}}`);
  if (alone) return labels.length === 0 ? asked.measure.words : labels.join(' · ');
  return [wordsOf(asked), ...labels].join(' · ');
}

/** What the inventory says of a target. */
function about(answer: Compiled, asked: Asked) {
  const { quantile, atLeast } = asked;
  return {
    source: answer.source,
    measure: measureOf(asked),
    aggregate: aggregateOf(asked),
    ...(quantile !== undefined && { quantile }),
    ...(atLeast !== undefined && { atLeast }),
    by: asked.dimensions,
    where: Object.fromEntries(
      Object.entries(asked.filters).map(([name, filter]) => [name, typeof filter === 'symbol' ? '' : filter]),
    ),
    window: asked.window,
    unit: unitOf(asked),
  };
}

/** A change is a quantity of its own: `costChange`, so that nobody reads it as the share of a whole. */
function measureOf({ measure, moment }: Asked): string {
  if (moment === undefined) return measure.id;
  return `${measure.id}${moment === 'change' ? 'Change' : 'Before'}`;
}

/** One of the words the inventory knows: an average and a change are one sum over another. */
function aggregateOf({ aggregate, largest, moment }: Asked): string {
  if (moment === 'change') return 'share';
  if (largest !== undefined) return 'top';
  return aggregate === 'average' ? 'share' : aggregate;
}
