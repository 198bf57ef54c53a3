import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import { transferDayFault } from '../../../domain/registers/transfer.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import { dayWithin } from '../../children/day-within.ts'
import { childSnapshots, type SnapshotChild } from '../../children/db/child-snapshot.ts'
import { spansOf } from '../../children/db/child-spans.ts'
import { endChildren } from '../../children/end-children.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type NewTransfer, newTransfers } from '../new-transfers.ts'
import { refuseWaiting } from '../refuse-waiting.ts'

type Input = z.output<(typeof transferApi)['askTransfer']['body']>

/**
 * Hands children to another school of the county, all or none: until that one takes them in they stay where they are, with everything that
 * is owed to them (decision 063). To none: they leave, with where they went. Errors: not-found, place-unknown, invalid, conflict (waits already).
 */
export const askTransfer = async (ctx: Ctx, actor: Actor, input: Input): Promise<{ asked: number }> => {
  can(actor, 'child.transfer')
  const today = shanghaiDate(ctx.now())
  const dayFault = transferDayFault(input.on, today) ?? laterThanToday(input, today)
  if (dayFault) throw new AppError('invalid', { on: dayFault }, dayFault)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const to = input.to === null ? null : await schoolOf(tx, input.to)
      const ids = [...new Set(input.children)]
      const held = await lockChildren(tx, [...ids].sort())
      if (ids.some((id) => !held.has(id))) throw new AppError('not-found')
      const children = await childSnapshots(tx, ctx.keys, ids, today)
      const spans = await spansOf(tx, ids)
      const given: NewTransfer[] = []
      for (const child of children) {
        const { school_id: fromId, class_id: fromClass } = child.row
        const graduated = isGraduate(child)
        if (fromId === null || (child.row.status !== 'enrolled' && !graduated)) throw notOnRoll(child)
        mustReachChild(actor, child, await tx.tree())
        if (to?.id === fromId) {
          const sentence = `${child.row.name}就在${to.name}，请选另一所学校。`
          throw new AppError('invalid', { to: sentence }, sentence)
        }
        const on = graduated
          ? laterOf(input.on, child.facts.fromOn)
          : dayWithin(spans.get(child.row.id) ?? [], input.on, today, 'on')
        given.push({
          child: child.row.id,
          sort: graduated ? 'graduated' : 'moves',
          fromId,
          fromClass,
          toId: to?.id ?? null,
          elsewhere: to === null ? input.elsewhere || null : null,
          on,
          note: input.note,
          madeBy: null,
        })
      }
      if (given.length < ids.length) throw new AppError('not-found')
      await refuseWaiting(tx, children)
      if (to === null) await leave(tx, children, given, input.elsewhere !== '')
      await newTransfers(tx, ctx.keys, given)
      return { asked: given.length }
    },
    { now: ctx.now(), patient: true },
  )
}

const laterThanToday = (input: Input, today: string): string | null =>
  input.to === null && input.on > today ? '离开的日期不能晚于今天。' : null
const laterOf = (a: string, b: string): string => (a > b ? a : b)
const isGraduate = ({ row, facts }: SnapshotChild): boolean => row.status === 'left' && facts.outReason === 'graduated'
const notOnRoll = ({ row }: SnapshotChild): AppError =>
  new AppError('invalid', undefined, `${row.name}不在学校的名册上，不能交给别的学校。请去掉这名孩子再交。`)

const schoolOf = async (tx: Tx, code: string): Promise<Place> => {
  const school = placeOfCode(await tx.tree(), code)
  if (school?.kind !== 'school') throw new AppError('place-unknown')
  if (school.closed) {
    const sentence = `${school.name}已经停用，请选一所现在的学校。`
    throw new AppError('invalid', { to: sentence }, sentence)
  }
  return school
}

/** Of a school's child its school decides, and what stands above it: that a village knows it is not enough. */
const mustReachChild = (actor: Actor, { row }: SnapshotChild, tree: Awaited<ReturnType<Tx['tree']>>) =>
  mustReach(
    actor,
    'child.transfer',
    scopeOfChild({ classId: row.class_id, schoolId: row.school_id, villageId: null }, tree),
  )

/** Gone to no school of the county: off the roll, with where to as far as it is known; a graduate has left already. */
const leave = (tx: Tx, children: readonly SnapshotChild[], given: readonly NewTransfer[], known: boolean) => {
  const onOf = new Map(given.map((g) => [g.child, g.on]))
  return endChildren(
    tx,
    children
      .filter((before) => !isGraduate(before))
      .map((before) => ({
        before,
        on: onOf.get(before.row.id) ?? '',
        reason: known ? ('transferred' as const) : ('moved-away' as const),
        importId: null,
      })),
  )
}
