import type { RecordFacts } from './record-facts.ts'

type Try = Pick<RecordFacts, 'kind' | 'reached' | 'happenedOn'>

/**
 * Nobody was there, and nobody was at a try of the same kind on an earlier day: going twice is what can be done
 * (duties-and-sync §1, summaries §8). `tries`: the child's other records of the days looked at. A duty looks at its round, since
 * each round is owed apart; a count of visits held looks at the term up to its cut-off, since it tells what was walked, whichever
 * round it answers. Its SQL twin is the column `counts` of the records in server/figures/db/fact-lists.ts.
 */
export const isSecondTry = (record: Try, tries: readonly Try[]): boolean =>
  !record.reached && tries.some((t) => !t.reached && t.kind === record.kind && t.happenedOn < record.happenedOn)
