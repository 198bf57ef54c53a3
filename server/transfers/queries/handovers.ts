import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { ancestorOf, chainOf, titleOfClass } from '../../../domain/registers/place.ts'
import { NEW_HERE_DAYS, waited } from '../../../domain/registers/transfer.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { headTeachers, postsAt } from '../../accounts/db/account.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type HandoverRow, handoversOf } from '../db/handovers.ts'
import { childrenInSight } from '../db/transfers.ts'
import { openNote } from '../note.ts'
import { leadersOf } from './leaders-of.ts'
import { schoolView } from './transfers.ts'

type Out = z.input<(typeof transferApi)['listHandovers']['response']>

/**
 * What a head teacher is told of children on their way between schools (decision 069), read only: those of the own class that another school has not
 * taken in yet, and whoever came from another school in these two weeks, each with whom to talk to there. With `child`: of that child,
 * to whoever sees its file. Errors: not-found.
 */
export const listHandovers = async (ctx: Ctx, actor: Actor, asked: { child?: string | undefined }): Promise<Out> => {
  can(actor, 'child.list')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const of = await askedOf(tx, asked.child)
      if (of === null) return { items: [] }
      const rows = await tx.widened(() => handoversOf(tx, of, addDays(today, -NEW_HERE_DAYS)))
      const view = await viewOf(ctx, tx, rows, today)
      return { items: rows.map(view) }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** The class of whoever asks, or the child where it is in sight; a school as a whole has the list itself. */
const askedOf = async (tx: Tx, child: string | undefined): Promise<Parameters<typeof handoversOf>[1] | null> => {
  if (child !== undefined) return (await childrenInSight(tx, [child])).has(child) ? { child } : null
  const place = (await tx.tree()).get(tx.actor.placeId)
  return place?.kind === 'class' ? { classId: place.id } : null
}

const viewOf = async (ctx: Ctx, tx: Tx, rows: readonly HandoverRow[], today: string) => {
  const tree = await tx.tree()
  const school = await schoolView(tx)
  const given = rows.flatMap((r) => (r.to_id === null ? [] : [r.to_id]))
  const schools = [...new Set([...given, ...rows.map((r) => r.from_id)])]
  const townships = schools.flatMap((id) => ancestorOf(tree, id, 'township')?.id ?? [])
  const posts = await tx.widened(async () => [
    ...(await postsAt(tx, today, schools, ['principal', 'dean'])),
    ...(await postsAt(tx, today, townships, ['township-officer'])),
  ])
  // A school without an account has its township act for it.
  const leaders = (id: number): string[] => {
    const own = leadersOf(posts)(id)
    const above = ancestorOf(tree, id, 'township')?.id
    return own.length || above === undefined ? own : leadersOf(posts)(above)
  }
  const teachers = await tx.widened(() => headTeachers(tx, today))
  return (row: HandoverRow): Out['items'][number] => {
    const came = row.state === 'accepted'
    const before = row.from_class === null ? undefined : teachers.get(row.from_class)
    const mine = row.to_id !== null && canAt(tx.actor, 'child.write', chainOf(tree, tx.actor.placeId))
    return {
      id: row.id,
      child: { id: row.child_id, name: row.name },
      state: came ? 'came' : row.state === 'declined' ? 'declined' : 'waiting',
      school: came ? school(row.from_id) : row.to_id === null ? null : school(row.to_id),
      className: came && row.from_class !== null ? titleOfClass(tree.get(row.from_class)) : null,
      on: came ? (row.joins_on ?? row.on_date) : row.on_date,
      asked: row.asked_on,
      late: row.state === 'waiting' && waited(row.asked_on, today).late,
      reason: row.state === 'declined' ? row.answer : null,
      // What was written for whoever takes the child in.
      note: came && mine ? openNote(ctx.keys, tx.countyId, row) : null,
      talkTo: came ? (before === undefined ? leaders(row.from_id) : [before]) : leaders(row.to_id ?? -1),
    }
  }
}
