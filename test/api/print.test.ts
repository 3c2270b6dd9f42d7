import { expect, test } from 'vitest';
import {
  apply,
  plan,
  planExitCode,
  planJson,
  planMarkdown,
  planText,
  resultsText,
  type Wanted,
} from '../../src/api/index.js';
import type { StandIn } from '../stand-in/index.js';
import { clientOf, patience } from './clients.js';
import { alertRule, classicBoard, everything } from './fixture.js';
import { started } from './support.js';

const long = 'sum by (team) (claude_code:cost_usd:books - (claude_code:cost_usd:books offset $__range))';

/** A server with everything on it, one board edited by hand and one that is somebody else's; and a new set. */
async function scene(): Promise<{ server: StandIn; wanted: Wanted }> {
  const server = await started({});
  const all = everything('12.1');
  await apply({ client: clientOf(server), wanted: all, patience });
  server.world.edit('cc-root', (spec) => void (spec['title'] = 'Hand'), 'jo');
  const theirs = server.world.newBoard('cc-new');
  server.world.store(theirs, { spec: { title: 'x', panels: [] }, folder: '', by: 'jo', message: '' });
  const cost = { ...classicBoard('cc-cost', 'Cost | attribution <all>', long), refresh: '5m' };
  const rules = [alertRule('cc-budget', 'Budget of the day', { expr: 'sum(cost)' })];
  return {
    server,
    wanted: {
      ...all,
      folders: all.folders!.slice(0, 1),
      boards: [
        { json: cost, folder: 'acme-claude' },
        { json: classicBoard('cc-root', 'Root', 'x') },
        { json: classicBoard('cc-new', 'New') },
        { json: classicBoard('cc-fresh', 'Fresh') },
      ],
      ruleGroups: [{ ...all.ruleGroups![0]!, rules }],
    },
  };
}

const edited = 'edited in Grafana by jo, 2026-11-20 12:00 UTC: left alone (--overwrite to replace)';
const strange = 'there, but not made by this project: left alone (--overwrite to take it over)';

test('a plan reads like this', async () => {
  const { server, wanted } = await scene();
  const found = await plan({ client: clientOf(server), wanted, prune: true });
  expect(planText(found).replace(/127\.0\.0\.1:\d+/, 'g.example')).toBe(
    `Grafana 12.1.0 at g.example, organisation 1

  ~ cc-cost              Cost | attribution <all>   1 panel, settings
      title: Cost -> Cost | attribution <all>
      + refresh: 5m
      "Total" › A
        - up
        + ${long}
  ! cc-root              Root                       ${edited}
      title: Hand -> Root
      "Total" › A: up -> x
  ! cc-new               New                        ${strange}
  + cc-fresh             Fresh                      new board
  ~ acme-claude/Budget   Budget                     3 rules
      - rule "Spike"
      -   alert
      -   A  up
      -   B  threshold of A
      - rule "acme:books"
      -   records acme:books
      -   A  up
      rule "Budget of the day" › A: up -> sum(cost)
  - cc-sessions          Sessions                   no longer wanted: to be removed
  - acme-people          Sessions                   no longer wanted: to be removed
  = 1 folder, 2 ruler groups

1 to create, 2 to change, 2 to remove, 1 in conflict, 1 not ours. Nothing was written.`,
  );
  expect(planExitCode(found)).toBe(3);
});

test('a plan as a comment escapes what would break its table, and colours what changes', async () => {
  const { server, wanted } = await scene();
  const text = planMarkdown(await plan({ client: clientOf(server), wanted, prune: true }));
  expect(text).toContain('| change | board `cc-cost` | Cost \\| attribution &lt;all> | 1 panel, settings |');
  expect(text).toContain(
    `\`\`\`diff\ntitle: Cost -> Cost | attribution <all>\n+ refresh: 5m\n"Total" › A\n- up\n+ ${long}\n\`\`\``,
  );
  expect(text).toContain(`| conflict | board \`cc-root\` | Root | ${edited} |`);
});

test('a plan for programs', async () => {
  const { server, wanted } = await scene();
  const { server: about, objects } = JSON.parse(planJson(await plan({ client: clientOf(server), wanted })));
  expect(about).toEqual({
    base: server.url,
    version: '12.1.0',
    boardApis: ['v1beta1', 'v0alpha1', 'v2alpha1'],
    namespace: 'default',
    org: 1,
  });
  expect(objects[2]).toEqual({
    kind: 'board',
    id: 'cc-root',
    title: 'Root',
    state: 'conflict',
    reason: edited,
    changes: expect.any(Array),
  });
});

test('a plan that has nothing to do is short', async () => {
  const server = await started({});
  const wanted = everything('12.1');
  await apply({ client: clientOf(server), wanted, patience });
  const found = await plan({ client: clientOf(server), wanted });
  expect(planText(found).split('\n').slice(1)).toEqual([
    '',
    '  = 3 boards, 2 folders, 1 rule group, 2 ruler groups',
    '',
    'Nothing to do.',
  ]);
  expect(planExitCode(found)).toBe(0);
  expect(planMarkdown(found)).toMatch(/^\*\*Grafana 12\.1\.0 at .*\*\*\n\nNothing to do\.\n$/);
});

test('the results read like this', async () => {
  const { server, wanted } = await scene();
  expect(resultsText(await apply({ client: clientOf(server), wanted, prune: true, patience }))).toBe(
    `  changed    cc-cost              Cost | attribution <all>
  conflict   cc-root              Root                       ${edited}
  foreign    cc-new               New                        ${strange}
  created    cc-fresh             Fresh
  changed    acme-claude/Budget   Budget
  removed    cc-sessions          Sessions
  removed    acme-people          Sessions
  unchanged: 1 folder, 2 ruler groups

1 created, 2 changed, 2 removed, 3 unchanged, 1 conflict, 1 foreign.`,
  );
});
