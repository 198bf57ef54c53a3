import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { openTerms } from '../../../domain/duties/open-terms.ts'
import type { Duty, DutyRule } from '../../../domain/duties/types.ts'
import type { ChildFacts } from '../../../domain/registers/child-facts.ts'
import { type DutySubjects, dutiesOfSubjects } from '../../db/duties.ts'
import { childFactsOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** The given children's duties of the terms that today looks at, judged today: for lists, files and the today screen. */
export const currentDuties = async (tx: Tx, today: string, childIds: readonly string[]): Promise<Duty[]> =>
  childIds.length === 0 ? [] : dutiesToday(tx, today, { children: await childFactsOf(tx, childIds) })

/** The same where the children's spans are at hand, and of places and entries. */
export const dutiesToday = (
  tx: Tx,
  today: string,
  subjects: Partial<DutySubjects>,
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<Duty[]> =>
  dutiesOfSubjects(
    tx,
    { children: NOBODY, others: [], ...subjects },
    (calendar) => openTerms(calendar, today),
    today,
    rules,
  )

const NOBODY: ReadonlyMap<string, ChildFacts[]> = new Map()
