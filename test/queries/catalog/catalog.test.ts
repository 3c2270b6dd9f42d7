import { expect, test } from 'vitest';
import {
  attributesOf,
  events,
  eventShared,
  metrics,
  resource,
  settings,
  shared,
  spans,
  spanShared,
  type Attribute,
} from '../../../queries/catalog/index.js';

const camel = (name: string) => name.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());

const bare = (name: string) => name.replace('claude_code.', '');

const signals = [...Object.values(metrics), ...Object.values(events), ...Object.values(spans)];

function* attributes(): Generator<[string, Attribute]> {
  for (const signal of signals) {
    for (const [name, attribute] of Object.entries(signal.attributes)) {
      yield [`${signal.name} ${name}`, attribute];
    }
  }
  for (const common of [shared, eventShared, spanShared, resource]) yield* Object.entries(common);
}

const of = (wanted: string) =>
  [...attributes()].filter(([, { privacy }]) => privacy === wanted).map(([place]) => place);

test('eight metrics, 28 events, six spans, each under its own name in camel case', () => {
  expect(Object.keys(metrics)).toHaveLength(8);
  expect(Object.keys(events)).toHaveLength(28);
  expect(Object.keys(spans)).toHaveLength(6);
  for (const group of [metrics, events, spans]) {
    for (const [key, { name }] of Object.entries(group)) expect(key).toBe(camel(bare(name)));
  }
});

test('event bodies hold the name with its prefix', () => {
  expect(events.apiRequest.body).toBe('claude_code.api_request');
  for (const event of Object.values(events)) expect(event.body).toBe(`claude_code.${event.name}`);
});

test('what decides on an attribute is a known setting', () => {
  for (const [place, { gate, masked }] of attributes()) {
    if (gate) expect(Object.keys(settings), place).toContain(gate);
    if (masked) expect(Object.keys(settings), place).toContain(masked.liftedBy);
  }
});

test('what persons wrote or ran is marked as content, and who they are as identity', () => {
  expect(of('identity')).toEqual([
    'session.id',
    'organization.id',
    'user.account_uuid',
    'user.account_id',
    'user.id',
    'user.email',
    'user.groups',
  ]);
  for (const place of [
    'user_prompt prompt',
    'assistant_response response',
    'api_request_body body',
    'tool_result tool_input',
    'claude_code.tool full_command',
  ]) {
    expect(of('content')).toContain(place);
  }
  expect(of('content')).not.toContain('api_request model');
});

test('nothing changes a catalog entry', () => {
  for (const signal of signals) {
    expect(Object.isFrozen(signal)).toBe(true);
    expect(Object.isFrozen(signal.attributes)).toBe(true);
  }
  for (const [place, attribute] of attributes()) expect(Object.isFrozen(attribute), place).toBe(true);
});

test('a signal carries its own attributes and the shared ones, no others', () => {
  expect(Object.keys(attributesOf(metrics.commitCount))).toEqual(Object.keys(shared));
  expect(attributesOf(metrics.costUsage)).toHaveProperty(['agent.name']);
  expect(attributesOf(metrics.costUsage)).not.toHaveProperty(['event.name']);
  expect(attributesOf(events.apiRequest)).toHaveProperty(['event.sequence']);
  expect(attributesOf(spans.tool)).toHaveProperty(['span.type']);
  expect(attributesOf(metrics.costUsage)).not.toHaveProperty('type');
});
