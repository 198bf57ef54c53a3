/**
 * Tests that start and kill whole servers, load thousands of children, or ask thousands of questions: more than five seconds each, two
 * thirds of all the time that the tests take. The fast loop leaves them to `npm test`, and says so.
 */
export const SLOW_TESTS = [
  'tests/security/large-answers.test.ts',
  'server/copies/drill.test.ts',
  'server/copies/killed.test.ts',
  'server/db/embedded/keep.test.ts',
  'server/db/embedded/start.test.ts',
  'tests/security/answer-size.test.ts',
  'tests/security/fuzz.test.ts',
  'tests/security/local-accounts.test.ts',
  'demo/generate.test.ts',
  'demo/load.test.ts',
  'server/duties/queries/today-size.test.ts',
  'server/reports/queries/summary-worked.test.ts',
  'server/reports/queries/summary.test.ts',
  'domain/reports/any-school.test.ts',
  'server/installation/queries/sabotage.test.ts',
  'server/import/stored-reading.test.ts',
  'server/import/whose-pupils.test.ts',
  'server/import/import.test.ts',
  'server/import/background.test.ts',
  'server/import/two-imports.test.ts',
  'server/figures/queries/figure.test.ts',
  'server/figures/db/figures.test.ts',
  'server/overview/overview.test.ts',
  'server/import/reopen.test.ts',
  'server/import/classless.test.ts',
  'server/import/files/xlsx/known-password.test.ts',
]
