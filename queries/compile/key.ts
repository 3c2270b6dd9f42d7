import type { LabelFilter, Matcher, Stage } from '../../src/logql/index.js';
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
 * Who a record belongs to: `| label_format user_email="{{or .user_email .enduser_id .user_id}}"`, where an answer
 * reads it. Where only the board's variable does, each name is held against it in turn, which spares a template a
 * record.
 */
export function userNamed(
  stages: readonly Stage[],
  outside: readonly string[],
  { own, userElse }: Pipeline,
): readonly Stage[] {
  if (userElse.events.length === 0) return stages;
  const [user, ...others] = [own.user, ...userElse.events].map(logKey) as [string, ...string[]];
  const chosen = (stage: Stage): stage is Matcher => isVariable(stage) && stage.label === user;
  const whole = `{{or ${[user, ...others].map((one) => `.${one}`).join(' ')}}}`;
  const named = withFormat(stages, outside, format(user, whole), chosen);
  return named === stages ? stages.map((one) => (chosen(one) ? underAnyName(one, others) : one)) : named;
}

/** `| user_email=~"$user" or user_email="" and enduser_id=~"$user"`: the first name that is there counts. */
function underAnyName(one: Matcher, [next, ...others]: readonly string[]): LabelFilter {
  const none: Matcher = { ...one, op: '=', value: '' };
  // A reader without a name is nobody, not all who have none.
  const own: LabelFilter = one.op === '=' ? { kind: 'and', filters: [one, { ...none, op: '!=' }] } : one;
  if (next === undefined) return own;
  const rest = underAnyName({ ...one, label: next }, others);
  return { kind: 'or', filters: [own, { kind: 'and', filters: [none, rest] }] };
}

function isVariable(stage: Stage): stage is Matcher {
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
