import { availableParallelism, totalmem } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/longest-first.ts'

/** One runner for unit and database tests; the browser tests have their own entry in tests/e2e. */
export default defineConfig({
  test: {
    include: ['{domain,server,web,cli,demo,bench,scripts,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'tests/e2e/**'],
    globalSetup: ['server/testing/global-setup.ts'],
    setupFiles: ['server/testing/cheap-passwords.ts'],
    // Tests wait for the database half of their time: with one worker beside the runner a core of two stands idle; with three each
    // takes twice as long.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The files of a worker share its modules (a third of the time went into reading them anew); a file that mocks one says so.
    isolate: false,
    // Each stays for hundreds of files: where there is memory, going through all that it holds again and again is a tenth of the work.
    execArgv: totalmem() > 12 * 1024 ** 3 ? ['--initial-old-space-size=2000', '--max-semi-space-size=64'] : [],
    sequence: { sequencer: LongestFirst },
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
})
