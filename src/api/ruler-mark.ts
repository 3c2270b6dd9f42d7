import { canonical, checksum, isObject, type Json, type JsonObject } from './canonical.js';
import type { RuleFileGroup } from './ruler-group.js';
import { spanMs, spanText } from './span.js';

/** A comment at the end of an expression: rulers keep it, and it changes no series. */
const mark = /\n# ccboards (\S+) ([0-9a-f]{16})\s*$/;

/** What a group says: durations in one spelling, nothing empty, no mark of ours. */
export function groupContent({ interval, rules }: RuleFileGroup): Json {
  return canonical({ interval: spelled(interval), rules: rules.map(ruleContent) });
}

/** The group with our mark: project and checksum, as a comment in its first expression. */
export function marked(group: RuleFileGroup, project: string): RuleFileGroup {
  const [first, ...rest] = group.rules;
  if (!first) return group;
  const note = `\n# ccboards ${project} ${checksum(groupContent(group))}`;
  return { ...group, rules: [{ ...first, expr: `${String(first['expr'])}${note}` }, ...rest] };
}

/** How a stored group stands to us: not ours, ours as we wrote it, or ours and edited. */
export function groupOwner(group: RuleFileGroup, project: string): 'other' | 'ours' | 'edited' {
  const found = group.rules.map(({ expr }) => mark.exec(String(expr))).find((one) => one !== null);
  if (!found || found[1] !== project) return 'other';
  return found[2] === checksum(groupContent(group)) ? 'ours' : 'edited';
}

function ruleContent(rule: JsonObject): JsonObject {
  const { expr, for: wait, keep_firing_for: keep, labels, annotations, ...rest } = rule;
  return {
    ...rest,
    expr: typeof expr === 'string' ? expr.replace(mark, '') : expr,
    for: spelled(wait),
    keep_firing_for: spelled(keep),
    labels: filled(labels),
    annotations: filled(annotations),
  };
}

function spelled(duration: Json | undefined): Json | undefined {
  const ms = spanMs(duration);
  if (ms === 0) return undefined;
  return typeof ms === 'number' ? spanText(ms) : duration;
}

const filled = (value: Json | undefined): Json | undefined =>
  isObject(value) && Object.keys(value).length > 0 ? value : undefined;
