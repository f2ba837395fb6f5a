import { defineConfig } from 'vitest/config';

export default defineConfig({
  // type-graphql loads graphql's CommonJS build; a second copy beside it fails every `instanceof`.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: 'tests/global-setup.ts',
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for takes as long as the machine is busy; who waits for nothing fails all the same.
    expect: { poll: { timeout: 10_000 } },
    // Two cores: a file at a time beside the database keeps timings honest.
    maxWorkers: 2,
  },
});
