import { canonical, checksum, isObject, same, type Json, type JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import type { Change, Item, Look, Write } from './finding.js';
import { changeAt, jsonDiff } from './json-diff.js';
import type { RuleFileGroup, RulerGroup } from './ruler-group.js';
import { rulerRoute, type RulerRoute } from './ruler-route.js';
import { spanMs, spanText } from './span.js';

type Rulers = { readonly client: GrafanaClient; readonly project: string };

/** The key of a group of a ruler. */
export const rulerId = (
  route: RulerRoute,
  { namespace, name }: { namespace: string; name: string },
): string => `${route.name}/${namespace}/${name}`;

/** A wanted group of a ruler. The namespace is the project's own, so what is in it is ours. */
export function rulerItem(want: RulerGroup, { client, project }: Rulers): Item {
  checkNamespace(want.namespace, project);
  const route = rulerRoute(want.ruler, client);
  const id = rulerId(route, { namespace: want.namespace, name: want.group.name });
  return { kind: 'ruler', id, title: want.group.name, needs: [], look: () => lookAt(want, route) };
}

async function lookAt({ namespace, group }: RulerGroup, route: RulerRoute): Promise<Look> {
  const read = async (): Promise<RuleFileGroup | undefined> =>
    (await route.groups(namespace)).find(({ name }) => name === group.name);
  const seen = await read();
  const token = seen ? checksum(seen) : '';
  const write: Write = async () => {
    const now = await read();
    if ((now ? checksum(now) : '') !== token) throw overtaken(group.name);
    await route.set(namespace, group);
    return 'done';
  };
  if (!seen) return { state: 'create', changes: [], token, write };
  if (same(content(seen), content(group))) return { state: 'same', changes: [], token };
  return { state: 'change', changes: differences(seen, group), token, write };
}

/** What a group says: durations in one spelling, nothing empty. */
function content({ interval, rules }: RuleFileGroup): Json {
  return canonical({ interval: spelled(interval), rules: rules.map(ruleContent) });
}

function ruleContent(rule: JsonObject): JsonObject {
  const { for: wait, keep_firing_for: keep, labels, annotations, ...rest } = rule;
  return {
    ...rest,
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

function differences(before: RuleFileGroup, after: RuleFileGroup): Change[] {
  return jsonDiff(content(before), content(after)).map((one) => changeAt(placeOf(one.at, after), one));
}

/** `rules[2].expr` is told by what rule 2 records or alerts on. */
function placeOf(at: string, { rules }: RuleFileGroup): string[] {
  const found = /^rules\[(\d+)\]\.?(.*)$/.exec(at);
  if (!found) return [at];
  const rule = rules[Number(found[1])];
  const name = rule?.['record'] ?? rule?.['alert'] ?? found[1]!;
  return found[2] === '' ? [`rule ${String(name)}`] : [`rule ${String(name)}`, found[2]!];
}

function checkNamespace(namespace: string, project: string): void {
  if (namespace === project || namespace.startsWith(`${project}-`) || namespace.startsWith(`${project}/`))
    return;
  throw new ApiFault({
    kind: 'input',
    what: `The ruler namespace "${namespace}" does not begin with the project's name.`,
    todo: `Call it "${project}" or "${project}-something", so that its groups are known as ours.`,
  });
}

function overtaken(name: string): ApiFault {
  const what = `The rule group "${name}" was changed since it was read.`;
  return new ApiFault({ kind: 'changed', what, todo: 'Run diff, then apply again.' });
}
