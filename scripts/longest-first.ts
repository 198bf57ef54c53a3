import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, the longest first: begun last, one of them would keep a core alone at the end. */
const LONGEST = [
  'tests/e2e/screens-desk',
  'tests/e2e/screens-phone',
  'tests/e2e/lives',
  'tests/e2e/rosters',
  'tests/e2e/screens',
  'tests/e2e/first-use',
  'tests/e2e/safety',
  'tests/security/large-answers',
  'tests/security/fuzz',
  'server/copies/drill',
  'tests/security/answer-size',
  'tests/security/entries',
  'server/import/coming-term',
  'tests/security/numbers',
  'server/reports/queries/summary',
  'demo/load',
]

/** The order of test files on a machine that has not run them before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.replaceAll('\\', '/').endsWith(`/${name}.test.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
