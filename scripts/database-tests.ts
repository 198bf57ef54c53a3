import { globSync, readFileSync } from 'node:fs'

/** The tests that use a database (they import the harness): run again on each other engine. */
export const databaseTests = (): string[] =>
  globSync('{server,tests,cli}/**/*.test.ts', { exclude: ['tests/e2e/**'] })
    .filter((file) => /testing\/database/.test(readFileSync(file, 'utf8')))
    .sort()
