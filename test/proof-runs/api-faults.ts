import { apply, ApiFault, plan, planRows, type Result } from '../../src/api/index.js';
import { everything, others, stateOf, theirs } from '../api/fixture.js';
import { clientOf, patience } from '../api/clients.js';
import { random, standIn, type EditionName } from '../stand-in/index.js';

const editions: readonly EditionName[] = ['10.4', '11.4', '12.1', '13.0', 'cloud'];

/** What a series of applies at random faults came to. Every number but the first four must be 0. */
export type FaultTable = {
  readonly runs: number;
  readonly requests: number;
  /** Runs that brought everything into place at once. */
  readonly whole: number;
  /** Runs that named what they did not manage, or gave up before the first write with a clear error. */
  readonly partial: number;
  /** Objects said to be in place that were not. */
  readonly untrue: number;
  /** Objects called a conflict although nobody else wrote. */
  readonly falseConflicts: number;
  /** Failures without a reason. */
  readonly silent: number;
  /** Runs after which an object of somebody else was another. */
  readonly foreignTouched: number;
  /** Runs after which a second, undisturbed apply did not end in the right state. */
  readonly unmended: number;
};

/** Applies the same set again and again, each time to a new server on which a share of all requests goes wrong. */
export async function randomFaults({
  runs,
  share,
  seed,
}: {
  runs: number;
  share: number;
  seed: number;
}): Promise<FaultTable> {
  const rights = new Map<EditionName, string>();
  for (const edition of editions) rights.set(edition, await undisturbed(edition));
  const rows: Row[] = [];
  for (let run = 0; run < runs; run += 1) {
    const edition = editions[run % editions.length]!;
    rows.push(await oneRun({ edition, share, seed: seed + run, right: rights.get(edition)! }));
  }
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    runs,
    requests: sum((row) => row.requests),
    whole: sum((row) => Number(row.whole)),
    partial: sum((row) => Number(!row.whole)),
    untrue: sum((row) => row.untrue),
    falseConflicts: sum((row) => row.falseConflicts),
    silent: sum((row) => row.silent),
    foreignTouched: sum((row) => Number(row.foreignTouched)),
    unmended: sum((row) => Number(row.unmended)),
  };
}

type Row = {
  readonly requests: number;
  readonly whole: boolean;
  readonly untrue: number;
  readonly falseConflicts: number;
  readonly silent: number;
  readonly foreignTouched: boolean;
  readonly unmended: boolean;
};

async function undisturbed(edition: EditionName): Promise<string> {
  const server = await standIn({ edition });
  others(server);
  await apply({ client: clientOf(server), wanted: everything(edition), patience });
  await server.stop();
  return JSON.stringify(stateOf(server.world));
}

type One = {
  readonly edition: EditionName;
  readonly share: number;
  readonly seed: number;
  readonly right: string;
};

async function oneRun({ edition, share, seed, right }: One): Promise<Row> {
  const server = await standIn({ edition, troubles: random(seed, share) });
  others(server);
  const before = theirs(server);
  const wanted = everything(edition);
  const client = clientOf(server);
  const results = await attempt(() => apply({ client, wanted, patience }));
  server.trouble(undefined);
  const now = planRows(await plan({ client: clientOf(server), wanted }));
  const inPlace = new Set(now.filter(({ state }) => state === 'same').map(({ id }) => id));
  const claimed = results.filter(({ outcome }) =>
    ['created', 'changed', 'moved', 'unchanged'].includes(outcome),
  );
  const row = {
    requests: client.sent().reads + client.sent().writes,
    whole: claimed.length > 0 && claimed.length === results.length,
    untrue: claimed.filter(({ id }) => !inPlace.has(id)).length,
    falseConflicts: results.filter(({ outcome }) => outcome === 'conflict' || outcome === 'foreign').length,
    silent: results.filter(({ outcome, reason }) => ['failed', 'skipped'].includes(outcome) && !reason)
      .length,
  };
  await apply({ client: clientOf(server), wanted, patience });
  const unmended = JSON.stringify(stateOf(server.world)) !== right;
  const foreignTouched = theirs(server) !== before;
  await server.stop();
  return { ...row, unmended, foreignTouched };
}

/** An apply may give up as a whole while it is still reading: then there are no results, and a clear error. */
async function attempt(run: () => Promise<readonly Result[]>): Promise<readonly Result[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ApiFault) return [];
    throw error;
  }
}
