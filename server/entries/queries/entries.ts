import { ENTRY_KINDS, entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { isCivilDate } from '../../../domain/kit/dates.ts'
import { type EntryKind, isOfList } from '../../../domain/kit/define-entry.ts'
import { isUuid } from '../../../domain/kit/uuid.ts'
import { chainOf, type Place, type PlaceTree } from '../../../domain/registers/place.ts'
import { ownCirclesIn } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { placeOfList } from '../../places/queries/term-of-place.ts'
import { type EntryFilter, entryPage } from '../db/entry.ts'
import { readsKind } from '../reachable.ts'
import { type EntryOut, entryViews } from './entry-views.ts'

type Input = {
  kind?: string | undefined
  place?: string | undefined
  child?: string | undefined
  of?: string | undefined
  state?: string | undefined
  at?: string | undefined
  cursor?: string | undefined
  limit: number
}

const afterOf = (cursor: string): { from: string; id: string } => {
  const [from = '', id = ''] = cursor.split('~')
  if (!isCivilDate(from) || !isUuid(id)) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  return { from, id }
}

/** `open`: still alive, `ended`: over, in every register; else that state. */
export const statesOf = (kinds: readonly EntryKind[], state: string): string[] =>
  state === 'open' || state === 'ended'
    ? [
        ...new Set(
          kinds.flatMap((k) => k.states.filter((s) => (s.ended === true) === (state === 'ended')).map((s) => s.value)),
        ),
      ]
    : [state]

/** Whoever works at a class or village sees what the whole school has: entries of these kinds that hang on a place above. */
export const aboveOf = (
  kinds: readonly EntryKind[],
  tree: PlaceTree,
  place: Place,
): NonNullable<EntryFilter['above']> => ({
  kinds: kinds.filter((k) => k.audience === 'community').map((k) => k.kind),
  places: chainOf(tree, place.parentId),
})

/** Whatever the actor keeps in person stands on its list, wherever it hangs (decision 048): a teacher's noon is the school's roster. */
export const keptOf = (
  kinds: readonly EntryKind[],
  tree: PlaceTree,
  actor: Pick<Actor, 'circles'>,
): NonNullable<EntryFilter['kept']> => ({
  kinds: kinds.filter((k) => k.keepers).map((k) => k.kind),
  circles: ownCirclesIn(actor.circles, tree),
})

/**
 * Entries of registers at a place, of a child, or hanging on an entry, the newest first, by pages; only those of registers that the actor reads, which is
 * asked before the page is cut. Errors: invalid (no such register, no such page), place-unknown, not-found.
 */
export const listEntries = async (
  ctx: Ctx,
  actor: Actor,
  input: Input,
): Promise<{ items: EntryOut[]; next: string | null }> => {
  can(actor, 'entry.read')
  if (input.kind !== undefined && !entryKind(input.kind)) throw new AppError('invalid', { kind: NO_KIND }, NO_KIND)
  const kinds = ENTRY_KINDS.filter(
    (k) => !isOfList(k) && readsKind(actor, k) && (input.kind === undefined || k.kind === input.kind),
  )
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const own = tree.get(actor.placeId)?.code ?? ''
      const place = await placeOfList(tx, input.place ?? own, 'entry.read')
      const rows = await entryPage(tx, {
        kinds: kinds.map((k) => k.kind),
        // What hangs on an entry is seen with it, wherever that is.
        place: input.of === undefined ? place : null,
        of: input.of ?? null,
        above: aboveOf(kinds, tree, place),
        ...(input.place === undefined ? { kept: keptOf(kinds, tree, actor) } : {}),
        child: input.child ?? null,
        states: input.state === undefined ? null : statesOf(kinds, input.state),
        at: input.at ?? null,
        after: input.cursor === undefined ? null : afterOf(input.cursor),
        limit: input.limit + 1,
      })
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      return {
        items: await entryViews(tx, shown, entryKind),
        next: rows.length > input.limit && last ? `${last.from_on}~${last.id}` : null,
      }
    },
    { now: ctx.now() },
  )
}

const NO_KIND = '没有这种登记，请刷新页面后再试。'
