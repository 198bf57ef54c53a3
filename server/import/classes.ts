import { placesUnder } from '../../domain/registers/place.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import { writePlaces } from '../commands/add-places.ts'
import type { Tx } from '../db/tx.ts'

/** A class by what a row says of it. */
export const classKey = (says: { grade?: number | null; label?: string | null }): string =>
  `${says.grade ?? ''}|${says.label ?? ''}`

const knownClasses = async (tx: Tx, schoolId: number): Promise<Map<string, number>> =>
  new Map(
    placesUnder(await tx.tree(), schoolId, 'class')
      .filter((p) => !p.closed)
      .map((p) => [classKey(p), p.id]),
  )

/** Class places by `classKey`; those that the rows name and the school lacks are made. */
export const classesFor = async (
  tx: Tx,
  school: { id: number; code: string },
  rows: Iterable<IncomingChild['says'] | { grade?: number | null; label?: string | null }>,
): Promise<Map<string, number>> => {
  const wanted = new Map<string, { grade: number; label: string | null }>()
  for (const says of rows)
    if (typeof says.grade === 'number') wanted.set(classKey(says), { grade: says.grade, label: says.label ?? null })
  const known = await knownClasses(tx, school.id)
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, k]) => k)
  if (missing.length === 0) return known
  await writePlaces(
    tx,
    missing.map(({ grade, label }) => ({ kind: 'class' as const, name: '', parentCode: school.code, grade, label })),
  )
  return knownClasses(tx, school.id)
}
