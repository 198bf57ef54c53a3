import { ancestorOf, type Place, type PlaceTree, placesUnder } from '../../domain/registers/place.ts'
import type { RollChild } from '../../domain/registers/roll.ts'
import { type CensusFacts, type Compared, compareRolls } from '../../domain/registers/roll-compare.ts'
import { type RollMovement, rollMovements } from '../../domain/registers/roll-movements.ts'
import type { Tx } from '../db/tx-type.ts'
import { rollsInForce, signedDays } from './db/census.ts'
import { rollPlaces } from './roll-places.ts'

type At = { place: Place; term: string; until: string }

/**
 * The signed rolls of the villages and classes of a township compared, as far as they are the place's own children; null for a county,
 * which compares township by township. Ask within `tx.widened`: each side signs what the other does not see.
 */
export const comparedAt = async (
  tx: Tx,
  { place, term, until }: At,
): Promise<{ compared: Compared[]; pending: number } | null> => {
  const tree = await tx.tree()
  const township = ancestorOf(tree, place.id, 'township')
  if (!township) return null
  const units = rollPlaces(tree, township)
  const rolls = new Map(
    (
      await rollsInForce(
        tx,
        units.map((u) => u.id),
        term,
        until,
      )
    ).map((r) => [r.place_id, r.frozen]),
  )
  const nameOf = (id: number | null) => (id === null ? null : (tree.get(id)?.name ?? null))
  const found = compareRolls(
    units.map((u) => ({
      placeId: u.id,
      kind: u.kind === 'class' ? 'class' : 'village',
      roll: rolls.get(u.id) ?? null,
    })),
    nameOf,
  )
  return { ...found, compared: found.compared.filter(ofPlace(tree, place)) }
}

/** Is the child one of the place's own by either roll? */
const ofPlace = (tree: PlaceTree, place: Place): ((one: Compared) => boolean) => {
  if (place.kind === 'township') return () => true
  if (place.kind === 'village') return (one) => one.villageId === place.id
  const classes = new Set(placesUnder(tree, place.id, 'class').map((c) => c.id))
  return (one) => one.classId !== null && classes.has(one.classId)
}

/** By which units two terms of a place are compared, and by which reading: a school by its classes, what lies by villages by those. */
const MOVES: Partial<Record<Place['kind'], { by: 'class' | 'village'; reading: 'education' | 'state' }>> = {
  school: { by: 'class', reading: 'education' },
  village: { by: 'village', reading: 'state' },
  township: { by: 'village', reading: 'state' },
}

/** Who came and went since the term before, where every unit has signed in both terms. */
const movedAt = async (tx: Tx, { place, term, until }: At, before: string | null): Promise<RollMovement[] | null> => {
  const how = MOVES[place.kind]
  if (!how || before === null) return null
  const ids = rollPlaces(await tx.tree(), place).flatMap((u) => (u.kind === how.by ? [u.id] : []))
  const rollOf = async (of: string, by: string): Promise<RollChild[] | null> => {
    const rolls = await rollsInForce(tx, ids, of, by)
    return rolls.length === ids.length ? rolls.flatMap((r) => r.frozen) : null
  }
  const now = ids.length === 0 ? null : await rollOf(term, until)
  const then = now === null ? null : await rollOf(before, until)
  return now === null || then === null ? null : rollMovements(then, now, how.reading)
}

/** What figures count of a place's census of a term by a day. Ask within `tx.widened`. */
export const censusFacts = async (tx: Tx, at: At & { before: string | null }): Promise<CensusFacts> => {
  const tree = await tx.tree()
  const units = rollPlaces(tree, at.place)
  const days = await signedDays(
    tx,
    units.map((u) => u.id),
    at.term,
    at.until,
  )
  const school = (unit: Place) => (unit.kind === 'class' ? (ancestorOf(tree, unit.id, 'school')?.name ?? '') : '')
  return {
    units: units.map((unit) => ({
      kind: unit.kind === 'class' ? 'class' : 'village',
      name: `${school(unit)}${unit.name}`,
      signedOn: days.get(unit.id) ?? null,
    })),
    compared: days.size > 0 ? ((await comparedAt(tx, at))?.compared ?? null) : null,
    moved: days.size > 0 ? await movedAt(tx, at, at.before) : null,
  }
}
