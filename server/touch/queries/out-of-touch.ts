import type * as z from 'zod'
import type { touchApi } from '../../../domain/api/touch.ts'
import { AppError } from '../../../domain/errors.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import { TOUCH_WANTED, TOUCH_WANTS, type TouchRow } from '../../../domain/registers/touch.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { type ListedChild, listPage } from '../../children/db/child-list.ts'
import { openCursor, signCursor } from '../../children/list-cursor.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { readsTouch } from '../reads-touch.ts'
import { touchView } from '../touch-view.ts'
import { touchesAt } from '../touches-at.ts'

type Input = z.output<(typeof touchApi)['listOutOfTouch']['query']>
type Out = z.input<(typeof touchApi)['listOutOfTouch']['response']>
export type Asked = Pick<Input, 'place' | 'village' | 'want' | 'sort'>

/**
 * Children who have not seen their parents for long, or whose parents nobody reaches (S3.3, S3.20): the same rows that the figures of
 * that name count today, in order. Errors: forbidden, place-unknown, not-found.
 */
export const listOutOfTouch = async (ctx: Ctx, actor: Actor, input: Input): Promise<Out> => {
  can(actor, 'figure.read')
  if (!readsTouch(actor)) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const found = await outOfTouch(tx, input, 'figure.read')
      const after = input.cursor ? openCursor(ctx, input.sort, input.cursor) : null
      const rows = await listPage(tx, found.filter, input.sort, after, input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      const tree = await tx.tree()
      return {
        items: shown.map((row) => {
          const klass = row.class_id === null ? undefined : tree.get(row.class_id)
          const nameOf = (id: number | null) => (id === null ? null : (tree.get(id)?.name ?? null))
          return {
            id: row.id,
            name: row.name,
            className: titleOfClass(klass),
            schoolName: nameOf(row.school_id),
            villageName: nameOf(row.village_id),
            father: { state: row.father_state, place: row.father_place },
            mother: { state: row.mother_state, place: row.mother_place },
            touch: touchView(touchOf(found.touches, row), found.today),
          }
        }),
        next:
          rows.length > input.limit && last
            ? signCursor(ctx, input.sort, [last.sort_key, last.name_order, last.id])
            : null,
        of: found.touches.size,
        reading: found.reading,
        counts: found.counts,
      }
    },
    { readOnly: true, now: ctx.now(), underHorizon: 'soon' },
  )
}

/** Who is meant, and how many of each kind there are: for the list and for its sheet. */
export const outOfTouch = async (tx: Tx, input: Asked, action: 'figure.read' | 'child.export') => {
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  const place = await placeByCode(tx, input.place ?? tree.get(tx.actor.placeId)?.code ?? '', action)
  const reading = readingAt(place.kind)
  const touches = new Map((await touchesAt(tx, place, reading, today)).map((row) => [row.childId, row]))
  const rows = [...touches.values()]
  const wanted = (want: Asked['want']) => rows.filter((row) => TOUCH_WANTED[want](row, today))
  const village = input.village === undefined ? undefined : placeOfCode(tree, input.village)
  const filter = {
    place,
    today,
    status: 'all' as const,
    ids: wanted(input.want).map((row) => row.childId),
    // A village that is not known has nobody, rather than everybody.
    ...(input.village === undefined ? {} : { villageId: village?.kind === 'village' ? village.id : -1 }),
  }
  const counts = Object.fromEntries(TOUCH_WANTS.map((want) => [want, wanted(want).length])) as Out['counts']
  return { place, today, reading, touches, filter, counts }
}

/** What is known of a listed child. */
export const touchOf = (touches: ReadonlyMap<string, TouchRow>, row: ListedChild): TouchRow => {
  const found = touches.get(row.id)
  if (!found) throw new Error('a listed child that nobody looked at')
  return found
}
