import { openTerms } from '../../domain/duties/open-terms.ts'
import type { Duty } from '../../domain/duties/types.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { dutiesOfChildren } from '../db/duties.ts'
import { childFactsOf } from '../db/facts.ts'
import type { Tx } from '../db/tx.ts'

/** The given children's duties of the terms that today looks at, judged today: for lists, files and the today screen. */
export const currentDuties = async (tx: Tx, today: string, childIds: readonly string[]): Promise<Duty[]> =>
  childIds.length === 0 ? [] : dutiesToday(tx, today, await childFactsOf(tx, childIds))

/** The same where the children's spans are at hand. */
export const dutiesToday = (tx: Tx, today: string, facts: ReadonlyMap<string, ChildFacts[]>): Promise<Duty[]> =>
  dutiesOfChildren(tx, facts, (calendar) => openTerms(calendar, today), today)
