import { defineConfig } from 'vitest/config';
import { filesAsText } from './test/support/files-as-text.ts';

export default defineConfig({
  plugins: [filesAsText],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    exclude: ['test/containers/**', 'test/rt/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
