import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { classKey } from '../../../domain/registers/class-open.ts'
import { placeOfCode, standingOf, withMerged } from '../../../domain/registers/merged-place.ts'
import { classTitle, type Place } from '../../../domain/registers/place.ts'
import { transferDayFault } from '../../../domain/registers/transfer.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { ChildUpdate } from '../../children/child-update.ts'
import { childSnapshots, type SnapshotChild } from '../../children/db/child-snapshot.ts'
import { mustBeOpen } from '../../children/must-be-open.ts'
import { updateChildren } from '../../children/update-children.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren, lockPlaces } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { classesFor } from '../../import/classes.ts'
import { answerChange } from '../answer-change.ts'
import { answerable } from '../answerable.ts'
import { heldTransfers, type TransferRow } from '../db/transfers.ts'
import { sealUndo } from '../undo-steps.ts'

type Input = z.output<(typeof transferApi)['acceptTransfers']['body']>

/**
 * Takes children in who were handed to a school, into one class and from a day on: the files come with their history, the school that gave them
 * keeps the days until then (decisions 010, 063). A class that is not there yet is made. All or none. Errors: not-found, conflict, invalid,
 * place-unknown.
 */
export const acceptTransfers = async (
  ctx: Ctx,
  actor: Actor,
  input: Input,
): Promise<{ accepted: number; className: string }> => {
  can(actor, 'child.transfer')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPlaces(tx)
      const rows = await answerable(tx, actor, input.ids, 'to')
      const school = await oneSchool(tx, rows)
      const dayFault = faultOfDay(rows, input.on, shanghaiDate(tx.now))
      if (dayFault) throw new AppError('invalid', { on: dayFault }, dayFault)
      const klass = await classIn(tx, school, input.class)
      await tx.widened(() => take(tx, ctx, rows, { klass, on: input.on }))
      return { accepted: rows.length, className: classTitle(klass.grade, klass.label) }
    },
    { now: ctx.now(), patient: true },
  )
}

const oneSchool = async (tx: Tx, rows: readonly TransferRow[]): Promise<Place> => {
  const tree = await tx.tree()
  const schools = new Set(
    rows.flatMap((r) => (r.to_id === null ? [] : [tree.get(r.to_id)])).map((p) => p && standingOf(tree, p)),
  )
  const [school, ...others] = schools
  if (!school) throw new AppError('not-found')
  if (others.length) throw new AppError('invalid', undefined, '一次只能为一所学校接收，请分开办。')
  return school
}

const faultOfDay = (rows: readonly TransferRow[], on: string | undefined, today: string): string | null => {
  if (on === undefined) return null
  const said =
    rows
      .map((r) => r.on_date)
      .sort()
      .at(-1) ?? on
  return on < said ? `交来的学校写的是从${longDate(said)}起，请选这一天或以后的日期。` : transferDayFault(on, today)
}

const classIn = async (tx: Tx, school: Place, asked: Input['class']): Promise<Place> => {
  if ('code' in asked) {
    const klass = placeOfCode(await tx.tree(), asked.code)
    if (klass?.kind !== 'class' || klass.parentId !== school.id) throw new AppError('place-unknown')
    mustBeOpen(klass, 'classCode')
    return klass
  }
  const wanted = { grade: asked.grade, label: asked.label === '' ? null : asked.label }
  const id = (await classesFor(tx, school, [wanted])).get(classKey(wanted))
  const made = id === undefined ? undefined : (await tx.tree()).get(id)
  if (!made) throw new AppError('invalid', { class: '这个班开不了，请换一个名称。' }, '这个班开不了，请换一个名称。')
  return made
}

/** With the county in sight: the files are still another school's. */
const take = async (tx: Tx, ctx: Ctx, rows: readonly TransferRow[], at: { klass: Place; on: string | undefined }) => {
  const ids = rows.map((r) => r.child_id)
  await lockChildren(tx, [...ids].sort())
  // Read again under the children's lock: whoever took one meanwhile was first.
  const still = await heldTransfers(
    tx,
    rows.map((r) => r.id),
  )
  const tree = await tx.tree()
  const dayOf = new Map(still.map((r) => [r.child_id, at.on ?? r.on_date]))
  const before = new Map<string, SnapshotChild>()
  for (const [day, children] of Map.groupBy(ids, (id) => dayOf.get(id) ?? ''))
    for (const child of await childSnapshots(tx, ctx.keys, children, day)) before.set(child.row.id, child)
  const updates = still.map((row): ChildUpdate => {
    const child = before.get(row.child_id)
    const from = tree.get(row.from_id)
    const here = child && from && withMerged(tree, from).some((p) => p.id === child.row.school_id)
    const there =
      child?.row.status === 'enrolled' || (child?.row.status === 'left' && child.facts.outReason === 'graduated')
    if (row.state !== 'waiting' || !child || !here || !there)
      throw new AppError('conflict', undefined, '其中有的孩子已经不在交来的学校，请刷新，再看一遍。')
    return updateInto(child, row, at.klass, dayOf.get(row.child_id) ?? row.on_date)
  })
  // What waits is answered first: of whoever changes school what waits is closed (`closeTransfers`).
  await tx.write(
    still.map((row) =>
      answerChange(tx, row, {
        ...{ state: 'accepted', answer: null, class_id: at.klass.id, joins_on: dayOf.get(row.child_id) ?? row.on_date },
        accepted_at: new Date(tx.now),
      }),
    ),
    null,
  )
  const { undo } = await updateChildren(tx, ctx.keys, updates)
  const steps = Map.groupBy(undo, (step) => step.childId)
  await tx.write(
    still.map((row) => ({
      table: 'child_transfer' as const,
      op: 'update' as const,
      id: row.id,
      set: { undo_sealed: sealUndo(ctx.keys, tx.countyId, row.id, steps.get(row.child_id) ?? []) },
    })),
    null,
  )
  for (const row of still)
    tx.note({
      action: 'child.transfer-in',
      subject: 'child',
      subjectId: row.child_id,
      placeId: at.klass.parentId,
      detail: { from: row.from_id, transfer: row.id },
    })
}

const updateInto = (before: SnapshotChild, row: TransferRow, klass: Place, on: string): ChildUpdate => ({
  before,
  flat: { ...before.register.flat, grade: klass.grade, label: klass.label },
  placed: {
    schoolId: klass.parentId,
    classId: klass.id,
    villageId: before.row.village_id,
    householdId: before.row.household_id,
  },
  on,
  importId: null,
  // Handed on while still in the last grade, and graduated since.
  inReason: row.sort === 'graduated' || before.row.status === 'left' ? 'enrolled' : 'transferred',
})
