import { z } from 'zod';
import { orphanApis } from './board-apis.js';
import { routeFor } from './board.js';
import { orphanLegacy } from './board-legacy.js';
import type { JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { ApiFault, type FaultKind } from './fault.js';
import { keyOf, type Item } from './finding.js';
import { orphanFolders } from './orphan-folders.js';
import { orphanGroup } from './orphan-group.js';
import { markTag } from './mark.js';
import type { Server } from './probe.js';
import { ruleOwner } from './rule-content.js';
import { lookAtOrphan, rulerId } from './ruler-item.js';
import { rulerRoute } from './ruler-route.js';
import { search } from './search.js';
import type { Manner, Wanted } from './wanted.js';
import { jsonObject } from './json-object.js';

export type Orphans = {
  readonly client: GrafanaClient;
  readonly server: Server;
  readonly wanted: Wanted;
  readonly manner: Manner;
  /** Keys of all wanted objects. */
  readonly kept: ReadonlySet<string>;
};

const rules = z.array(jsonObject);

/** Everything on the server that bears this project's mark and is no longer wanted. */
export async function orphans(around: Orphans): Promise<readonly Item[]> {
  const inside = (await Promise.all([boards(around), groups(around), rulerGroups(around)])).flat();
  return [...inside, ...(await orphanFolders(around, inside))];
}

/** An orphan inside a folder, so that the folder can wait for it. */
export type Inside = Item & { readonly folder?: string | undefined };

async function boards({ client, server, wanted, manner, kept }: Orphans): Promise<Inside[]> {
  const { project } = wanted;
  const hits = await search(client, { type: 'dash-db', tag: [markTag(project)] });
  const at = routeFor({ uid: '', form: 'classic' }, { server, api: manner.api });
  return hits
    .filter(({ uid }) => !kept.has(`board/${uid}`))
    .map(({ uid, title, folderUid: folder }) => {
      const orphan = { uid, project, manner };
      const look: Item['look'] = () =>
        at ? orphanApis(client, { ...orphan, at }) : orphanLegacy(client, orphan);
      return { kind: 'board', id: uid, title, needs: [], look, folder, orphan: true };
    });
}

async function groups(around: Orphans): Promise<Inside[]> {
  const { client, wanted, kept } = around;
  const all = await client.find({ path: '/api/v1/provisioning/alert-rules', answer: rules });
  const found = new Map<string, { folder: string; title: string }>();
  for (const rule of (all ?? []) as JsonObject[]) {
    const [folder, title] = [String(rule['folderUID']), String(rule['ruleGroup'])];
    const ours = ruleOwner(rule, { project: wanted.project, interval: 0 }) !== 'other';
    if (ours && !kept.has(`rules/${folder}/${title}`)) found.set(`${folder}/${title}`, { folder, title });
  }
  return [...found.values()].map((group) => orphanGroup(group, around));
}

async function rulerGroups({ client, wanted, manner, kept }: Orphans): Promise<Inside[]> {
  const { project } = wanted;
  const overwrite = manner.overwrite ?? false;
  const places = new Map(
    [...(wanted.otherRulers ?? []), ...(wanted.rulerGroups ?? [])].map(({ ruler, namespace }) => {
      const route = rulerRoute(ruler, client);
      return [`${route.name}/${namespace}`, { route, namespace }] as const;
    }),
  );
  const used = new Set((wanted.rulerGroups ?? []).map(({ ruler }) => rulerRoute(ruler, client).name));
  const found: Inside[] = [];
  for (const { route, namespace } of places.values()) {
    const groups = await route.groups(namespace).catch((error: unknown) => {
      if (!used.has(route.name) && isNoRuler(error)) return [];
      throw error;
    });
    for (const { name } of groups) {
      const id = rulerId(route, { namespace, name });
      const item: Item = {
        kind: 'ruler',
        id,
        title: name,
        needs: [],
        orphan: true,
        look: () => lookAtOrphan({ namespace, name }, { route, project, overwrite }),
      };
      if (!kept.has(keyOf(item))) found.push(item);
    }
  }
  return found;
}

/** What servers answer where no ruler is, such as a plain Prometheus, or where this account may not look. */
function isNoRuler(error: unknown): boolean {
  const kinds: readonly FaultKind[] = ['invalid', 'permission', 'server', 'not-grafana', 'answer', 'broken'];
  return error instanceof ApiFault && kinds.includes(error.kind);
}
