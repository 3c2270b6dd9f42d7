import {
  byName,
  transform,
  type Override,
  type Thresholds,
  type Transformation,
} from '../src/grafana/index.js';
import type { Compiled } from '../queries/compile/index.js';
import { titleOf, type Dimension } from '../queries/dimension.js';
import type { Asked } from '../queries/question.js';
import { linksInTable, type Drill } from './links.js';
import type { PanelPlan } from './plan.js';
import { fieldOf } from './unit.js';
import { wordsOf } from './words.js';

/** What a table makes of its answers: a row for each value of the dimensions, a column for each question. */
export function columns(
  answers: readonly Compiled[],
  { questions, states = {} }: Pick<PanelPlan, 'questions' | 'states'>,
  drill?: Drill,
): { readonly transformations: readonly Transformation[]; readonly overrides: readonly Override<object>[] } {
  const labels = Object.entries(answers[0]!.labels) as [Dimension, string][];
  const alone = questions.length === 1;
  const headings = headingsOf(questions);
  const values = answers.map((answer, at) => fieldName(answer, at, alone));
  const renamed = values.map((value, at) => [value, headings[at]!]);
  const titles = labels.map(([dimension, label]) => [label, titleOf(dimension)]);
  return {
    transformations: [
      ...(alone ? [] : [transform.filterFieldsByName({ exclude: { names: ['Time'] } }), joined(labels)]),
      transform.organize({
        hide: ['Time'],
        rename: Object.fromEntries([...titles, ...renamed]),
        order: [...labels.map(([, label]) => label), ...values],
      }),
      transform.sortBy({ field: headings[0]!, descending: true }),
    ],
    overrides: [
      ...labels
        .map(([dimension], at) => nameColumn(dimension, { first: at === 0, drill }))
        .filter(({ set }) => Object.keys(set).length > 0),
      ...(alone
        ? []
        : questions.map((asked, at) => ({
            match: byName(headings[at]!),
            set: { ...fieldOf(asked), ...narrow(states[headings[at]!]) },
          }))),
    ],
  };
}

/** What is named by 36 letters. */
const longNames: ReadonlySet<Dimension> = new Set(['session', 'prompt']);

/** Only a name leads anywhere, not the numbers beside it. It has the width it needs; numbers share the rest. */
function nameColumn(
  dimension: Dimension,
  { first, drill }: { readonly first: boolean; readonly drill: Drill | undefined },
): Override<object> {
  const dataLinks = drill ? linksInTable(dimension, drill) : [];
  const width = longNames.has(dimension) ? 310 : 230;
  return {
    match: byName(titleOf(dimension)),
    set: { ...(first && { custom: { width } }), ...(dataLinks.length > 0 && { dataLinks }) },
  };
}

/** Grafana gives a column 150 pixels at least unless told otherwise, and cuts the last where they do not fit. */
function narrow(thresholds: Thresholds | undefined) {
  const colored = thresholds && { cellOptions: { type: 'color-text' } };
  return { ...(thresholds && { thresholds }), custom: { minWidth: 80, ...colored } };
}

/** Columns of one name are told apart by their quantity. */
function headingsOf(questions: readonly Asked[]): readonly string[] {
  const words = questions.map((asked) => (questions.length === 1 ? asked.measure.words : wordsOf(asked)));
  const twice = (one: string) => words.indexOf(one) !== words.lastIndexOf(one);
  return words.map((one, at) => (twice(one) ? `${questions[at]!.measure.words}, ${one}` : one));
}

/** A merge does nothing at all where one answer is empty; a join leaves that one out, but knows one field. */
function joined(labels: readonly [Dimension, string][]): Transformation {
  const [only, ...more] = labels;
  return only && more.length === 0
    ? transform.joinByField({ field: only[1], mode: 'outer' })
    : transform.merge();
}

/** What Grafana calls the column of a query's values. */
function fieldName({ engine }: Compiled, at: number, alone: boolean): string {
  return engine === 'prometheus' && alone ? 'Value' : `Value #${String.fromCodePoint(65 + at)}`;
}
