import type { Actor } from '../domain/roles.ts'
import { linksOf, type RecordRow } from './db/record.ts'
import type { Tx } from './db/tx.ts'

const NOT_YOURS = '只有记的人或教导主任、校长能更正。'
/** Told alike whoever and however many the others are: of them it says nothing. */
const NOT_ALONE = '这条记录您不能单独更正，请找记的人，或请乡镇（街道）来办。'

/**
 * Why the actor may not correct this record; null when he may: its author, a dean or principal, and only somebody who stands over
 * every child it is about (M6: of two schools one took the record away from the other). A record about several schools is
 * corrected by the township too. All its children: also those out of sight, so asked with the county in sight.
 */
export const correctionRefused = async (tx: Tx, actor: Actor, record: RecordRow): Promise<string | null> => {
  const seen = await linksOf(tx, record.id)
  const all = await tx.widened(() => linksOf(tx, record.id))
  if (seen.length < all.length) return NOT_ALONE
  const schools = new Set(all.map((l) => l.school_id))
  const may =
    actor.via === 'operator' ||
    record.author_id === actor.accountId ||
    actor.role === 'dean' ||
    actor.role === 'principal' ||
    (actor.role === 'township-officer' && schools.size > 1)
  return may ? null : NOT_YOURS
}
