import { expect, test } from 'vitest';
import { commands } from '../../cli/commands.js';
import { here } from './here.js';

const ccboards = (...args: string[]) => here('/', args);

const names = commands.map(({ name }) => name);
/** These print what they make, or show it: there is nothing to report as JSON. */
const made = new Set(['collector', 'preview', 'shot', 'setup']);

test.each(names)('%s: its help names what it does, its options and its exit codes', async (name) => {
  const { code, out } = await ccboards('help', name);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^Usage: ccboards ${name} \\[options\\]`));
  expect(out).toMatch(/\nExit codes: 0 .+, 1 .+, 2 wrong usage.*\.\n$/);
  expect(out.includes('--json')).toBe(!made.has(name));
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(400);
});

test('help of help, of nothing and of what is not there', async () => {
  expect((await ccboards('help')).out).toBe((await ccboards('--help')).out);
  expect((await ccboards('help', 'plan')).out).toContain('Usage: ccboards diff');
  expect(await ccboards('help', 'nothing')).toMatchObject({ code: 2, out: '' });
});

test.each(names)('%s: an empty value is wrong usage, before anything is done', async (name) => {
  const { command } = await commands.find((one) => one.name === name)!.load();
  for (const [option, { type }] of Object.entries(command.options)) {
    if (type !== 'string') continue;
    const { code, err } = await ccboards(name, `--${option}=`);
    expect(err).toMatch(new RegExp(`^--${option} is empty\\. Write --${option} <.+>, or leave it out\\.\n$`));
    expect(code).toBe(2);
  }
});

test('a word that is empty, and one that moves the cursor', async () => {
  expect(await ccboards('check', '')).toMatchObject({ code: 2 });
  const { err } = await ccboards('build\u001b[2J');
  expect(err).toMatch(/^There is no command "build\\u001b\[2J"\./);
});

test.each(['%zz', 'http://%zz', 'http://[', 'ftp://127.0.0.1'])(
  'an address such as %s is refused in words',
  async (url) => {
    const { code, err } = await ccboards('whoami', '--url', url);
    expect(err).toMatch(/^The Grafana address is not a plain http or https address\.\n {2}Set GRAFANA_URL/);
    expect(code).toBe(1);
  },
);
