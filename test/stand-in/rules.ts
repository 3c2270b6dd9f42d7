import { needs, no, objectBody, ok, Refusal, type Call, type Reply } from './call.js';
import { checkRule, stored } from './rule-check.js';
import type { Body, Rule, RuleGroup, World } from './world.js';

const root = ['api', 'v1', 'provisioning'];

/** The provisioning routes for Grafana-managed rules. */
export function rules(call: Call): Reply | undefined {
  const { method, segments } = call;
  if (root.some((part, index) => segments[index] !== part)) return undefined;
  needs(call, method === 'GET' ? 'alert.provisioning:read' : 'alert.provisioning:write');
  const [, , , kind, id, word, title] = segments;
  if (kind === 'alert-rules') return single(call, id);
  if (kind !== 'folder' || word !== 'rule-groups' || id === undefined || title === undefined)
    return undefined;
  if (method === 'GET') return readGroup(call, { folder: id, title });
  if (method === 'PUT') return putGroup(call, { folder: id, title });
  if (method === 'DELETE') return deleteGroup(call, { folder: id, title });
  return undefined;
}

type At = { readonly folder: string; readonly title: string };

function single(call: Call, uid: string | undefined): Reply | undefined {
  const { method, world } = call;
  const all = world.groups.flatMap((group) => group.rules.map((rule) => shown(rule, group)));
  if (method === 'GET' && uid === undefined) return ok(all);
  if (method === 'GET') {
    const found = all.find((rule) => rule['uid'] === uid);
    return found ? ok(found) : { status: 404 };
  }
  if (method !== 'POST' || uid !== undefined) return undefined;
  const body = objectBody(call);
  const folder = String(body['folderUID'] ?? '');
  if (!world.folders.has(folder)) throw no(400, 'invalid alert rule: folder does not exist');
  const title = String(body['ruleGroup'] ?? '');
  checkRule(body, world);
  if (ruleOf(world, String(body['uid']))) throw no(409, 'conflict: rule UID is already used');
  refuseTwins([...rulesIn(world, folder), body]);
  const group = world.group(folder, title) ?? opened(world, { folder, title });
  const rule = stored(body, { provenance: provenanceOf(call), keepFiring: world.edition.keepFiring });
  group.rules.push(rule);
  return ok(shown(rule, group), 201);
}

function opened(world: World, { folder, title }: At): RuleGroup {
  const group: RuleGroup = { folder, title, interval: 60, rules: [] };
  world.groups.push(group);
  return group;
}

function readGroup({ world }: Call, { folder, title }: At): Reply {
  const group = world.group(folder, title);
  if (!group) return { status: 404, body: { message: 'rule group not found' } };
  return ok({
    title,
    folderUid: folder,
    interval: group.interval,
    rules: group.rules.map((rule) => shown(rule, group)),
  });
}

function putGroup(call: Call, { folder, title }: At): Reply {
  const { world } = call;
  const body = objectBody(call);
  if (!world.folders.has(folder)) throw no(400, 'folder not found');
  const interval = body['interval'];
  if (typeof interval !== 'number' || interval <= 0 || interval % 10 !== 0) {
    throw no(
      400,
      `interval (${String(interval)}s) should be non-zero and divided exactly by scheduler interval: 10s`,
    );
  }
  const group = world.group(folder, title);
  const wanted = (body['rules'] ?? group?.rules ?? []) as Body[];
  for (const rule of wanted) checkRule(rule, world);
  const provenance = provenanceOf(call);
  checkProvenance(group?.rules ?? [], provenance);
  if (world.edition.newUidInGroupFails && wanted.some((rule) => !ruleOf(world, String(rule['uid'])))) {
    throw no(500, 'failed to update rule group: alert rule not found');
  }
  refuseSwaps(group, wanted);
  const elsewhere = rulesIn(world, folder).filter((rule) => !group?.rules.includes(rule));
  refuseTwins([...elsewhere, ...wanted]);
  const target = group ?? opened(world, { folder, title });
  target.interval = interval;
  target.rules = wanted.map((rule) => stored(rule, { provenance, keepFiring: world.edition.keepFiring }));
  if (target.rules.length === 0) world.groups.splice(world.groups.indexOf(target), 1);
  return ok(body);
}

function deleteGroup(call: Call, { folder, title }: At): Reply {
  const { world } = call;
  const group = world.group(folder, title);
  if (!group) return { status: 404, body: { message: 'rule group not found' } };
  checkProvenance(group.rules, provenanceOf(call));
  world.groups.splice(world.groups.indexOf(group), 1);
  return { status: 204 };
}

function checkProvenance(old: readonly Rule[], provenance: string): void {
  if (!old.some((rule) => rule.provenance === 'file')) return;
  throw new Refusal(409, {
    message: `cannot update with provided provenance '${provenance}', needs 'file'`,
    messageId: 'alerting.provenanceMismatch',
    statusCode: 409,
  });
}

/** The mere presence of the header counts, whatever it says. */
const provenanceOf = ({ headers }: Call): string => ('x-disable-provenance' in headers ? '' : 'api');

const rulesIn = (world: World, folder: string): Rule[] =>
  world.groups.filter((group) => group.folder === folder).flatMap((group) => group.rules);

const ruleOf = (world: World, uid: string): Rule | undefined =>
  world.groups.flatMap((group) => group.rules).find((rule) => rule.uid === uid);

function refuseTwins(all: readonly Body[]): void {
  const titles = all.map((rule) => String(rule['title']));
  const twin = titles.find((title, index) => titles.indexOf(title) !== index);
  if (twin === undefined) return;
  throw no(
    400,
    `[alerting.alert-rule.conflict] conflicting alert rule found: rule title under the same organisation and folder should be unique: ${twin}`,
  );
}

/** Two rules that exchange titles in one write meet the uniqueness of titles on the way. */
function refuseSwaps(group: RuleGroup | undefined, wanted: readonly Body[]): void {
  for (const rule of wanted) {
    const holder = group?.rules.find((old) => old.title === rule['title']);
    if (!holder || holder.uid === rule['uid']) continue;
    if (wanted.some((other) => other['uid'] === holder.uid)) {
      throw no(
        400,
        '[alerting.alert-rule.conflict] conflicting alert rule found: rule title under the same organisation and folder should be unique',
      );
    }
  }
}

function shown(rule: Rule, group: RuleGroup): Body {
  return {
    id: 1,
    ...rule,
    orgID: 1,
    folderUID: group.folder,
    ruleGroup: group.title,
    updated: '2026-11-20T12:00:00Z',
  };
}
