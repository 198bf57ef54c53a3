import { foundByTag } from '../../../domain/entries/tags.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { ReadingKey } from '../../../domain/registers/child.ts'
import type { CareKind } from '../../../domain/registers/child-facts.ts'
import type { GapKey } from '../../../domain/registers/file-gaps.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { currentDuties } from '../../duties/queries/current-duties.ts'
import { livingToRead } from '../../entries/living.ts'
import { tagsOf } from '../../entries/queries/tags.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import {
  countChildren,
  countPlace,
  type ListFilter,
  type ListSort,
  listPage,
  searchChildren,
} from '../db/child-list.ts'
import { oldNamesOf } from '../db/old-names.ts'
import { openCursor, signCursor } from '../list-cursor.ts'
import { lastFourOf, oldNameKeys } from '../search-keys.ts'
import { searchTerm } from '../search-terms.ts'
import { type ChildRowOut, childRowOf } from './child-rows.ts'
import { asksNumber, searchKey } from './search-key.ts'

export type ChildrenInput = {
  place?: string | undefined
  cursor?: string | undefined
  limit: number
  leftBehind?: ReadingKey | undefined
  care?: CareKind | undefined
  boarder?: 'yes' | 'no' | 'unknown' | undefined
  sex?: string | undefined
  village?: string | undefined
  missing?: GapKey | undefined
  /** `any`, or a sort of the registers that mark children. */
  tag?: string | undefined
  status: ListFilter['status']
  sort: ListSort
  q?: string | undefined
  /** This month's duties of each child as well: the engine is asked for all of the page. */
  duties?: 'yes' | undefined
}

/** The register of a place, page by page; with this month's duties of each child where they are asked for. */
export const listChildren = async (
  ctx: Ctx,
  actor: Actor,
  input: ChildrenInput,
): Promise<{
  items: ChildRowOut[]
  next: string | null
  total: number
  counts: { enrolled: number; leftBehind: number }
}> => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const filter = await filterOf(ctx, tx, input)
      const after = input.cursor ? openCursor(ctx, input.sort, input.cursor) : null
      const rows = await listPage(tx, filter, input.sort, after, input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const tree = await tx.tree()
      const duties = Map.groupBy(
        input.duties === 'yes'
          ? await currentDuties(
              tx,
              filter.today,
              shown.map((r) => r.id),
            )
          : [],
        (d) => d.childId,
      )
      const tags = await tagsOf(
        tx,
        shown.map((r) => r.id),
      )
      const counts = await countPlace(tx, filter.place, filter.today)
      const last = shown.at(-1)
      return {
        items: shown.map((row) =>
          childRowOf(row, tree, filter.today, duties.get(row.id) ?? [], tags.get(row.id) ?? []),
        ),
        next:
          rows.length > input.limit && last
            ? signCursor(ctx, input.sort, [last.sort_key, last.name_order, last.id])
            : null,
        total: isWhole(filter) ? counts.enrolled : await countChildren(tx, filter),
        counts,
      }
    },
    { readOnly: !asksNumber(input.q), now: ctx.now(), inOrder: input.sort === 'name' && !input.q },
  )
}

/** Nothing is filtered out of those on the roll: their number is known already. */
const isWhole = ({ place: _place, today: _today, status, ...filters }: ListFilter): boolean =>
  status === 'enrolled' && Object.values(filters).every((f) => f === undefined)

export type FilterInput = Omit<ChildrenInput, 'cursor' | 'limit' | 'sort' | 'duties'>

/** What was asked for, as the database reads it. Errors: not-found where the place is not the actor's. */
export const filterOf = async (
  ctx: Ctx,
  tx: Tx,
  input: FilterInput,
  action: 'child.list' | 'child.export' | 'print.make' = 'child.list',
): Promise<ListFilter> => {
  const tree = await tx.tree()
  const place = await placeByCode(tx, input.place ?? tree.get(tx.actor.placeId)?.code ?? '', action)
  const named = input.village ? placeOfCode(tree, input.village) : undefined
  const village = named?.kind === 'village' ? named : undefined
  return {
    place,
    today: shanghaiDate(tx.now),
    status: input.status,
    leftBehind: input.leftBehind,
    care: input.care,
    boarder: input.boarder,
    sex: input.sex,
    villageId: input.village ? (village?.id ?? -1) : undefined,
    missing: input.missing,
    tagged: input.tag === undefined ? undefined : taggedBy(tx, input.tag),
    // What holds no letter to look for finds nobody, rather than everybody.
    terms: input.q?.trim() ? await searchKey(ctx, tx, input.q) : undefined,
  }
}

/** Living entries that make the mark, of registers that the actor reads. */
const taggedBy = (tx: Tx, tag: string): NonNullable<ListFilter['tagged']> => {
  const { kinds, sort } = foundByTag(tag)
  return { states: livingToRead(tx, kinds), sort }
}

/** By name, pinyin, initials, a parent's name, or the last four of a number. */
export const search = async (ctx: Ctx, actor: Actor, q: string) => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const terms = await searchKey(ctx, tx, q)
      const hits = await searchChildren(tx, terms, 20)
      const rows = await listPage(
        tx,
        { place: await wholeScope(tx), today: shanghaiDate(tx.now), status: 'all', ids: hits.map((h) => h.child_id) },
        'name',
        null,
        20,
      )
      const tree = await tx.tree()
      const four = lastFourOf(searchTerm(q))
      const called = await calledBefore(
        tx,
        rows.map((r) => r.id),
        terms.starts,
      )
      return {
        items: rows.map((r) => {
          const klass = r.class_id === null ? null : tree.get(r.class_id)
          return {
            id: r.id,
            name: r.name,
            sex: r.sex,
            className: titleOfClass(klass),
            schoolName: r.school_id === null ? null : (tree.get(r.school_id)?.name ?? null),
            villageName: r.village_id === null ? null : (tree.get(r.village_id)?.name ?? null),
            because: four !== null ? `号码后四位 ${four}` : called(r.id, r.name),
          }
        }),
      }
    },
    { readOnly: !asksNumber(q), now: ctx.now() },
  )
}

/** Why a child is found whose name of today is not what was asked for: what it was called before. */
const calledBefore = async (tx: Tx, ids: readonly string[], starts: readonly string[]) => {
  const old = await oldNamesOf(tx, ids)
  const meets = (name: string) => oldNameKeys(name).some((key) => starts.some((start) => key.startsWith(start)))
  return (id: string, name: string): string => {
    const before = meets(name) ? undefined : old.get(id)?.find(meets)
    return before === undefined ? '' : `以前写作“${before}”`
  }
}

/** All that the actor sees: the county as a filter of one's own, the policy does the rest. */
const wholeScope = async (tx: Tx) => {
  const county = [...(await tx.tree()).values()].find((p) => p.kind === 'county')
  if (!county) throw new AppError('not-found')
  return county
}
