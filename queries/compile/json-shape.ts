import type { Stage } from '../../src/logql/index.js';
import { extraction, format, lineFilter, type Extraction } from '../../src/logql/stage.js';
import { matcher } from '../../src/logql/matcher.js';
import { logKey, resource } from '../catalog/index.js';
import type { Pipeline } from '../pipeline.js';
import { attributesByKey, readBy, withFormat } from './key.js';

/**
 * Reads what a query needs out of a JSON line. Lines are searched for the event's name first, and lines that
 * are no JSON are left out: one of them would fail the whole query.
 */
export function fromJson(
  stages: readonly Stage[],
  outside: readonly string[],
  pipeline: Pipeline,
): readonly Stage[] {
  const byKey = attributesByKey(pipeline);
  const ofStreams = new Set(pipeline.streams.map(logKey));
  const read = [...new Set(['event_name', ...stages.flatMap(readBy), ...outside])];
  const wanted = read.filter((key) => byKey.has(key) && !ofStreams.has(key)).sort();
  const paths = wanted.map((key) => placed(key, byKey.get(key)!, pipeline));
  const second = paths.filter(({ also }) => also !== undefined);
  const named = second.reduce<readonly Stage[]>(
    (of, { field: { label }, also }) =>
      withFormat(of, outside, format(label, `{{or .${label} .${also!.label}}}`)),
    stages,
  );
  return [
    ...eventNames(stages),
    { kind: 'json', fields: [...paths.map(({ field }) => field), ...second.map(({ also }) => also!)] },
    matcher({ label: '__error__', op: '=', value: '' }),
    ...named,
  ];
}

/** Own keys stand on the record since client 2.1.161, and on the resource before. */
function placed(
  key: string,
  attribute: string,
  { own, userElse, keys }: Pipeline,
): { readonly field: Extraction; readonly also?: Extraction } {
  const name = JSON.stringify(keys[attribute] ?? attribute);
  if (attribute in resource) return { field: extraction(key, `resources[${name}]`) };
  const ours =
    [...Object.values(own), ...userElse.events].includes(attribute) && !attribute.startsWith('user.');
  const field = extraction(key, `attributes[${name}]`);
  return ours ? { field, also: extraction(`${key}_of_resource`, `resources[${name}]`) } : { field };
}

function eventNames(stages: readonly Stage[]): readonly Stage[] {
  const found = stages.find((stage) => stage.kind === 'matcher' && stage.label === 'event_name');
  if (found?.kind !== 'matcher' || !/^[\w|]+$/.test(found.value) || found.op.startsWith('!')) return [];
  return [
    lineFilter(
      '|=',
      found.value.split('|').map((name) => `claude_code.${name}`),
    ),
  ];
}
