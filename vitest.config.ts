import { defineConfig } from 'vitest/config';
import SlowFirst from './test/support/slow-first.js';

const contract = 'test/contract/**';
/** Many small files that import much and leave nothing behind: they share processes. */
const small = [
  'test/{api,check,dashboards,grafana,logql,promql}/**/*.test.ts',
  'test/{cli,rules}/*.test.ts',
  'test/queries/**/!(*-live).test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 240_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 3,
    reporters: ['default', './test/support/closing-line.ts'],
    sequence: { sequencer: SlowFirst },
    projects: [
      { extends: true, test: { name: 'small', isolate: false, include: small } },
      {
        extends: true,
        test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: [contract, ...small] },
      },
    ],
  },
});
