import { assert, dictionary, jsonValue, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/grafana/index.js';
import { patchBetween, patched, same } from '../../src/grafana/patch.js';

const object = dictionary(string({ maxLength: 3 }), jsonValue({ maxDepth: 3 })).map(
  (value) => value as JsonObject,
);

test('a patch between two objects turns the one into the other, where null is as good as absent', () => {
  assert(
    property(object, object, (from, to) => {
      expect(same(patched(from, patchBetween(from, to)), to)).toBe(true);
    }),
  );
});

test('equal objects need no patch', () => {
  assert(
    property(object, (value) => {
      expect(patchBetween(value, structuredClone(value))).toBeUndefined();
      expect(patched(value, undefined)).toBe(value);
    }),
  );
});

test('what a patch sets to null is taken out', () => {
  expect(Object.keys(patched({ a: 1, b: { c: 2, d: 3 } }, { a: null, b: { c: null } }))).toEqual(['b']);
  expect(patched({ b: { c: 2, d: 3 } }, { b: { c: null } })).toEqual({ b: { d: 3 } });
});

test('a patch says only what differs', () => {
  const from = { a: 1, b: { c: [1], d: 2 }, e: 3 };
  expect(patchBetween(from, { a: 1, b: { c: [2], d: 2 }, f: 4 })).toEqual({ b: { c: [2] }, e: null, f: 4 });
});
