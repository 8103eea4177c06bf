import { defineConfig } from 'vitest/config';
import { yamlAsText } from './test/support/yaml-as-text.ts';

export default defineConfig({
  plugins: [yamlAsText],
  test: {
    include: ['test/rt/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'forks',
  },
});
