import { AppError } from '../../domain/errors.ts'
import { type Place, placesUnder } from '../../domain/registers/place.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import { codeOf, writePlaces } from '../commands/add-places.ts'
import { lockPlaces } from '../db/locks.ts'
import type { Tx } from '../db/tx.ts'

/** A class by what a row says of it. */
export const classKey = (says: { grade?: number | null; label?: string | null }): string =>
  `${says.grade ?? ''}|${says.label ?? ''}`

const freeCode = (wanted: string, taken: ReadonlySet<string>): string => {
  let code = wanted
  for (let n = 2; taken.has(code); n++) code = `${wanted}~${n}`
  return code
}

const allClasses = async (tx: Tx, schoolId: number): Promise<Place[]> => placesUnder(await tx.tree(), schoolId, 'class')

/**
 * Class places by `classKey`; those that the rows name are made where the school lacks them, and opened again where they were
 * closed.
 */
export const classesFor = async (
  tx: Tx,
  school: { id: number; code: string },
  rows: Iterable<IncomingChild['says'] | { grade?: number | null; label?: string | null }>,
): Promise<Map<string, number>> => {
  const wanted = new Map<string, { grade: number; label: string | null }>()
  for (const says of rows)
    if (typeof says.grade === 'number') wanted.set(classKey(says), { grade: says.grade, label: says.label ?? null })
  await lockPlaces(tx)
  const there = await allClasses(tx, school.id)
  const known = new Set(there.map(classKey))
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, k]) => k)
  if (missing.length) {
    // The code made for a class may be that of another school's (K-1's class 3 is K-1-3, and so is K's class 1-3): another then.
    const taken = new Set([...(await tx.tree()).values()].map((p) => p.code))
    const { problems } = await writePlaces(
      tx,
      missing.map(({ grade, label }) => {
        const row = { kind: 'class' as const, name: '', parentCode: school.code, grade, label }
        const code = freeCode(codeOf(row, school), taken)
        taken.add(code)
        return { ...row, code }
      }),
    )
    if (problems[0]) throw new AppError('invalid', undefined, problems[0].message)
  }
  const open = new Set(there.filter((p) => !p.closed).map(classKey))
  const again = there.filter((p) => p.closed && wanted.has(classKey(p)) && !open.has(classKey(p)))
  if (again.length)
    await tx.write(
      again.map(({ id }) => ({ table: 'place', op: 'update', id, set: { closed: false } })),
      null,
    )
  return new Map((await allClasses(tx, school.id)).filter((p) => !p.closed).map((p) => [classKey(p), p.id]))
}

/** Ids of a school's classes that are in use. */
export const openClasses = async (tx: Tx, schoolId: number): Promise<Set<number>> =>
  new Set((await allClasses(tx, schoolId)).filter((p) => !p.closed).map((p) => p.id))
