import { classKey } from '../../domain/registers/class-open.ts'
import { type Place, placesUnder } from '../../domain/registers/place.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import type { Tx } from '../db/tx-type.ts'
import { writePlaces } from '../places/new-places.ts'

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
  const there = await allClasses(tx, school.id)
  const known = new Set(there.map(classKey))
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, k]) => k)
  if (missing.length)
    await writePlaces(
      tx,
      missing.map(({ grade, label }) => ({ kind: 'class' as const, name: '', parentCode: school.code, grade, label })),
      [],
      'any',
      'roster.import',
    )
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
