import { defineConfig } from 'vitest/config';
import { yamlAsText } from './test/support/yaml-as-text.ts';

export default defineConfig({
  plugins: [yamlAsText],
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
