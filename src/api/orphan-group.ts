import { z } from 'zod';
import { checksum } from './canonical.js';
import { ApiFault } from './fault.js';
import type { Look, Write } from './finding.js';
import type { Inside, Orphans } from './orphans.js';
import { ruleOwner } from './rule-content.js';
import { managedBy } from './rule-group-item.js';
import { editable, groupPath, readGroup } from './rule-group-route.js';
import { touchedBy } from './touched.js';
import { gone, removal } from './verdict.js';

/** A group of rules of ours that is no longer wanted. One that holds a rule of somebody else stays. */
export function orphanGroup({ folder, title }: { folder: string; title: string }, around: Orphans): Inside {
  const look = (): Promise<Look> => lookAt({ folder, title }, around);
  return { kind: 'rules', id: `${folder}/${title}`, title, needs: [], folder, look, orphan: true };
}

async function lookAt({ folder, title }: { folder: string; title: string }, around: Orphans): Promise<Look> {
  const { client, wanted, manner } = around;
  const at = groupPath(folder, title);
  const seen = await readGroup(client, at);
  if (!seen || seen.rules.length === 0) return gone;
  const { project } = wanted;
  const owners = new Set(seen.rules.map((rule) => ruleOwner(rule, { project, interval: seen.interval })));
  const token = checksum(seen);
  const write: Write = async () => {
    const now = await readGroup(client, at);
    if (now && checksum(now) !== token) throw changed(title);
    const headers = seen.rules.some(({ provenance }) => provenance === 'api') ? {} : editable;
    await client.ask({ method: 'DELETE', path: at, headers, answer: z.unknown() });
    return 'done';
  };
  return removal({
    ours: !owners.has('other'),
    managed: managedBy(seen.rules),
    touched: owners.has('edited') ? touchedBy(undefined, undefined) : undefined,
    overwrite: manner.overwrite ?? false,
    token,
    write,
  });
}

function changed(title: string): ApiFault {
  const what = `The rule group "${title}" was changed since it was read.`;
  return new ApiFault({ kind: 'changed', what, todo: 'Run diff, then apply again.' });
}
