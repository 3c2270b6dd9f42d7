import { boardItem } from './board.js';
import { orphans } from './orphans.js';
import { ruleGroupItem } from './rule-group-item.js';
import { rulerItem } from './ruler-item.js';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import { keyOf, type Item, type Look } from './finding.js';
import { folderItem, places, type Places } from './folder.js';
import { checkProject } from './mark.js';
import { orgOf, probe, type Server } from './probe.js';
import type { Manner, Wanted } from './wanted.js';

/** A wanted object and what was found; `fault` where the look itself failed. */
export type Planned = { readonly item: Item; readonly look?: Look; readonly fault?: unknown };

/** What an apply would do, read once from the server. */
export type Plan = { readonly server: Server; readonly base: string; readonly planned: readonly Planned[] };

export type PlanOptions = {
  readonly client: GrafanaClient;
  readonly wanted: Wanted;
  readonly manner?: Manner;
  /** The organisation this must be; another one is refused before anything is read or written in it. */
  readonly org?: number;
  /** Also look for objects of ours that are no longer wanted. */
  readonly prune?: boolean;
};

/** Reads the server and says for each wanted object how it stands. Writes nothing. */
export async function plan({ client, wanted, manner = {}, prune = false, org }: PlanOptions): Promise<Plan> {
  const server = await probe(client);
  checkOrg(server, org);
  const where = places();
  const all = items({ client, wanted, manner, server, where });
  const found = new Map<string, Planned>();
  for (const level of levels(all)) {
    for (const one of await Promise.all(level.map(lookAt))) found.set(keyOf(one.item), one);
  }
  const planned = all.map((item) => found.get(keyOf(item))!);
  if (prune) {
    const groups = (wanted.ruleGroups ?? []).map(
      ({ folderUid, title }) => `rules/${where.find(folderUid)}/${title}`,
    );
    const kept = new Set([...all.map(keyOf), ...groups]);
    const left = await orphans({ client, server, wanted, manner, kept });
    planned.push(...(await Promise.all(left.map(lookAt))));
  }
  return { server, base: client.base, planned };
}

function checkOrg(server: Server, wanted: number | undefined): void {
  const org = orgOf(server);
  if (wanted === undefined || org === undefined || org === wanted) return;
  throw new ApiFault({
    kind: 'input',
    what: `This account is in organisation ${org}, not ${wanted}.`,
    todo: 'A token is bound to its organisation: make one there, or leave the organisation out.',
  });
}

/** One look, its failure kept beside it. */
export async function lookAt(item: Item): Promise<Planned> {
  try {
    return { item, look: await item.look() };
  } catch (fault) {
    return { item, fault };
  }
}

type Around = Required<Pick<PlanOptions, 'client' | 'wanted' | 'manner'>> & {
  readonly server: Server;
  readonly where: Places;
};

/** All wanted objects as items. Faulty input is refused here, before anything is read or written. */
function items({ client, wanted, manner, server, where }: Around): Item[] {
  const project = checkProject(wanted.project);
  const uids = new Set((wanted.folders ?? []).map(({ uid }) => uid));
  const shared = { client, places: where, wanted: uids, project, manner, server };
  const all = [
    ...(wanted.folders ?? []).map((one) =>
      folderItem(one, { ...shared, overwrite: manner.overwrite ?? false }),
    ),
    ...(wanted.boards ?? []).map((one) => boardItem(one, shared)),
    ...(wanted.ruleGroups ?? []).map((one) => ruleGroupItem(one, shared)),
    ...(wanted.rulerGroups ?? []).map((one) => rulerItem(one, shared)),
  ];
  const keys = new Set<string>();
  for (const item of all) {
    if (keys.has(keyOf(item))) throw twice(item);
    keys.add(keyOf(item));
  }
  return all;
}

function twice({ kind, id }: Item): ApiFault {
  return new ApiFault({
    kind: 'input',
    what: `Two ${kind === 'folder' ? 'folders' : `${kind}s`} are called "${id}".`,
    todo: 'Give each its own uid.',
  });
}

/** Items in waves: each wave needs only what earlier waves bring. */
export function levels(items: readonly Item[]): Item[][] {
  const waves: Item[][] = [];
  const done = new Set<string>();
  let left = [...items];
  while (left.length > 0) {
    const wave = left.filter((item) => item.needs.every((need) => done.has(need)));
    if (wave.length === 0) throw circular(left);
    for (const item of wave) done.add(keyOf(item));
    waves.push(wave);
    left = left.filter((item) => !wave.includes(item));
  }
  return waves;
}

function circular(items: readonly Item[]): ApiFault {
  return new ApiFault({
    kind: 'input',
    what: `These folders are inside each other: ${items.map(({ id }) => id).join(', ')}.`,
    todo: 'Give one of them another parent.',
  });
}
