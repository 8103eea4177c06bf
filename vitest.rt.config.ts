import { defineConfig } from 'vitest/config';
import { filesAsText } from './test/support/files-as-text.ts';

export default defineConfig({
  plugins: [filesAsText],
  test: {
    include: ['test/rt/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'forks',
  },
});
