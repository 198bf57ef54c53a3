/**
 * Tests that start and kill whole servers, or ask thousands of questions: half of all the time that the tests take. The fast
 * loop leaves them to `npm test`, and says so.
 */
export const SLOW_TESTS = [
  'tests/security/large-answers.test.ts',
  'server/copies/drill.test.ts',
  'server/copies/killed.test.ts',
  'server/db/embedded/keep.test.ts',
  'server/db/embedded/start.test.ts',
  'tests/security/answer-size.test.ts',
  'tests/security/fuzz.test.ts',
]
