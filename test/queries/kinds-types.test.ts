import { expect, test } from 'vitest';
import { compile } from '../support/compile.js';

const head = [
  "import { events } from './queries/catalog/index.js';",
  "import { distribution } from './queries/distribution.js';",
  "import { list } from './queries/list.js';",
  "const took = distribution({ id: 'a', words: 'A', event: events.apiRequest, of: 'duration_ms' });",
  "const base = { id: 'a', words: 'A', event: events.toolResult } as const;\n",
].join(' ');

/** Programs that ask for what is not there, each with what the compiler must object to. */
const wrong: Record<string, readonly [program: string, complaint: string]> = {
  'requests have no tool': ["took.quantile(0.5).by('tool');", '"tool"'],
  'a percentile has no token type': ["took.average().where({ tokenType: 'input' });", "'tokenType'"],
  'a step is one of a few': ["took.quantile(0.5, { per: '13m' });", '"13m"'],
  'an event has its own numbers': ["distribution({ ...base, of: 'cost_usd' });", '"cost_usd"'],
  'a list shows what its event has': ["list({ ...base, columns: ['model'] });", '"model"'],
  'a column is an attribute': [
    "list({ ...base, columns: [{ of: 'cost_usd', title: 'Cost' }] });",
    '"cost_usd"',
  ],
  'a list is filtered by what it has': [
    "list({ ...base, columns: ['tool'] }).latest(5).where({ model: 'a' });",
    "'model'",
  ],
};

const right = [
  "took.quantile(0.95, { atLeast: 50, per: '1h' }).by('model', 'team').where({ team: 'web' });",
  "list({ ...base, columns: ['tool', 'user', { of: 'error', title: 'Error' }] }).latest(5).where({ tool: 'Bash' });",
].join(' ');

test('what an event does not have does not compile', () => {
  const programs = Object.entries(wrong).map(([name, [program]]) => [name, head + program] as const);
  const said = compile({ right: head + right, ...Object.fromEntries(programs) });
  expect(said.get('right')).toEqual([]);
  for (const [name, [, complaint]] of Object.entries(wrong)) {
    const lines = said.get(name)!.filter(({ line }) => line === 2);
    expect(lines, name).not.toEqual([]);
    expect(lines.map(({ text }) => text).join('\n'), name).toContain(complaint);
  }
});
