import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { here } from './here.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ccboards = (...args: string[]) => here(folder, args);

describe('the command line', () => {
  test('no command is wrong usage and shows the commands', async () => {
    const { code, out } = await ccboards();
    expect(code).toBe(2);
    expect(out).toContain('Usage: ccboards <command>');
  });

  test('an unknown command names those there are', async () => {
    const { code, err } = await ccboards('bild');
    expect(code).toBe(2);
    expect(err).toMatch(/^There is no command "bild"\. Commands: build, check, apply,/);
  });

  test('an unknown option points to the help', async () => {
    const { code, err } = await ccboards('build', '--speed');
    expect(code).toBe(2);
    expect(err).toBe('There is no option --speed.\nSee: ccboards build --help\n');
  });

  test.each([
    [['--frm', 'v2'], 'There is no option --frm. Did you mean --form?'],
    [['--confg=x.json'], 'There is no option --confg. Did you mean --config?'],
    [['-z'], 'There is no option -z.'],
    [['--only'], '--only needs a value: --only <uid>.'],
    [['-o'], '--out needs a value: --out <folder>.'],
    [['--help=3'], '--help takes no value: write --help alone.'],
    [
      ['--out', '-o'],
      '--out needs a value: --out <folder>; one that begins with "-" goes behind "=": --out=-...',
    ],
  ])('build %j says in our words what is wrong', async (args, words) => {
    const { code, err } = await ccboards('build', ...args);
    expect([code, err]).toEqual([2, `${words}\nSee: ccboards build --help\n`]);
  });

  test('an option that takes one value is not given two', async () => {
    const { code, err } = await ccboards('build', '--only', 'a', '--only', 'b', '-o', 'x', '--out=y');
    expect([code, err]).toEqual([2, '--out is given twice: give it once.\n']);
  });

  test('each command has a help that names its options', async () => {
    const { code, out } = await ccboards('build', '--help');
    expect(code).toBe(0);
    expect(out).toContain('-o, --out <folder>');
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await ccboards('--version')).out).toBe(`${version}\n`);
  });
});

describe('build', () => {
  test('writes the boards and the inventory, and the same bytes again', async () => {
    expect((await ccboards('build', '--only', 'cc-cost')).out).toMatch(
      /^1 board, 8 files in dist: 8 changed/,
    );
    const first = await readFile(join(folder, 'dist/inventory.json'), 'utf8');
    expect((await ccboards('build', '--only', 'cc-cost')).out).toMatch(/0 changed/);
    expect(await readFile(join(folder, 'dist/inventory.json'), 'utf8')).toBe(first);
    expect(await readdir(join(folder, 'dist'))).toEqual(['classic', 'inventory.json', 'rules']);
  });

  test('a wrong configuration is named with its path, and nothing is written', async () => {
    await writeFile(join(folder, 'ccboards.config.json'), '{"dimensions":{"team":"te am"},"bords":[]}');
    const { code, err } = await ccboards('build');
    expect(code).toBe(1);
    expect(err.replace(/(There are: project, ).*/, '$1...')).toBe(
      'ccboards.config.json › dimensions.team\n' +
        '  "te am" is not a name a label can have: letters, digits, "_", ".", "-" and "/" only, a letter first\n' +
        'ccboards.config.json\n' +
        '  there is no setting "bords". Did you mean "boards"? There are: project, ...\n',
    );
    expect(await readdir(folder)).toEqual(['ccboards.config.json']);
  });

  test('a configuration that is no JSON says so', async () => {
    await writeFile(join(folder, 'ccboards.config.json'), '{"dimensions":');
    const { code, err } = await ccboards('build');
    expect(code).toBe(1);
    expect(err).toContain('ccboards.config.json cannot be read');
  });

  test('two configurations are one too many', async () => {
    await writeFile(join(folder, 'ccboards.config.json'), '{}');
    await writeFile(join(folder, 'ccboards.config.mjs'), 'export default {}');
    expect((await ccboards('build')).err).toContain('Keep one, or name it with --config');
  });

  test('a board that is not there is named with those that are', async () => {
    const { code, err } = await ccboards('build', '--only', 'cc-coast');
    expect(code).toBe(1);
    expect(err).toBe(
      `There is no board "cc-coast". Boards: ${claudeCodeBoards.map(({ uid }) => uid).join(', ')}\n`,
    );
  });

  test('a folder that cannot be written says which', async () => {
    await writeFile(join(folder, 'dist'), 'a file');
    const { code, err } = await ccboards('build');
    expect(code).toBe(1);
    expect(err).toMatch(/^Cannot write to .*dist: .*hoose another folder with --out\.\n$/);
  });

  test('a pipeline that needs newer programs says so', async () => {
    const pipeline = { preset: 'prometheusOtlp', naming: 'utf8Plain' };
    await writeFile(join(folder, 'ccboards.config.json'), JSON.stringify({ pipeline }));
    const { code, err } = await ccboards('build', '--only', 'cc-cost');
    expect(code).toBe(0);
    expect(err).toContain('This pipeline needs Prometheus 3.4, Loki 3.0, Grafana 11.5 or newer.\n');
  });

  test('without people nobody is named', async () => {
    await writeFile(join(folder, 'ccboards.config.json'), '{"individuals":false}');
    expect((await ccboards('build')).code).toBe(0);
    const board = await readFile(join(folder, 'dist/classic/cc-cost.json'), 'utf8');
    expect(board).toContain('Cost by team');
    expect(board).not.toMatch(/user=~|Cost by user|"name": "user"/);
  });
});

describe('check', () => {
  test('says of the usual query what it loses, with its place', async () => {
    const targets = [
      { refId: 'A', instant: true, expr: 'sum(increase(claude_code_cost_usage_USD_total[$__range]))' },
    ];
    const panel = {
      id: 1,
      type: 'stat',
      title: 'Total cost',
      description: 'Cost',
      datasource: { type: 'prometheus', uid: 'x' },
      targets,
    };
    await writeFile(join(folder, 'theirs.json'), JSON.stringify({ title: 'Claude Code', panels: [panel] }));
    const { code, out } = await ccboards('check', 'theirs.json');
    expect(code).toBe(1);
    expect(out).toBe(
      'Claude Code › Total cost › A                                            error    births-lost\n' +
        '  sum(increase(claude_code_cost_usage_USD_total[$__range]))\n' +
        '      ^^^^^^^^\n' +
        '  These counters are born with their first value: increase() leaves it out (8 to 28 % of cost, all\n' +
        '  of a one-export session). Ask for the last value less the one before the range, as cost.total()\n' +
        '  does, or sum over api_request events.\n\n1 error.\n',
    );
  });

  test('our own boards have nothing to find', async () => {
    expect(await ccboards('check')).toEqual({ code: 0, out: 'Nothing found.\n', err: '' });
  });

  test('a file that is no dashboard says so', async () => {
    await writeFile(join(folder, 'list.json'), '[]');
    const { code, err } = await ccboards('check', 'list.json');
    expect(code).toBe(1);
    expect(err).toMatch(/^list\.json: this is no dashboard/);
    expect((await ccboards('check', 'nowhere.json')).err).toMatch(/^nowhere\.json: there is no such file\n/);
  });
});
