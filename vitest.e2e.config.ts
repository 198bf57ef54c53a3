import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/longest-first.ts'

/** The browser tests: each file against its own server with a copy of the demo township. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/demo-once.ts'],
    // Two at a time: half of a browser test is waiting; three fill the cores and take longer.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // A busy machine reads a list in a minute, not in the usual second.
    expect: { poll: { timeout: 300_000 } },
  },
})
