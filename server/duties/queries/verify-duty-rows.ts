import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import { laidTerms, rulesMark, termsWithRows } from '../../db/duty-rows/laid-terms.ts'
import { type DutyRow, rowsOfSubjects } from '../../db/duty-rows/lay-rows.ts'
import { NO_SCHOOL, staleSchools } from '../../db/duty-rows/stale.ts'
import type { Tx } from '../../db/tx-type.ts'
import { childIds } from '../../installation/db/verify.ts'
import { entriesOwing, rowsAdrift, rowsOf, sampleOfChildren } from '../db/verify-rows.ts'

const CHUNK = 200
/** So many children are compared where not all are asked for: others every day. */
const SAMPLE = 300

/**
 * Rows of duties against what the engine finds (second-storey §5): of a sample of children and of all entries and places, or of all,
 * in chunks. Rows that are known to be stale are nobody's answer and are passed over.
 */
export const verifyDutyRows = async (tx: Tx, all: boolean): Promise<string[]> => {
  const today = shanghaiDate(tx.now)
  const wanted = termsWithRows(await tx.calendar(), today)
  const terms = (await laidTerms(tx))
    .filter((l) => l.done && l.rules === rulesMark() && wanted.includes(l.term))
    .map((l) => l.term)
  if (terms.length === 0) return []
  const stale = new Set((await staleSchools(tx)).map((s) => s.school_id))
  const places = new Set(DUTY_RULES.flatMap((r) => (r.subject === 'place' ? r.places : [])))
  const subjects: Subject[] = [
    ...(all ? await childIds(tx) : await sampleOfChildren(tx, today, SAMPLE)).map(
      (id): Subject => ({ kind: 'child', id }),
    ),
    ...(await entriesOwing(tx)).map((id): Subject => ({ kind: 'entry', id })),
    ...[...(await tx.tree()).values()]
      .filter((p) => places.has(p.kind))
      .map((p): Subject => ({ kind: 'place', id: String(p.id) })),
  ]
  let wrong = 0
  for (let from = 0; from < subjects.length; from += CHUNK) {
    const some = subjects.slice(from, from + CHUNK)
    const fresh = (row: DutyRow) => !stale.has(row.school_id ?? NO_SCHOOL)
    const expected = new Map((await rowsOfSubjects(tx, some, terms)).filter(fresh).map((r) => [r.id, said(r)]))
    const found = (await rowsOf(tx, some, terms)).filter(fresh)
    const right = found.filter((r) => expected.get(r.id) === said(r)).length
    wrong += Math.max(found.length, expected.size) - right
  }
  const adrift = await rowsAdrift(tx)
  return [
    ...(wrong
      ? [
          `${wrong} 项值守的存行与重算不一致：有人改过它们，或程序换过版本。运行 nuanyang rebuild-duties，会按记录重新算一遍。`,
        ]
      : []),
    ...(adrift
      ? [`${adrift} 项值守的存行没有孩子、登记或地方。运行 nuanyang rebuild-duties，会按记录重新算一遍。`]
      : []),
  ]
}

/** What a row says, its columns in one order. */
const said = (row: DutyRow): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
