import { globSync, readFileSync } from 'node:fs'

/** The tests that use a database (they import the harness): run again on each other engine, but for those to which it is all one. */
export const databaseTests = (): string[] =>
  globSync('{server,tests,cli}/**/*.test.ts', {
    exclude: ['tests/e2e/**', 'tests/security/answer-size.test.ts', 'tests/security/large-answers.test.ts'],
  })
    .filter((file) => /testing\/database/.test(readFileSync(file, 'utf8')))
    .sort()
