import { z } from 'zod';
import { checksum, isObject, type JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import { ruleMark } from './mark.js';
import { isBefore, type Server } from './probe.js';
import { ruleNote } from './rule-content.js';
import { isLocked, type RuleGroup } from './rule-group.js';
import { editable, readGroup, type StoredGroup } from './rule-group-route.js';
import type { Manner } from './wanted.js';

const anything = z.unknown();

/** The default interval of a group that a single rule opens. */
const openingInterval = 60;

export type RuleWriter = {
  readonly client: GrafanaClient;
  readonly server: Server;
  readonly project: string;
  readonly manner: Manner;
};

export type RuleWrite = {
  readonly at: string;
  readonly seen: StoredGroup | undefined;
  readonly token: string;
  readonly around: RuleWriter;
};

/** One request on the way to the wanted group. Servers before 11.5.2 take new rules only one by one. */
export async function writeGroup(
  want: RuleGroup,
  { at, seen, token, around }: RuleWrite,
): Promise<'done' | 'more'> {
  const { client, server, manner } = around;
  const now = await readGroup(client, at);
  if ((now ? checksum(now) : '') !== token) throw overtaken(want);
  const there = new Set((seen?.rules ?? []).map(({ uid }) => uid));
  const headers = isLocked(manner) ? {} : editable;
  const newcomer = isBefore(server, [11, 5, 2]) ? want.rules.find(({ uid }) => !there.has(uid)) : undefined;
  if (newcomer) {
    const body = marked(newcomer, { want, around, interval: seen?.interval ?? openingInterval });
    await client.ask({
      method: 'POST',
      path: '/api/v1/provisioning/alert-rules',
      body,
      headers,
      answer: anything,
    });
    return 'more';
  }
  const swapped = swapping(want, seen?.rules ?? []);
  const { interval, title, folderUid } = want;
  const rules = (swapped ?? want.rules).map((one) => marked(one, { want, around, interval }));
  await client.ask({
    method: 'PUT',
    path: at,
    body: { title, folderUid, interval, rules },
    headers,
    answer: anything,
  });
  return swapped ? 'more' : 'done';
}

/** Two rules that exchange titles cannot do so in one write: one of them gets a passing title first. */
function swapping(want: RuleGroup, seen: readonly JsonObject[]): readonly JsonObject[] | undefined {
  const held = new Map(seen.map(({ title, uid }) => [title, uid]));
  const clashes = want.rules.filter(({ title, uid }) => held.has(title) && held.get(title) !== uid);
  const inPlace = clashes.filter(({ title }) => want.rules.some(({ uid }) => uid === held.get(title)));
  if (inPlace.length === 0) return undefined;
  return want.rules.map((one) => (inPlace.includes(one) ? passing(one) : one));
}

const passing = (rule: JsonObject): JsonObject => ({
  ...rule,
  title: `${String(rule['title']).slice(0, 150)} (${String(rule['uid'])})`,
});

function marked(
  rule: JsonObject,
  {
    want,
    around,
    interval,
  }: { readonly want: RuleGroup; readonly around: RuleWriter; readonly interval: number },
): JsonObject {
  const full: JsonObject = {
    ...ignored(rule),
    ...rule,
    orgID: 1,
    folderUID: want.folderUid,
    ruleGroup: want.title,
  };
  const annotations = isObject(rule['annotations']) ? rule['annotations'] : {};
  return {
    ...full,
    annotations: { ...annotations, [ruleMark]: ruleNote({ project: around.project, rule, interval }) },
  };
}

/** Members the API wants of every rule and then ignores on rules that record. */
function ignored({ record }: JsonObject): JsonObject {
  if (!isObject(record)) return {};
  return { condition: record['from'], noDataState: 'NoData', execErrState: 'Error', for: '0s' };
}

function overtaken({ title }: RuleGroup): ApiFault {
  return new ApiFault({
    kind: 'changed',
    what: `The rule group "${title}" was changed since it was read.`,
    todo: 'Run diff, then apply again.',
  });
}
