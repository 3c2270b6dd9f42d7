import type { Stage } from '../../src/logql/index.js';
import { isLabelFilter, leavesOf } from '../../src/logql/filter-walk.js';
import { format, from, type Format } from '../../src/logql/stage.js';
import { isVariableText } from '../../src/logql/variable.js';
import { logKey } from '../catalog/index.js';
import type { Pipeline } from '../pipeline.js';
import { knownAttributes } from '../pipelines/attributes.js';

/** The attribute behind each key of a pipeline's records: `user_email` -> `user.email`. */
export function attributesByKey({ own, userElse }: Pipeline): ReadonlyMap<string, string> {
  const all = [...knownAttributes, ...Object.values(own), ...userElse.events];
  return new Map(all.map((attribute) => [logKey(attribute), attribute]));
}

/** The labels a stage reads. */
export function readBy(stage: Stage): readonly string[] {
  if (isLabelFilter(stage)) return leavesOf(stage).map(({ label }) => label);
  if (stage.kind === 'lineFormat') return inTemplate(stage.template);
  if (stage.kind === 'keep' || stage.kind === 'drop')
    return stage.labels.map((one) => (typeof one === 'string' ? one : one.label));
  if (stage.kind !== 'labelFormat') return [];
  return stage.formats.flatMap((one) => ('from' in one ? [one.from] : inTemplate(one.template)));
}

function inTemplate(template: string): readonly string[] {
  return [...template.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name!);
}

/**
 * Who a record belongs to: `| label_format user_email="{{or .user_email .enduser_id .user_id}}"`. The variable of a
 * board holds names of the first key, or everything, and needs no second one.
 */
export function userNamed(
  stages: readonly Stage[],
  outside: readonly string[],
  { own, userElse }: Pipeline,
): readonly Stage[] {
  const user = logKey(own.user);
  if (userElse.events.length === 0) return stages;
  const chain = [own.user, ...userElse.events].map((one) => `.${logKey(one)}`);
  return withFormat(stages, outside, format(user, `{{or ${chain.join(' ')}}}`), isVariable);
}

function isVariable(stage: Stage): boolean {
  return stage.kind === 'matcher' && isVariableText(stage.value.replace(/\$$/, ''));
}

/** Keys of the store's own back to those of the client: `| label_format user_email=mail`. */
export function renamed(
  stages: readonly Stage[],
  outside: readonly string[],
  { keys }: Pipeline,
): readonly Stage[] {
  return Object.entries(keys).reduce(
    (of, [attribute, key]) => withFormat(of, outside, format(logKey(attribute), from(key))),
    stages,
  );
}

/** A label written anew before the first stage that reads it, or at the end for what is around the stages. */
export function withFormat(
  stages: readonly Stage[],
  outside: readonly string[],
  one: Format,
  except: (stage: Stage) => boolean = () => false,
): readonly Stage[] {
  const readers = stages.filter((stage) => readBy(stage).includes(one.label));
  if (readers.every(except) && !outside.includes(one.label)) return stages;
  const at = readers.length === 0 ? stages.length : stages.indexOf(readers[0]!);
  return [...stages.slice(0, at), { kind: 'labelFormat', formats: [one] }, ...stages.slice(at)];
}
