import { checksum, same, type JsonObject } from './canonical.js';
import type { Item, Look, Write } from './finding.js';
import type { Places } from './folder.js';
import { isBefore, type Server } from './probe.js';
import { ruleContent, ruleOwner } from './rule-content.js';
import { ruleDiff } from './rule-diff.js';
import { checkGroup, isLocked, type RuleGroup } from './rule-group.js';
import { groupPath, readGroup } from './rule-group-route.js';
import { writeGroup, type RuleWriter } from './rule-group-write.js';
import { touchedBy } from './touched.js';
import { verdict } from './verdict.js';

export type RuleGroups = RuleWriter & {
  readonly places: Places;
  /** Uids of all wanted folders. */
  readonly wanted: ReadonlySet<string>;
};

/** A wanted group of Grafana-managed rules. */
export function ruleGroupItem(group: RuleGroup, around: RuleGroups): Item {
  checkGroup(group);
  const needs = around.wanted.has(group.folderUid) ? [`folder/${group.folderUid}`] : [];
  const id = `${group.folderUid}/${group.title}`;
  return { kind: 'rules', id, title: group.title, needs, look: () => lookAt(group, around) };
}

async function lookAt(group: RuleGroup, around: RuleGroups): Promise<Look> {
  const { client, server, project, manner } = around;
  const want = {
    ...group,
    folderUid: around.places.find(group.folderUid),
    rules: group.rules.map((one) => fitting(one, server)),
  };
  const at = groupPath(want.folderUid, group.title);
  const seen = await readGroup(client, at);
  const token = seen ? checksum(seen) : '';
  const write: Write = () => writeGroup(want, { at, seen, token, around });
  if (!seen || seen.rules.length === 0) return { state: 'create', changes: [], token, write, steps: true };
  const owners = seen.rules.map((one) => ruleOwner(one, { project, interval: seen.interval }));
  const strange = seen.rules.filter((_, index) => owners[index] === 'other');
  const locked = seen.rules.some(({ provenance }) => provenance === 'api');
  const relock = locked !== isLocked(manner);
  const differs =
    seen.interval !== want.interval || !same(seen.rules.map(ruleContent), want.rules.map(ruleContent));
  const look = verdict({
    equal: !differs && !relock,
    changes: () => [
      ...ruleDiff(seen, want),
      ...(relock ? [{ where: ['editing in Grafana'], before: word(locked), after: word(!locked) }] : []),
    ],
    ours: strange.length < seen.rules.length,
    managed: managedBy(seen.rules),
    touched: owners.every((one) => one === 'ours') ? undefined : touchedBy(undefined, undefined),
    overwrite: manner.overwrite ?? false,
    token,
    write,
  });
  return { ...look, steps: true };
}

const word = (locked: boolean): string => (locked ? 'locked' : 'allowed');

/** What else keeps a group, in words. */
export function managedBy(rules: readonly JsonObject[]): string | undefined {
  if (rules.some(({ provenance }) => provenance === 'file')) return 'provisioned from a file';
  return rules.some(({ provenance }) => provenance === 'converted_prometheus')
    ? 'imported from Prometheus rules'
    : undefined;
}

/** Members that servers before 12 do not know: they would drop them, and every diff would show them again. */
function fitting(given: JsonObject, server: Server): JsonObject {
  if (!isBefore(server, [12, 0, 0])) return given;
  const { keep_firing_for: _keep, missingSeriesEvalsToResolve: _missing, ...rest } = given;
  return rest;
}
