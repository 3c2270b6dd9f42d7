import { expect, test } from 'vitest';
import { compile } from '../../support/compile.js';

const head = `import { events, metrics, type AttributeOf, type EventName, type MetricName, type ValueOf }
  from './queries/catalog/index.js';
type Cost = AttributeOf<typeof metrics.costUsage>;
type Request = AttributeOf<typeof events.apiRequest>;
`;

const right = {
  'an attribute of its own': `export const a: Cost = 'query_source';`,
  'a shared attribute': `export const a: Cost = 'session.id';`,
  'an attribute of events': `export const a: Request = 'event.sequence';`,
  'a metric by name': `export const a: MetricName = 'claude_code.cost.usage';`,
  'an event by name': `export const a: EventName = 'api_request';`,
  'a known value': `export const a: ValueOf<typeof metrics.tokenUsage.attributes.type> = 'cacheRead';`,
  'any value of an open list': `export const a: ValueOf<typeof metrics.codeEditToolDecision.attributes.tool_name> = 'MultiEdit';`,
};

const wrong = {
  'cost by token type': `export const a: Cost = 'type';`,
  'a metric by an attribute of events': `export const a: Cost = 'event.sequence';`,
  'an event by an attribute of another': `export const a: Request = 'success';`,
  'a metric nobody sends': `export const a: MetricName = 'claude_code.api.errors';`,
  'an unknown value': `export const a: ValueOf<typeof metrics.tokenUsage.attributes.type> = 'cached';`,
  'a changed entry': `metrics.costUsage.unit = 'tokens';`,
};

test('a signal can only be asked for what it carries', () => {
  const programs = Object.entries({ ...right, ...wrong }).map(([name, text]) => [name, head + text]);
  const said = compile(Object.fromEntries(programs));
  for (const name of Object.keys(right)) expect(mine(said.get(name)!), name).toEqual([]);
  for (const name of Object.keys(wrong)) expect(mine(said.get(name)!), name).toHaveLength(1);
});

/** Errors on the program's own line, not those of imports it leaves unused. */
const mine = (complaints: readonly { line: number }[]) => complaints.filter(({ line }) => line > 4);
