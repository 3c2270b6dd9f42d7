import { afterEach, describe, expect, test } from 'vitest';
import { apply, type Wanted } from '../../src/api/index.js';
import { standIn, type EditionName, type StandIn } from '../stand-in/index.js';
import { classicBoard, clientOf, patience } from './support.js';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function start(edition: EditionName): Promise<StandIn> {
  const server = await standIn({ edition });
  open.push(server);
  return server;
}

const wanted: Wanted = {
  project: 'acme',
  folders: [
    { uid: 'acme-claude', title: 'Claude Code' },
    { uid: 'acme-people', title: 'Sessions', parent: 'acme-claude' },
  ],
  boards: [
    { json: classicBoard('cc-cost', 'Cost'), folder: 'acme-claude' },
    { json: classicBoard('cc-sessions', 'Sessions'), folder: 'acme-people' },
    { json: classicBoard('cc-root', 'Root') },
  ],
};

describe.each<EditionName>(['10.4', '11.4', '12.1', '13.0', 'cloud'])('Grafana %s', (edition) => {
  test('makes folders before boards, and writes nothing the second time', async () => {
    const server = await start(edition);
    const first = await apply({ client: clientOf(server), wanted, patience });
    expect(first.map(({ outcome }) => outcome)).toEqual([
      'created',
      'created',
      'created',
      'created',
      'created',
    ]);
    expect(server.world.boards.get('cc-sessions')!.folder).toBe('acme-people');
    const writes = server.writes().length;
    expect(writes).toBe(5);
    const client = clientOf(server);
    const second = await apply({ client, wanted, patience });
    expect(second.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      Array.from({ length: 5 }, () => ['unchanged', undefined]),
    );
    expect(server.writes()).toHaveLength(writes);
    expect(client.sent()).toEqual({ reads: 3 + 5, writes: 0 });
  });
});
