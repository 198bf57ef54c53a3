import { defineConfig } from 'vitest/config'

/** The browser tests: one after another, each file against its own server with the demo township. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A busy machine reads a list in seconds, not in the usual one.
    expect: { poll: { timeout: 20_000 } },
  },
})
