import { isMerged, placeOfCode } from '../../../domain/registers/merged-place.ts'
import { chainOf, type Place, type PlaceTree } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { offAndBeforeUse, termRows, usesFromOf } from '../../db/calendar.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeByCode } from './term-of-place.ts'

export type ListedPlace = Place & { under: string[]; below: number; own: boolean }
export type PlacesAsked = {
  parent?: number | undefined
  within?: string | undefined
  kind?: string | undefined
  ids?: string | undefined
  q?: string | undefined
}

/** Places of the county: offices and classes, no people. In school order. */
export const listPlaces = async (
  ctx: Ctx,
  actor: Actor,
  asked: PlacesAsked = {},
): Promise<{ total: number; items: ListedPlace[] }> => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const standing = [...tree.values()].filter((p) => !isMerged(tree, p))
      const below = Map.groupBy(standing, (p) => p.parentId)
      // Of one that was merged only whoever holds its id still asks the name.
      const items = (asked.ids === undefined ? standing : [...tree.values()]).filter(wanted(tree, asked)).sort(inOrder)
      return {
        total: items.length,
        items: items.map((p) => {
          const chain = chainOf(tree, p.id)
          return {
            ...p,
            under: chain
              .slice(1, -1)
              .reverse()
              .map((id) => tree.get(id)?.name ?? ''),
            below: below.get(p.id)?.length ?? 0,
            own: chain.includes(tx.actor.placeId),
          }
        }),
      }
    },
    { readOnly: true },
  )
}

const wanted = (tree: PlaceTree, { parent, within, kind, ids, q }: PlacesAsked) => {
  const kinds = kind?.split(',')
  const chosen = ids?.split(',').map(Number)
  const root = within === undefined ? undefined : placeOfCode(tree, within)?.id
  return (p: Place): boolean =>
    (parent === undefined || p.parentId === parent) &&
    (within === undefined || (root !== undefined && chainOf(tree, p.id).includes(root))) &&
    (kinds === undefined || kinds.includes(p.kind)) &&
    (chosen === undefined || chosen.includes(p.id)) &&
    (!q || [p.name, p.code, ...p.aliases].some((x) => x.includes(q)))
}

const KINDS = ['county', 'township', 'village', 'school', 'class']
const inOrder = (a: Place, b: Place): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  (a.grade ?? 0) - (b.grade ?? 0) ||
  (a.label ?? '').localeCompare(b.label ?? '', 'zh', { numeric: true }) ||
  (a.code < b.code ? -1 : 1)

/** Every place after the one that it stands under, siblings in school order. */
export const sortedInTree = (tree: PlaceTree): Place[] => {
  const below = Map.groupBy(tree.values(), (p) => p.parentId)
  const walk = (id: number | null): Place[] =>
    (below.get(id) ?? []).sort(inOrder).flatMap((place) => [place, ...walk(place.id)])
  return walk(null)
}

export const sortedClasses = (places: readonly Place[]): Place[] => [...places].sort(inOrder)

/** Where a class stands among all classes of a list, school by school; whoever has none comes last. */
export const classRank = (tree: PlaceTree): ((classId: number | null) => number) => {
  const order = sortedClasses([...tree.values()].filter((p) => p.kind === 'class'))
    .sort((a, b) => (a.parentId ?? 0) - (b.parentId ?? 0))
    .map((p) => p.id)
  const ranks = new Map(order.map((id, i) => [id, i]))
  return (classId) => ranks.get(classId ?? -1) ?? ranks.size
}

/** Where a village stands among all, in the order of the offices' own list; whoever lives in none comes last. */
export const villageRank = (tree: PlaceTree): ((villageId: number | null) => number) => {
  const ranks = new Map(sortedClasses([...tree.values()].filter((p) => p.kind === 'village')).map((p, i) => [p.id, i]))
  return (villageId) => ranks.get(villageId ?? -1) ?? ranks.size
}

/** Terms, days off and from when on the system is used: the county's, and with a place also the school's own. */
export const getCalendar = async (ctx: Ctx, actor: Actor, input: { place?: string | undefined }) => {
  can(actor, 'place.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const school = input.place ? (await placeByCode(tx, input.place, 'place.read')).id : null
      const { daysOff, beforeUse } = await offAndBeforeUse(tx)
      const mine = <T extends { school_id: number }>(rows: T[]) =>
        rows.filter((r) => r.school_id === 0 || r.school_id === school)
      return {
        terms: mine(await termRows(tx)).map((t) => ({
          id: t.id,
          name: t.name,
          startsOn: t.starts_on,
          endsOn: t.ends_on,
          schoolId: t.school_id || null,
        })),
        usesFrom: usesFromOf(beforeUse, school),
        daysOff: mine(daysOff).map((d) => ({
          id: d.id,
          fromOn: d.from_on,
          toOn: d.to_on,
          kind: d.kind,
          name: d.name,
          schoolId: d.school_id || null,
        })),
      }
    },
    { readOnly: true },
  )
}
