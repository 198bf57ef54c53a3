import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { ancestorOf, chainOf, type PlaceTree, titleOfClass } from '../../../domain/registers/place.ts'
import { waited } from '../../../domain/registers/transfer.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Keys } from '../../keys.ts'
import { childrenInSight, transferPage } from '../db/transfers.ts'
import { openNote } from '../note.ts'
import { schoolsAt } from '../schools-at.ts'
import { isTaken, whyAcceptanceStays } from '../why-acceptance-stays.ts'

type Asked = z.output<(typeof transferApi)['listTransfers']['query']>
type Out = z.input<(typeof transferApi)['listTransfers']['response']>

/**
 * Children handed to the schools of a place, or from them: what waits (and what came back to the giver), or what is done. Whoever is to take a
 * child in sees its card; once it is taken, or is not, only whoever has the file sees whose it is (decision 010). Errors: place-unknown, not-found.
 */
export const listTransfers = async (ctx: Ctx, actor: Actor, asked: Asked): Promise<Out> => {
  can(actor, 'child.transfer')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const schools = await schoolsAt(tx, asked.place)
      const rows = await tx.widened(() =>
        transferPage(tx, { ...asked, schools, after: asked.cursor, limit: asked.limit + 1 }),
      )
      const shown = rows.slice(0, asked.limit)
      const seen = await childrenInSight(
        tx,
        shown.map((r) => r.child_id),
      )
      const mayAt = reachOf(tx.actor, await tx.tree())
      const offered = shown.flatMap((r) => (isTaken(r) && seen.has(r.child_id) && mayAt(r.to_id) ? [r] : []))
      const refused = await tx.widened(() => whyAcceptanceStays(tx, offered))
      const view = await viewOf(tx, ctx.keys, seen, refused)
      return {
        items: shown.map(view),
        next: rows.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

type Row = Awaited<ReturnType<typeof transferPage>>[number]

/** A school as both sides call it. */
export const schoolView = async (tx: Tx) => {
  const tree = await tx.tree()
  return (id: number) => ({
    code: tree.get(id)?.code ?? '',
    name: tree.get(id)?.name ?? '',
    township: ancestorOf(tree, id, 'township')?.name ?? '',
  })
}

const reachOf = (actor: Actor, tree: PlaceTree) => (id: number | null) =>
  id !== null && canAt(actor, 'child.transfer', chainOf(tree, id))

/** `refused`: of what could be taken back, why it would not be (F15). */
const viewOf = async (tx: Tx, keys: Keys, seen: ReadonlySet<string>, refused: ReadonlyMap<string, string | null>) => {
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  const school = await schoolView(tx)
  const classOf = (id: number | null) => (id === null ? null : titleOfClass(tree.get(id)))
  const mayAt = reachOf(tx.actor, tree)
  return (row: Row): Out['items'][number] => {
    const waiting = row.state === 'waiting'
    const told = waiting || seen.has(row.child_id)
    const { days, late } = waited(row.asked_on, today)
    return {
      id: row.id,
      state: row.state,
      sort: row.sort,
      on: row.on_date,
      child: told
        ? { id: seen.has(row.child_id) ? row.child_id : null, name: row.name, sex: row.sex, birth: row.birth }
        : null,
      fromClass: classOf(row.from_class),
      from: school(row.from_id),
      to: row.to_id === null ? null : school(row.to_id),
      elsewhere: row.elsewhere,
      note: told ? openNote(keys, tx.countyId, row) : null,
      asked: { on: row.asked_on, by: row.by_name },
      days: waiting ? days : 0,
      late: waiting && late,
      answer:
        row.answered_on === null
          ? null
          : {
              on: row.answered_on,
              by: row.answered_by_name ?? '',
              reason: row.answer,
              toClass: classOf(row.class_id),
              joins: row.joins_on,
            },
      mayAccept: waiting && mayAt(row.to_id),
      mayWithdraw: waiting && mayAt(row.from_id),
      mayUndo: refused.get(row.id) === null,
      undone: waiting ? row.answer : null,
    }
  }
}
