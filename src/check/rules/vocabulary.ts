import { isUnit } from '../../grafana/index.js';
import type { Finding } from '../finding.js';
import { whereOf } from '../place.js';
import type { CheckedPanel, Subject } from '../subject.js';
import { member, objects, text } from '../value.js';

/** The transformations of Grafana 13; one that it doesn't know is passed over in silence. */
const transformations = new Set(
  (
    'append reduce order organize rename calculateField seriesToColumns seriesToRows merge concatenate ' +
    'labelsToFields filterFields filterFieldsByName filterFrames filterByRefId renameByRegex filterByValue noop ' +
    'ensureColumns groupBy sortBy histogram configFromData rowsToFields prepareTimeSeries convertFieldType ' +
    'convertFrameType fieldLookup heatmap spatial joinByField joinByLabels extractFields groupingToMatrix limit ' +
    'partitionByValues timeSeriesTable transpose formatTime formatString regression smoothing groupToNestedTable'
  ).split(' '),
);

const matchers = new Set(
  (
    'numeric time first firstTimeField byType byTypes byName byNames byRegexp byRegexpOrNames byFrameRefID byValue ' +
    'anyMatch allMatch invertMatch alwaysMatch neverMatch'
  ).split(' '),
);

/** A transformation chooses frames, not fields. */
const frameMatchers = new Set(['byName', 'byRefId', 'byIndex']);

const properties = new Set(
  'unit decimals min max displayName description noValue color thresholds mappings links actions filterable fieldMinMax'.split(
    ' ',
  ),
);

/** Names that Grafana does not know; it says nothing, and the panel is wrong. */
export function checkVocabulary(board: Subject): Finding[] {
  return board.panels.flatMap((panel) =>
    [...unknownNames(panel)].map(([rule, message]): Finding => ({
      rule,
      severity: 'error',
      where: whereOf(board, panel),
      message,
    })),
  );
}

function* unknownNames({ json }: CheckedPanel): Generator<[rule: string, message: string]> {
  const defaults = member(json['fieldConfig'], 'defaults');
  yield* unknownUnit(member(defaults, 'unit'));
  for (const { id, filter } of objects(json['transformations'])) {
    if (!transformations.has(text(id)))
      yield ['unknown-transformation', `Grafana has no transformation "${text(id)}", and leaves it out.`];
    const frames = text(member(filter, 'id'));
    if (frames !== '' && !frameMatchers.has(frames))
      yield [
        'unknown-matcher',
        `The transformation "${text(id)}" chooses frames by "${frames}": only "byRefId" does that.`,
      ];
  }
  for (const override of objects(member(json['fieldConfig'], 'overrides'))) {
    const id = text(member(override['matcher'], 'id'));
    if (!matchers.has(id))
      yield ['unknown-matcher', `Grafana has no matcher "${id}": the override never applies.`];
    for (const property of objects(override['properties'])) {
      const name = text(property['id']);
      if (!properties.has(name) && !name.startsWith('custom.'))
        yield ['unknown-property', `An override sets "${name}", which is no property of a field.`];
      if (name === 'unit') yield* unknownUnit(property['value']);
    }
  }
}

function* unknownUnit(unit: unknown): Generator<[string, string]> {
  if (typeof unit !== 'string' || unit === '' || isUnit(unit)) return;
  yield [
    'unknown-unit',
    `Grafana has no unit "${unit}", and writes it after the number: "suffix:${unit}" says so.`,
  ];
}
