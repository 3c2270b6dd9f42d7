import {
  barGauge,
  byQuery,
  stat,
  table,
  timeSeries,
  type Panel,
  transform,
  type Transformation,
} from '../src/grafana/index.js';
import { compile, type Compiled, type Setting } from '../queries/compile/index.js';
import type { Asked } from '../queries/question.js';
import { colors } from './colors.js';
import { columns } from './columns.js';
import { describe } from './describe.js';
import { dataLinks, valueOf, type Drill } from './links.js';
import { answerable } from './answerable.js';
import { compileListPanel } from './list.js';
import type { Look, PanelPlan } from './plan.js';
import { targets, type Answers } from './target.js';
import { runningSum } from './running-sum.js';
import { fieldOf, fieldOfAll } from './unit.js';
import { wordsOf } from './words.js';

/** The panel of a plan on one pipeline. Throws a Refusal where the pipeline cannot answer it. */
export function compilePanel(whole: PanelPlan, setting: Setting, drill?: Drill): Panel {
  if (whole.look === 'list') return compileListPanel(whole, setting, drill);
  const plan = answerable(whole, setting);
  const answers = plan.questions.map((asked) => compile(asked, setting));
  const frame = {
    title: plan.title,
    description: describe(plan, answers),
    size: plan.size,
    ...fieldOfAll(plan),
    ...(drill && dataLinks(plan, answers, drill)),
    // Else a ratio without denominator would be blank.
    noValue: plan.nothing ?? 'No data',
    ...(plan.thresholds && { thresholds: plan.thresholds }),
    ...targets(plan, answers),
  };
  return shown[whole.look](frame, plan, answers, drill);
}

const shown: Readonly<
  Record<
    Exclude<Look, 'list'>,
    (
      frame: Answers & { readonly title: string },
      plan: PanelPlan,
      answers: readonly Compiled[],
      drill: Drill | undefined,
    ) => Panel
  >
> = {
  stat: (frame, { questions, named }) => stat({ ...frame, ...(named && compared(questions)) }),
  barGauge: (frame, _, [answer]) =>
    barGauge({
      ...frame,
      displayName: rowName(answer!),
      options: eachRow,
      transformations: [largestFirst(answer!)],
    }),
  bars: (frame, { step, questions }) =>
    timeSeries({
      ...frame,
      ...colors(questions),
      ...(step && { interval: step }),
      custom: {
        drawStyle: 'bars',
        barAlignment: 1,
        fillOpacity: 80,
        stacking: { group: 'A', mode: 'normal' },
      },
    }),
  lines: (frame, { step, questions }) =>
    timeSeries({
      ...frame,
      ...colors(questions),
      ...(step && { interval: step }),
      custom: { drawStyle: 'line', spanNulls: false },
    }),
  course: (frame, { step, questions: [added, line] }) =>
    timeSeries({ ...frame, ...(step && { interval: step }), ...runningSum(added!, line!) }),
  table: (frame, plan, answers, drill) => table({ ...frame, ...columns(answers, plan, drill) }),
};

/** A bar for each row of the answer, not one for its column. */
const eachRow = { reduceOptions: { values: true, calcs: [], fields: '', limit: 1000 } };

/** What a row is about; unless told so, Grafana leaves out the name of a single bar. */
function rowName({ labels }: Compiled): string {
  return Object.values(labels)
    .map((label) => valueOf('barGauge', label))
    .join(' ');
}

/** Engines put their answers in no order, or in that of the alphabet. */
function largestFirst({ engine }: Compiled): Transformation {
  return transform.sortBy({ field: engine === 'loki' ? 'Value #A' : 'Value', descending: true });
}

/** The number, and below it what has changed. Loki loses legends at one moment: names are set here. */
function compared(questions: readonly Asked[]) {
  const comparing = questions.some(({ moment }) => moment !== undefined);
  return {
    options: { textMode: 'value_and_name', orientation: 'horizontal', text: readable } as const,
    overrides: questions.map((asked, at) => ({
      match: byQuery(String.fromCodePoint(65 + at)),
      set: { ...fieldOf(asked), displayName: comparing ? nameOf(asked) : wordsOf(asked) },
    })),
  };
}

/** Pixels: left to itself Grafana draws all of them as small as the longest needs, at four columns 7 pixels. */
const readable = { titleSize: 12, valueSize: 24 };

/**
 * Short: a big number is drawn as small as its longest name asks for. What has changed of a share is a difference of
 * shares, not a share of one.
 */
function nameOf({ moment, measure }: Asked): string {
  return moment === 'change' && measure.unit === 'ratio' ? 'points' : names[moment ?? 'now'];
}

const names = {
  now: 'now',
  previous: 'before',
  change: 'change',
} as const;
