import { defineConfig } from 'vitest/config';

/** Tests against files that others publish; CCBOARDS_SHARED names the folder that holds them. */
export default defineConfig({
  test: {
    include: ['test/contract/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
