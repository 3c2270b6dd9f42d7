import { describe, expect, test } from 'vitest';
import {
  apply,
  chooseDataSources,
  markDeploy,
  pull,
  whoami,
  type RuleGroup,
  type Wanted,
} from '../../src/api/index.js';
import { collector } from '../../queries/pipeline.js';
import { claudeCodeAlerts, grafanaAlerts } from '../../rules/alerts/index.js';
import { clientOf, patience } from '../api/clients.js';
import { alertRule, classicBoard, everything } from '../api/fixture.js';
import { standIn, type EditionName, type Exchange } from '../stand-in/index.js';
import { specification, type Specification } from './specification.js';

const pairs: readonly [EditionName, string][] = [
  ['10.4', 'swagger-10.4ish.reduced.json'],
  ['11.4', 'swagger-11.4.reduced.json'],
  ['12.1', 'swagger-13.0-derived.json'],
  ['13.0', 'swagger-13.0-derived.json'],
  ['cloud', 'swagger-13.0-derived.json'],
];

/** Routes that no specification at hand describes. */
const undescribed = [
  /^\/bootdata$/,
  /^\/api\/health$/,
  /^\/apis\//,
  /^\/api\/ruler\//,
  /^\/api\/access-control\/user\/permissions$/,
];

/** Statuses that are seen on real servers and missing from the files. */
const unlisted: Readonly<Record<string, readonly number[]>> = {
  'POST /dashboards/db': [409],
  'POST /folders': [412],
  'POST /v1/provisioning/alert-rules': [409, 403],
  'PUT /v1/provisioning/folder/{FolderUID}/rule-groups/{Group}': [403, 409, 500],
};

/** All that our client ever asks of a server, good and bad. */
async function conversation(edition: EditionName): Promise<readonly Exchange[]> {
  const server = await standIn({ edition });
  const client = clientOf(server);
  const wanted = everything(edition);
  const manner = { api: 'legacy' } as const;
  await apply({ client, wanted, manner, patience });
  await apply({ client, wanted: ourAlerts(wanted), manner, patience });
  const next: Wanted = {
    ...wanted,
    folders: [
      { uid: 'acme-claude', title: 'Claude' },
      { uid: 'acme-people', title: 'People' },
    ],
    boards: [{ json: classicBoard('cc-cost', 'Cost', 'sum(up)'), folder: 'acme-claude' }],
    ruleGroups: [
      { ...wanted.ruleGroups![0]!, rules: [alertRule('cc-budget', 'Spike'), alertRule('cc-new', 'New')] },
    ],
  };
  server.world.folders.get('acme-claude')!.updatedBy = 'jo';
  await apply({ client, wanted: next, manner, prune: true, patience });
  await apply({
    client,
    wanted: next,
    manner: { ...manner, overwrite: true, lock: true },
    prune: true,
    patience,
  });
  await apply({ client, wanted: { project: 'acme' }, manner, prune: true, patience });
  const stale = clientOf(server);
  await Promise.all([1, 2].map(() => apply({ client: stale, wanted, manner, patience })));
  await pull({ client, which: { tag: 'claude-code' } });
  await whoami(client);
  await chooseDataSources(client, {
    prometheus: { type: 'prometheus', probe: 'up' },
    loki: { type: 'loki', name: 'Loki' },
  });
  await markDeploy(client, { text: 'deploy', tags: ['x'], time: 1_760_000_000_000 });
  await server.stop();
  return server.exchanges;
}

/** Every alert of this package beside the folders of a set. */
function ourAlerts(wanted: Wanted): Wanted {
  const budget = { monthly: 100, teams: { web: 50 } };
  const { alerts } = claudeCodeAlerts(
    { pipeline: collector({ books: true }), individuals: true, boards: [] },
    { budget, spendPerHour: 1, spendPerUserDay: 1 },
  );
  const place = { folderUid: 'acme-claude', prometheus: 'prom-uid', loki: 'loki-uid' };
  const ruleGroups = grafanaAlerts(alerts, place) as unknown as RuleGroup[];
  return { ...wanted, ruleGroups: [...wanted.ruleGroups!, ...ruleGroups] };
}

describe.each(pairs)('Grafana %s by %s', (edition, file) => {
  const spec = specification(file);

  test('every request and every answer is as published', async () => {
    const exchanges = await conversation(edition);
    const known = exchanges.filter(({ path }) => !undescribed.some((one) => one.test(path)));
    expect(new Set(known.flatMap((one) => judged(one, spec)))).toEqual(new Set());
    const operations = new Set(known.map(({ method, path }) => `${method} ${spec.find(method, path)?.name}`));
    expect(operations.size).toBeGreaterThan(18);
  });
});

function judged(exchange: Exchange, spec: Specification): string[] {
  const { method, path, query, status, requestBody, body } = exchange;
  const found = spec.find(method, path);
  const at = `${method} ${found?.name ?? path}`;
  if (!found) return [`${at}: no such operation`];
  const { parameters = [], responses } = found.operation;
  const names = new Set(parameters.map(({ name }) => name));
  const strange = [...new URLSearchParams(query).keys()].filter((name) => !names.has(name));
  const wish = parameters.find((one) => one.in === 'body')?.schema;
  const listed = String(status) in responses || unlisted[at]?.includes(status) === true;
  const response = responses[String(status)];
  const schema = response && spec.resolve(response).schema;
  return [
    ...strange.map((name) => `${at}: no query parameter ${name}`),
    ...(requestBody !== undefined && !wish ? [`${at}: takes no body`] : []),
    ...(wish ? spec.judge(wish, requestBody).map((one) => `${at} request: ${one}`) : []),
    ...(wish
      ? foreign(requestBody, { wish, spec }).map((name) => `${at} request: unknown member ${name}`)
      : []),
    ...(listed ? [] : [`${at}: status ${status} is not listed`]),
    ...(schema && status !== 204 && body !== undefined
      ? spec.judge(schema, withoutNulls(body)).map((one) => `${at} ${status}: ${one}`)
      : []),
  ];
}

/** These specifications cannot say that a member may be null; servers give it for what is not set. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(members.map(([name, one]) => [name, withoutNulls(one)]));
}

/** Members we send that the specification does not know. */
function foreign(body: unknown, { wish, spec }: { wish: object; spec: Specification }): string[] {
  const { properties } = spec.resolve(wish);
  return properties === undefined ? [] : Object.keys(body as object).filter((name) => !(name in properties));
}
