import { defineConfig } from 'vitest/config';
import { filesAsText } from './test/support/files-as-text.ts';

// Testcontainers' reaper needs one image more; what the suites start they stop. The workers inherit this.
process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';

export default defineConfig({
  plugins: [filesAsText],
  test: {
    include: ['test/containers/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts', 'test/support/shared-containers.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
