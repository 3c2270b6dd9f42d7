import type { Stage } from '../../src/logql/index.js';
import { isLabelFilter, leavesOf } from '../../src/logql/filter-walk.js';
import { format, from } from '../../src/logql/stage.js';
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
  if (stage.kind === 'keep') return stage.labels.map((one) => (typeof one === 'string' ? one : one.label));
  if (stage.kind !== 'labelFormat') return [];
  return stage.formats.flatMap((one) => ('from' in one ? [one.from] : inTemplate(one.template)));
}

function inTemplate(template: string): readonly string[] {
  return [...template.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name!);
}

/** Who a record belongs to: `| label_format user_email="{{or .user_email .enduser_id .user_id}}"`. */
export function userNamed(
  stages: readonly Stage[],
  used: readonly string[],
  { own, userElse }: Pipeline,
): readonly Stage[] {
  const user = logKey(own.user);
  const reads = stages.findIndex((stage) => readBy(stage).includes(user));
  if (userElse.events.length === 0 || (reads < 0 && !used.includes(user))) return stages;
  const chain = [own.user, ...userElse.events].map((one) => `.${logKey(one)}`);
  const named: Stage = { kind: 'labelFormat', formats: [format(user, `{{or ${chain.join(' ')}}}`)] };
  const at = reads < 0 ? stages.length : reads;
  return [...stages.slice(0, at), named, ...stages.slice(at)];
}

/** Keys of the store's own back to those of the client: `| label_format user_email=mail`. */
export function renamed(
  stages: readonly Stage[],
  used: readonly string[],
  pipeline: Pipeline,
): readonly Stage[] {
  const read = new Set([...used, ...stages.flatMap(readBy)]);
  const formats = Object.entries(pipeline.keys)
    .filter(([attribute]) => read.has(logKey(attribute)))
    .map(([attribute, key]) => format(logKey(attribute), from(key)));
  return formats.length === 0 ? stages : [{ kind: 'labelFormat', formats }, ...stages];
}
