import fc from 'fast-check';
import { someLabels } from './random-words.js';

export const grouping = fc.oneof(
  fc.constant({}),
  someLabels.map((by) => ({ by })),
  someLabels.map((without) => ({ without })),
);
export const pairing = fc.oneof(
  fc.constant({}),
  someLabels.map((on) => ({ on })),
  someLabels.map((ignoring) => ({ ignoring })),
);
export const fills = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.integer().map((fill) => ({ fill })) },
  { weight: 1, arbitrary: fc.integer().map((fillLeft) => ({ fillLeft })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer(), fc.integer()).map(([fillLeft, fillRight]) => ({ fillLeft, fillRight })),
  },
);
export const group = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ groupLeft: true as const }, { groupRight: true as const }) },
  {
    weight: 1,
    arbitrary: fc.subarray(['team', 'zone.a'], { minLength: 1 }).map((groupLeft) => ({ groupLeft })),
  },
  {
    weight: 1,
    arbitrary: fc.subarray(['team', 'zone.a'], { minLength: 1 }).map((groupRight) => ({ groupRight })),
  },
);
