import { checksum, same } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import type { Change, Item, Look, Write } from './finding.js';
import { changeAt, jsonDiff } from './json-diff.js';
import type { RuleFileGroup, RulerGroup } from './ruler-group.js';
import { groupContent, groupOwner, marked } from './ruler-mark.js';
import { rulerRoute, type RulerRoute } from './ruler-route.js';
import { touchedBy } from './touched.js';
import { gone, removal, verdict } from './verdict.js';
import type { Manner } from './wanted.js';

type Rulers = { readonly client: GrafanaClient; readonly project: string; readonly manner: Manner };

type At = { readonly route: RulerRoute; readonly project: string; readonly overwrite: boolean };

/** The key of a group of a ruler. */
export const rulerId = (
  route: RulerRoute,
  { namespace, name }: { namespace: string; name: string },
): string => `${route.name}/${namespace}/${name}`;

/** A wanted group of a ruler, in a namespace that bears the project's name. */
export function rulerItem(want: RulerGroup, { client, project, manner }: Rulers): Item {
  checkNamespace(want.namespace, project);
  const route = rulerRoute(want.ruler, client);
  const id = rulerId(route, { namespace: want.namespace, name: want.group.name });
  const look = (): Promise<Look> => lookAt(want, { route, project, overwrite: manner.overwrite ?? false });
  return { kind: 'ruler', id, title: want.group.name, needs: [], look };
}

async function lookAt({ namespace, group }: RulerGroup, { route, project, overwrite }: At): Promise<Look> {
  const read = (): Promise<RuleFileGroup | undefined> => groupIn(route, { namespace, name: group.name });
  const seen = await read();
  const token = seen ? checksum(seen) : '';
  const write: Write = async () => {
    const now = await read();
    if ((now ? checksum(now) : '') !== token) throw overtaken(group.name);
    await route.set(namespace, marked(group, project));
    return 'done';
  };
  if (!seen) return { state: 'create', changes: [], token, write };
  const owner = groupOwner(seen, project);
  return verdict({
    equal: same(groupContent(seen), groupContent(group)),
    changes: () => differences(seen, group),
    ours: owner !== 'other',
    touched: owner === 'edited' ? touchedBy(undefined, undefined) : undefined,
    overwrite,
    token,
    write,
  });
}

/** Looks at a group of ours that is no longer wanted. */
export async function lookAtOrphan(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  { route, project, overwrite }: At,
): Promise<Look> {
  const seen = await groupIn(route, { namespace, name });
  if (!seen) return gone;
  const owner = groupOwner(seen, project);
  const token = checksum(seen);
  const write: Write = async () => {
    const now = await groupIn(route, { namespace, name });
    if (now && checksum(now) !== token) throw overtaken(name);
    await route.remove(namespace, name);
    return 'done';
  };
  return removal({
    ours: owner !== 'other',
    touched: owner === 'edited' ? touchedBy(undefined, undefined) : undefined,
    overwrite,
    token,
    write,
  });
}

async function groupIn(
  route: RulerRoute,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<RuleFileGroup | undefined> {
  return (await route.groups(namespace)).find((one) => one.name === name);
}

function differences(before: RuleFileGroup, after: RuleFileGroup): Change[] {
  return jsonDiff(groupContent(before), groupContent(after)).map((one) =>
    changeAt(placeOf(one.at, after), one),
  );
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
