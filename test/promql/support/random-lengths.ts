import fc from 'fast-check';
import * as promql from '../../../src/promql/index.js';
import type { Scalar } from '../../../src/promql/index.js';

export const windows = ['5m', '1h30m', '90s', '7d', '2w3d', '100ms', '0s'] as const;
export const window = fc.constantFrom(...windows.filter((each) => each !== '0s'));
export const moment: fc.Arbitrary<promql.At> = fc.oneof(
  fc.constantFrom('start' as const, 'end' as const),
  fc.integer({ min: -1e9, max: 2e9 }),
  fc.double({ min: -1e9, max: 2e9, noNaN: true }),
);

/** A calculated length of time; always in one of the forms the engine cannot refute while reading. */
const calculated: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constant(promql.step()),
  fc.constant(promql.range()),
  window.map((of) => promql.add(promql.duration(of), promql.step())),
  window.map((of) => promql.mul(promql.sub(promql.step(), promql.duration(of)), 2)),
  window.map((of) => promql.neg(promql.pow(promql.duration(of), promql.neg(promql.step())))),
  fc
    .tuple(window, window)
    .map(([one, other]) => promql.maxOf(promql.duration(one), promql.minOf(promql.duration(other), 30))),
);
export const length: fc.Arbitrary<promql.Window> = fc.oneof(
  { weight: 6, arbitrary: window },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) },
  { weight: 1, arbitrary: window.map((of) => promql.add(promql.duration(of), promql.step())) },
);
export const shift: fc.Arbitrary<promql.Offset> = fc.oneof(
  { weight: 3, arbitrary: window },
  { weight: 2, arbitrary: window.map((of) => `-${of}` as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) },
  { weight: 2, arbitrary: calculated },
  { weight: 1, arbitrary: fc.constant(promql.neg(promql.step())) },
);
