import { apply, plan, type Wanted } from '../../src/api/index.js';
import { alertRule, classicBoard } from '../api/fixture.js';
import { clientOf } from '../api/clients.js';
import { standIn, type EditionName } from '../stand-in/index.js';

/** One measured apply. `ideal` is the longest chain of requests at the concurrency that was allowed. */
export type SizeRow = {
  readonly what: 'new' | 'unchanged';
  readonly delayMs: number;
  readonly writers: number;
  readonly reads: number;
  readonly writes: number;
  readonly seconds: number;
  readonly idealSeconds: number;
  /** Megabytes of heap in use more than before, at the end. */
  readonly heapMb: number;
};

const counts = { boards: 500, folders: 50, groups: 30, rulesInGroup: 10 };

/** Applies 500 boards in 50 folders (four deep) and 300 rules, new and then unchanged. */
export async function sizes({
  edition,
  delays,
  writers,
}: {
  edition: EditionName;
  delays: readonly number[];
  writers: number;
}): Promise<readonly SizeRow[]> {
  const rows: SizeRow[] = [];
  for (const delayMs of delays) {
    const server = await standIn({ edition, delayMs });
    for (const what of ['new', 'unchanged'] as const) {
      const client = clientOf(server, { concurrency: 8, connection: { timeoutMs: 60_000 } });
      const before = process.memoryUsage().heapUsed;
      const started = performance.now();
      const read = await plan({ client, wanted: many });
      const results = await apply({ client, wanted: many, plan: read, writers });
      const seconds = (performance.now() - started) / 1000;
      const expected = what === 'new' ? 'created' : 'unchanged';
      const other = results.find(({ outcome }) => outcome !== expected);
      if (other) throw new Error(`${other.id} is ${other.outcome}, not ${expected}: ${other.reason}`);
      const { reads, writes } = client.sent();
      const idealSeconds = ((Math.ceil(reads / 8) + Math.ceil(writes / writers)) * delayMs) / 1000;
      const heapMb = Math.round((process.memoryUsage().heapUsed - before) / 1e6);
      rows.push({ what, delayMs, writers, reads, writes, seconds, idealSeconds, heapMb });
      await client.close();
    }
    await server.stop();
  }
  return rows;
}

const folderUid = (index: number): string => `acme-f${index}`;

const folders = Array.from({ length: counts.folders }, (_, index) => {
  const base = { uid: folderUid(index), title: `Folder ${index}` };
  return index % 4 === 0 ? base : { ...base, parent: folderUid(index - 1) };
});

const boards = Array.from({ length: counts.boards }, (_, index) => ({
  json: {
    ...classicBoard(`b${index}`, `Board ${index}`),
    panels: Array.from({ length: 20 }, (_, id) => panelOf(id + 1)),
  },
  folder: folderUid(index % counts.folders),
}));

function panelOf(id: number): object {
  const target = { refId: 'A', expr: `sum by (team) (claude_code:cost_usd:books{team=~"$team"} + ${id})` };
  return {
    id,
    type: 'timeseries',
    title: `Panel ${id}`,
    gridPos: { h: 8, w: 12, x: 0, y: id * 8 },
    targets: [target],
  };
}

const ruleGroups = Array.from({ length: counts.groups }, (_, group) => ({
  title: `Group ${group}`,
  folderUid: folderUid(group),
  interval: 60,
  rules: Array.from({ length: counts.rulesInGroup }, (_, index) =>
    alertRule(`r${group}-${index}`, `Rule ${group} ${index}`),
  ),
}));

const many: Wanted = { project: 'acme', folders, boards, ruleGroups };
