import {
  byName,
  logs,
  lokiTarget,
  mapSpecial,
  table,
  transform,
  type Override,
  type Panel,
  type Transformation,
} from '../src/grafana/index.js';
import { compileList, type CompiledList } from '../queries/compile/list.js';
import type { Setting } from '../queries/compile/index.js';
import { factsOf } from '../queries/dimension.js';
import { everyEvent } from '../queries/every-event.js';
import type { Column } from '../queries/list.js';
import type { MeasureFacts } from '../queries/measure.js';
import type { Asked } from '../queries/question.js';
import { linksInTable, type Drill } from './links.js';
import type { PanelPlan } from './plan.js';
import { fieldFor } from './unit.js';

/** The panel of single records: a table of their columns, or their lines. */
export function compileListPanel(plan: PanelPlan, setting: Setting, drill?: Drill): Panel {
  const asked = plan.questions[0]!;
  const answer = compileList(asked, setting);
  const { columns, limit, asLines } = asked.list!;
  const frame = { title: plan.title, description: describeList(plan.asks, asked, answer), size: plan.size };
  const targets = [lokiTarget({ expr: answer.expr, maxLines: limit, about: about(asked) })];
  if (asLines) return logs({ ...frame, targets });
  return table({
    ...frame,
    noValue: '',
    targets,
    transformations: asTable(columns, answer),
    overrides: columns.flatMap((column) => field(column, drill)),
  });
}

/** Records hold their columns as labels; those of numbers are text until they are converted. */
function asTable(
  columns: readonly Column[],
  { labels }: CompiledList,
): [Transformation, ...Transformation[]] {
  const numbers = columns.flatMap(({ unit }, at) =>
    unit ? [{ field: labels[at]!, to: 'number' as const }] : [],
  );
  return [
    transform.extractFields({ source: 'labels', replace: true, keepTime: true }),
    ...(numbers.length > 0 ? [transform.convertFieldType(numbers)] : []),
    transform.organize({
      rename: Object.fromEntries(columns.map(({ title }, at) => [labels[at]!, title])),
      order: ['Time', ...labels],
    }),
  ];
}

/** What a record lacks is said as everywhere: a cost without a team is unattributed. */
function field({ title, unit, dimension }: Column, drill?: Drill): readonly Override<object>[] {
  if (unit) return [{ match: byName(title), set: fieldFor(unit) }];
  if (!dimension) return [];
  const nothing = mapSpecial({ match: 'null+nan', text: factsOf(dimension).missing });
  const dataLinks = drill ? linksInTable(dimension, drill) : [];
  return [
    {
      match: byName(title),
      set: { mappings: [nothing], ...(dataLinks.length > 0 && { dataLinks }) },
    },
  ];
}

function describeList(asks: string, { measure, list }: Asked, { unfiltered }: CompiledList): string {
  const notes = [
    asks,
    `Source: ${eventsOf(measure)}. The newest ${list!.limit} of the range; older ones are not shown.`,
    ...(measure.note === undefined ? [] : [measure.note]),
    ...(unfiltered.length === 0 ? [] : [`Not filtered by ${unfiltered.join(', ')}.`]),
  ];
  return notes.join('\n\n');
}

function eventsOf({ event }: MeasureFacts): string {
  return event!.event === everyEvent ? 'all events' : `the events ${event!.event.name}`;
}

function about({ measure, filters, list }: Asked) {
  return {
    source: 'event',
    measure: measure.id,
    aggregate: 'list',
    by: [],
    where: Object.fromEntries(
      Object.entries(filters).map(([name, filter]) => [name, typeof filter === 'symbol' ? '' : filter]),
    ),
    window: '$__range',
    unit: 'count',
    limit: list!.limit,
  };
}
