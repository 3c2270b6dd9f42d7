import { expect, test } from 'vitest';
import { compile } from '../support/compile.js';

const head = "import { activeUsers, cost, sessions, tokens } from './queries/measures/index.js';\n";

/** Programs that ask for what is not there, each with what the compiler must object to. */
const wrong: Record<string, readonly [program: string, complaint: string]> = {
  'cost is not split by token type': ["cost.total().by('tokenType');", '"tokenType"'],
  'cost has no start type': ["cost.total().where({ startType: 'fresh' });", "'startType' does not exist"],
  'sessions have no model': ["sessions.total().by('model');", '"model"'],
  'sessions have no token type': ["sessions.perStep('1d').by('tokenType');", '"tokenType"'],
  'tokens have no line type': ["tokens.total().by('lineType');", '"lineType"'],
  'there is no such dimension': ["cost.total().by('planet');", '"planet"'],
  'a step is one of a few': ["cost.perStep('13m');", '"13m"'],
  'users are not counted by user': ["activeUsers.distinct().by('user');", '"user"'],
};

const right =
  "cost.total().by('team', 'model'); tokens.total().by('tokenType'); activeUsers.distinct().by('team'); sessions.total().by('startType');";

test('what a measure does not have does not compile', () => {
  const programs = Object.entries(wrong).map(([name, [program]]) => [name, head + program] as const);
  const said = compile({ right: head + right, ...Object.fromEntries(programs) });
  expect(said.get('right')).toEqual([]);
  for (const [name, [, complaint]] of Object.entries(wrong)) {
    const lines = said.get(name)!.filter(({ line }) => line === 2);
    expect(lines, name).not.toEqual([]);
    expect(lines.map(({ text }) => text).join('\n'), name).toContain(complaint);
  }
});
