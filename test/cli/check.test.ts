import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { row } from '../../dashboards/plan.js';
import { start } from './ccboards.js';
import { ccboards } from './warm.js';

const library = fileURLToPath(new URL('../../cli/index.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dashboard = (title: string, expr: string) => {
  const datasource = { type: 'prometheus', uid: 'x' };
  const panel = { id: 1, type: 'stat', title: 'Total', description: 'What?', datasource };
  return JSON.stringify({ title, panels: [{ ...panel, targets: [{ refId: 'A', instant: true, expr }] }] });
};

describe('files', () => {
  test('that cannot be read are named, and the others are checked all the same', async () => {
    await mkdir(join(folder, 'boards'));
    await writeFile(join(folder, 'half.json'), '{"title": "Ha');
    await writeFile(join(folder, 'wrong.json'), dashboard('Wrong', 'sum(rate(x[5m]'));
    await writeFile(join(folder, 'list.json'), '[1]');
    const all = ['boards', 'nowhere.json', 'half.json', 'wrong.json', 'list.json', 'wrong.json/x.json'];
    const { code, out, err } = await ccboards(folder, 'check', ...all);
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      'boards: is a folder: name the files in it, such as folder/*.json',
      'nowhere.json: there is no such file',
      expect.stringMatching(/^half\.json: is not JSON: /),
      expect.stringMatching(/^list\.json: this is no dashboard/),
      'wrong.json/x.json: there is no such file',
      '',
    ]);
    expect(out).toContain('Wrong › Total › A');
    expect(out).toMatch(/\n1 error\.\n5 files could not be checked\.\n$/);
    const told = JSON.parse((await ccboards(folder, 'check', '--json', ...all)).out) as {
      findings: object[];
      unread: { file: string }[];
    };
    expect(told.findings.length).toBeGreaterThan(0);
    expect(told.unread.map(({ file }) => file)).toEqual(all.filter((one) => one !== 'wrong.json'));
  });

  test('are named in what is found when there are several', async () => {
    await writeFile(join(folder, 'a.json'), dashboard('One', 'sum(rate(x[5m]'));
    await writeFile(join(folder, 'b.json'), dashboard('One', 'sum(rate(x[5m]'));
    const { out } = await ccboards(folder, 'check', 'a.json', 'b.json');
    expect(out).toMatch(/^a\.json: One › Total › A /);
    expect(out).toMatch(/\nb\.json: One › Total › A /);
    const told = JSON.parse((await ccboards(folder, 'check', '--json', 'a.json', 'b.json')).out) as {
      findings: { file: string }[];
    };
    expect(told.findings.map(({ file }) => file)).toEqual(['a.json', 'b.json']);
  });

  test('in which nothing can be checked do not pass', async () => {
    const { code, out } = await ccboards(folder, 'check', '.');
    expect({ code, out }).toEqual({ code: 1, out: '1 file could not be checked.\n' });
  });

  test('end with an error where the output finds no room', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, err } = await start(folder, ['help', 'check'], {}, full).ended;
    closeSync(full);
    expect([code, err]).toEqual([1, 'The output cannot be written: the disk is full.\n']);
  });

  test('are checked to the end where the reader of the output has had enough', async () => {
    const running = start(folder, ['check', 'nowhere.json']);
    running.shut();
    const { code, err } = await running.ended;
    expect([code, err]).toEqual([1, 'nowhere.json: there is no such file\n']);
  });

  test('from others cannot move the cursor or change colours', async () => {
    await writeFile(join(folder, 'evil.json'), dashboard('Evil \u001b[2J\u0007', 'sum(rate(x[5m]'));
    const { out } = await ccboards(folder, 'check', 'evil.json');
    expect(out).toContain('Evil \\u001b[2J\\u0007 › Total › A');
    expect(out).not.toContain('\u001b');
  });
});

const boards: readonly (readonly [what: string, board: string, place: string, said: string])[] = [
  [
    'a dimension the measure does not have',
    `board({ ...base, rows: [row('Costs', [stat(cost.total().by('tokenType'), { title: 'By type', asks: 'What?' })])] })`,
    'Mine › Costs › By type',
    'Cost has no token type: nothing the client sends tells it',
  ],
  [
    'a question where a panel belongs',
    `board({ ...base, rows: [row('Costs', [cost.total()])] })`,
    'Mine › Costs › panel 1',
    'is not a panel. Make it with stat, bars, barGauge, lines or table',
  ],
  [
    'a panel that asks nothing',
    `board({ ...base, rows: [row('Costs', [stat(undefined, { title: 'Empty' })])] })`,
    'Mine › Costs › Empty',
    'asks nothing that can be asked. Give it a question, such as cost.total()',
  ],
  [
    'bars that ask nothing',
    `board({ ...base, rows: [row('Costs', [bars(undefined, { title: 'Empty' })])] })`,
    'Mine › Costs › Empty',
    'asks nothing that can be asked. Give it a question, such as cost.total()',
  ],
  [
    'a step that is none',
    `board({ ...base, rows: [row('Costs', [bars(cost.perStep('1x'), { title: 'Bars', asks: 'What?' })])] })`,
    'Mine › Costs › Bars',
    'Cost is asked for each "1x", which is no step: write "1h", "1d" or "7d"',
  ],
  [
    'a panel without title and asks',
    `board({ ...base, rows: [row('Costs', [stat(cost.total())])] })`,
    'Mine › Costs › panel 1',
    'has no title and no asks: a panel needs title and asks, such as stat(cost.total(), {',
  ],
  [
    'a panel without asks',
    `board({ ...base, rows: [row('Costs', [bars(cost.perStep('1h'), { title: 'Hourly' })])] })`,
    'Mine › Costs › Hourly',
    'has no asks: a panel needs title and asks',
  ],
  [
    'a row that is none',
    `board({ ...base, rows: [null] })`,
    'Mine › row 1',
    'is not a row. Make it with row("Title", [panels])',
  ],
  ['no rows', `board(base)`, 'Mine', 'has no rows: write rows: [row("Cost", [stat(...)])]'],
  [
    'a filter nobody knows',
    `board({ ...base, rows: [], filters: ['teem'] })`,
    'Mine',
    'has a filter "teem", which is no dimension. Did you mean "team"?',
  ],
  [
    'a range that is none',
    `board({ ...base, rows: [], time: 'now-7d' })`,
    'Mine',
    'has a time that is no range: write { from: "now-7d", to: "now" }',
  ],
  [
    'no uid',
    `board({ ...base, rows: [], uid: 5 })`,
    'Mine',
    'has no uid: give it a short name, such as uid: "my-board"',
  ],
];

describe('a board without types', () => {
  test.each(boards)('%s: build and check say the same', async (_, board, place, said) => {
    await writeFile(
      join(folder, 'ccboards.config.mjs'),
      `import { bars, board, cost, row, stat } from ${JSON.stringify(library)};
      const base = { uid: 'mine', title: 'Mine', question: 'What?' };
      export default { boards: [${board}] };\n`,
    );
    const built = await ccboards(folder, 'build');
    expect(built.err).toMatch(new RegExp(`^ccboards\\.config\\.mjs › boards › ${place}\n`));
    expect(built.err).toContain(`\n  ${said}`);
    expect(built.code).toBe(1);
    expect(await ccboards(folder, 'check')).toEqual(built);
  });
});

test('JSON cannot hold boards, and says what can', async () => {
  await writeFile(join(folder, 'ccboards.config.json'), '{"boards":[{"uid":"x"}]}');
  expect(await ccboards(folder, 'build')).toEqual({
    code: 1,
    out: '',
    err:
      'ccboards.config.json › boards.0\n' +
      '  JSON cannot hold boards. Write them in ccboards.config.ts: export default defineConfig({ boards: [...] })\n',
  });
});

test('a row without panels says which', () => {
  expect(() => row('Costs', undefined as never)).toThrow('row "Costs": give it a list of panels');
});
