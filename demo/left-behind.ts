import { readChild } from '../domain/registers/child.ts'
import { childNames } from '../server/children/db/child-names.ts'
import { childFactsIn } from '../server/db/facts.ts'
import type { Tx } from '../server/db/tx-type.ts'
import type { DemoChild } from './records.ts'

/** The left-behind pupils of a school at a date, in a fixed order: ids are new with each load, so by class, birthday, name. */
export const leftBehindOf = async (tx: Tx, schoolId: number, at: string): Promise<Pupil[]> =>
  (await pupilsOf(tx, schoolId, at)).filter((c) => c.counts)

/** One pupil; `counts`: left behind by the education reading. */
export type Pupil = DemoChild & { counts: boolean }

/** All pupils of a school at a date, in the same order. */
export const pupilsOf = async (tx: Tx, schoolId: number, at: string): Promise<Pupil[]> => {
  const place = (await tx.tree()).get(schoolId)
  if (!place) return []
  const facts = await childFactsIn(tx, place, at, at)
  const names = new Map((await childNames(tx, [...facts.keys()])).map((c) => [c.id, c.name]))
  return [...facts.values()]
    .flatMap((spans) => {
      const now = spans.find((s) => s.fromOn <= at && (s.untilOn === null || at < s.untilOn) && s.schoolId === schoolId)
      return now && now.classId !== null
        ? [
            {
              id: now.childId,
              classId: now.classId,
              householdId: now.householdId,
              careRelation: now.careRelation,
              counts: readChild(now, at, 'education').counts,
              order: `${now.classId} ${now.birth} ${names.get(now.childId)}`,
            },
          ]
        : []
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
}
