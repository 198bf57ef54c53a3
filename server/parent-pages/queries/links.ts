import type * as z from 'zod'
import type { parentPageApi } from '../../../domain/api/parent-page.ts'
import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { named } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { pageOf } from '../../page-of.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { doorsOf, linksSince } from '../db/parent-link.ts'
import { reachableChildren } from '../reachable-children.ts'

type Api = (typeof parentPageApi)['listParentLinks']

/** Of links that are over, those of the last months: later nobody asks any more. */
const KEPT_DAYS = 120

/** Links that were given out for a place's children or for one child, the newest first. Errors: invalid, place-unknown, not-found. */
export const listParentLinks = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<Api['query']>,
): Promise<z.input<Api['response']>> => {
  can(actor, 'parent-page.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      if (input.child) await reachableChildren(tx, 'parent-page.read', [input.child])
      else if (!input.place) throw new AppError('invalid', { place: WHICH }, WHICH)
      const of = input.child
        ? { child: input.child }
        : { place: await placeByCode(tx, input.place ?? '', 'parent-page.read') }
      const rows = await linksSince(tx, of, addDays(today, -KEPT_DAYS))
      const doors = await doorsOf(
        tx,
        rows.map((r) => r.id),
      )
      const names = new Map(
        (
          await named(
            tx,
            rows.map((r) => ({ id: r.child_id, name: r.name, class_id: r.class_id })),
          )
        ).map((c) => [c.id, c]),
      )
      const items = rows.map((row) => ({
        id: row.id,
        childId: row.child_id,
        childName: row.name,
        className: names.get(row.child_id)?.className ?? null,
        part: row.part,
        madeOn: row.made_on,
        madeBy: row.made_by_name,
        until: row.until_on,
        agreedOn: row.agreed_on,
        state:
          row.ended_on !== null ? ('ended' as const) : row.until_on < today ? ('over' as const) : ('open' as const),
        endedOn: row.ended_on,
        endedBy: row.ended_by_name,
        opened: doors.get(row.id)?.opened ?? 0,
        lastOn: doors.get(row.id)?.last_on ?? null,
      }))
      return pageOf(items, input, (item) => item.id)
    },
    { readOnly: true, now: ctx.now() },
  )
}

const WHICH = '请选一个班或一名孩子。'
