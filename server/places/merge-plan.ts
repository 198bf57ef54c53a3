import { AppError } from '../../domain/errors.ts'
import { isMerged } from '../../domain/registers/merged-place.ts'
import { chainOf, classTitle, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import { KIND_NAMES } from '../../domain/registers/place-kinds.ts'
import type { Seat } from '../../domain/registers/spans-elsewhere.ts'
import type { Actor } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'

/** A list that is half written belongs to one school: it is settled first. */
export const OPEN_LISTS = (name: string, n: number): string =>
  `“${name}”还有 ${n} 份名单没有写完。请先到“导入名单”里写进花名册或去掉，再合并。`

/** Classes of the same name on both sides: made one, or kept apart, those that come in under the next free number. */
export type SameClasses = 'together' | 'apart'

export type ClassMove = { from: Place; into: Place | null; name: string; label: string | null }
/** `hanging`: the schools and villages of a township, which hang on the other one from now on, with all that is theirs. */
export type MergePlan = { from: Place; into: Place; classes: ClassMove[]; hanging: Place[] }

/**
 * What becomes of a place and its classes if it goes into another one. The actor stands over both. Errors: not-found, invalid where the
 * two cannot be one.
 */
export const planMerge = (
  tree: PlaceTree,
  actor: Actor,
  placeId: number,
  { into: code, classes }: { into: string; classes: SameClasses },
): MergePlan => {
  const from = tree.get(placeId)
  mustReach(actor, 'place.write', chainOf(tree, placeId))
  const into = [...tree.values()].find((p) => p.code === code)
  mustReach(actor, 'place.write', into ? chainOf(tree, into.id) : [])
  if (!from || !into) throw new AppError('not-found')
  const why = refusal(tree, from, into)
  if (why) throw new AppError('invalid', undefined, why)
  return {
    from,
    into,
    classes: from.kind === 'school' ? classMoves(tree, from, into, classes) : [],
    hanging:
      from.kind === 'township' ? [...tree.values()].filter((p) => p.parentId === from.id && p.kind !== 'township') : [],
  }
}

const refusal = (tree: PlaceTree, from: Place, into: Place): string | null => {
  if (from.id === into.id) return '不能并入自己，请另选一个。'
  if (from.kind !== into.kind)
    return `${KIND_NAMES[from.kind]}只能并入${KIND_NAMES[from.kind]}，“${into.name}”是${KIND_NAMES[into.kind]}，请另选一个。`
  if (from.kind === 'county') return '一个系统只管一个县，县不能并入别处。'
  if (isMerged(tree, from)) return `“${from.name}”已经并到别处了。`
  if (isMerged(tree, into)) return `“${into.name}”自己已经并到别处，请选并过去的那一个。`
  if (into.closed) return `“${into.name}”已经停用，请先恢复使用，再并过去。`
  return null
}

const below = (tree: PlaceTree, school: Place): Place[] =>
  [...tree.values()].filter((p) => p.parentId === school.id && p.kind === 'class')

const classMoves = (tree: PlaceTree, from: Place, into: Place, same: SameClasses): ClassMove[] => {
  const there = below(tree, into).filter((c) => !c.closed)
  const taken = new Set(there.map((c) => `${c.grade}|${c.label}`))
  return below(tree, from).map((c): ClassMove => {
    const twin = there.find(
      (t) => t.grade === c.grade && t.label === c.label && (c.grade !== null || t.name === c.name),
    )
    if (!twin || c.closed) return { from: c, into: null, name: c.name, label: c.label }
    if (same === 'together' || c.grade === null) return { from: c, into: twin, name: twin.name, label: twin.label }
    let n = 1
    while (taken.has(`${c.grade}|${n}`)) n++
    taken.add(`${c.grade}|${n}`)
    return { from: c, into: null, name: classTitle(c.grade, String(n)), label: String(n) }
  })
}

/** Every place that ends, with the one that stands for it from now on. */
export const endedPlaces = ({ from, into, classes }: MergePlan): Map<number, number> =>
  new Map([[from.id, into.id], ...classes.flatMap((c): [number, number][] => (c.into ? [[c.from.id, c.into.id]] : []))])

/** Where whoever sat somewhere sits afterwards. */
export const seatAfter =
  (ended: ReadonlyMap<number, number>) =>
  ({ schoolId, classId, villageId }: Seat): Seat => {
    const now = (id: number | null) => (id === null ? null : (ended.get(id) ?? id))
    return { schoolId: now(schoolId), classId: now(classId), villageId: now(villageId) }
  }
