import { isMerged, withMerged } from '../../domain/registers/merged-place.ts'
import { type Place, placesUnder } from '../../domain/registers/place.ts'
import { NO_SCHOOL } from './duty-rows/stale.ts'
import { classless, schoolStamps } from './school-stamps.ts'
import type { Tx } from './tx-type.ts'

/**
 * `at`: a condition for an alias with its dot that has columns of a class, a school and a village, or of other classes and schools in its place; `ids`: of the classes or schools that it is made
 * of, none of what stands in none; `stamp`: under which something of it changed last.
 */
export type SchoolPart = {
  at: (alias: string, ids?: readonly number[]) => string
  ids: readonly number[]
  stamp: number
}

const list = (ids: readonly number[]) => (ids.length ? ids.join(',') : '-1')

/**
 * A place in parts of which each is kept by itself (decision 074): of a township or county each school with those merged into it, and what
 * belongs to none of them, of a township its villages' children at schools elsewhere; of a school each class, and what belongs to none.
 */
export const partsOfPlace = (tx: Tx, place: Place): Promise<SchoolPart[]> =>
  place.kind === 'school' ? classParts(tx, place) : schoolParts(tx, place)

const classParts = async (tx: Tx, place: Place): Promise<SchoolPart[]> => {
  const tree = await tx.tree()
  const stampOf = await schoolStamps(tx)
  const schools = withMerged(tree, place).map((p) => p.id)
  // One that went into another is a row of the other; of whichever of these schools it was.
  const classes = schools
    .flatMap((id) => placesUnder(tree, id, 'class'))
    .filter((c, i, all) => !isMerged(tree, c) && all.indexOf(c) === i)
    .map((c) => withMerged(tree, c).map((p) => p.id))
  const inSchool = (alias: string) => `${alias}school_id in (${list(schools)})`
  return [
    ...classes.map((ids) => ({
      at: (alias: string, of: readonly number[] = ids) => `(${inSchool(alias)} and ${alias}class_id in (${list(of)}))`,
      ids,
      stamp: stampOf(ids),
    })),
    {
      ids: [],
      at: (alias) =>
        `(${inSchool(alias)} and (${alias}class_id is null or ${alias}class_id not in (${list(classes.flat())})))`,
      // Classes of theirs that stand elsewhere now have stamps of their own, under which the school's stands too.
      stamp: stampOf(schools.map(classless)),
    },
  ]
}

const schoolParts = async (tx: Tx, place: Place): Promise<SchoolPart[]> => {
  const tree = await tx.tree()
  const stampOf = await schoolStamps(tx)
  const schools = placesUnder(tree, place.id, 'school')
    .filter((school) => !isMerged(tree, school))
    .map((school) => withMerged(tree, school).map((p) => p.id))
  const here = new Set(schools.flat())
  const villages = list(placesUnder(tree, place.id, 'village').map((p) => p.id))
  const elsewhere = [...tree.values()].flatMap((p) =>
    p.kind === 'township' || (p.kind === 'school' && !here.has(p.id)) ? [p.id] : [],
  )
  const inNone = (alias: string) => `(${alias}school_id is null or ${alias}school_id not in (${list([...here])}))`
  return [
    ...schools.map((ids) => ({
      at: (alias: string, of: readonly number[] = ids) => `${alias}school_id in (${list(of)})`,
      ids,
      stamp: stampOf(ids),
    })),
    {
      ids: [],
      at: (alias) =>
        place.kind === 'county'
          ? `${alias}school_id is null`
          : `(${alias}village_id in (${villages}) and ${inNone(alias)})`,
      stamp: stampOf([NO_SCHOOL, ...elsewhere]),
    },
  ]
}

/** In which of the parts a row stands; -1: in none of them. */
export const partOf = (
  place: Place,
  parts: readonly SchoolPart[],
): ((row: { schoolId: number | null; classId: number | null }) => number) => {
  const of = new Map(parts.flatMap(({ ids }, i) => ids.map((id) => [id, i] as const)))
  const rest = parts.findIndex(({ ids }) => ids.length === 0)
  return ({ schoolId, classId }) => of.get((place.kind === 'school' ? classId : schoolId) ?? -1) ?? rest
}

/** The condition of several parts of one place, as few as an index takes. */
export const togetherAt =
  (parts: readonly SchoolPart[]): SchoolPart['at'] =>
  (alias) => {
    const [first] = parts.filter(({ ids }) => ids.length > 0)
    const named = first
      ? [
          first.at(
            alias,
            parts.flatMap(({ ids }) => ids),
          ),
        ]
      : []
    const rest = parts.filter(({ ids }) => ids.length === 0).map(({ at }) => at(alias))
    return `(${[...named, ...rest].join(' or ')})`
  }
