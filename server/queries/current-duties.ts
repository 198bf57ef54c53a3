import { openTerms } from '../../domain/duties/open-terms.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { dutiesOfChildren } from '../db/duties.ts'
import { childFactsOf } from '../db/facts.ts'
import type { Tx } from '../db/tx.ts'

/** The given children's duties of the terms that today looks at, judged today: for lists, files and the today screen. */
export const currentDuties = async (tx: Tx, today: string, childIds: readonly string[]): Promise<Duty[]> =>
  childIds.length === 0
    ? []
    : dutiesOfChildren(tx, await childFactsOf(tx, childIds), (calendar) => openTerms(calendar, today), today)
