import type * as z from 'zod'
import type { childChanges } from '../../domain/api/child.ts'
import { AppError } from '../../domain/errors.ts'
import { isCivilDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { isIdShape, isValidId } from '../../domain/kit/identity/id-number.ts'
import { readPhones } from '../../domain/kit/identity/phone.ts'
import { matchVillage } from '../../domain/registers/address.ts'
import { careKindOf } from '../../domain/registers/child.ts'
import type { OutReason } from '../../domain/registers/child-facts.ts'
import { chainOf, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import { endChildren, insertChildren, type Placed, updateChildren } from '../child-writer.ts'
import type { Ctx } from '../context.ts'
import { childSnapshot } from '../db/child-snapshot.ts'
import { lockChildren } from '../db/locks.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { refuseConflicts } from './child-conflicts.ts'

export type Changes = z.infer<typeof childChanges>

const EMPTY: FlatChild = {
  name: '',
  sex: 'unknown',
  birth: null,
  idNumber: null,
  studentNo: null,
  ethnicity: null,
  hukou: 'unknown',
  grade: null,
  label: null,
  address: null,
  villageId: null,
  boarder: null,
  fatherName: null,
  fatherState: 'unknown',
  fatherPlace: null,
  fatherSince: null,
  fatherPhones: [],
  motherName: null,
  motherState: 'unknown',
  motherPlace: null,
  motherSince: null,
  motherPhones: [],
  carerName: null,
  carerKind: 'unknown',
  carerRelation: null,
  carerRelationText: null,
  carerPhones: [],
}

/** Checks what was typed; answers are sentences by field. */
const check = (changes: Changes, today: string, since: string) => {
  const faults: Record<string, string> = {}
  const id = changes.idNumber?.toUpperCase()
  if (id && !isIdShape(id)) faults.idNumber = '身份证号要 18 位，最后一位可以是 X。'
  else if (id && !isValidId(id)) faults.idNumber = '身份证号的校验位不对，请对着证件再看一遍。'
  for (const field of ['fatherPhones', 'motherPhones', 'carerPhones'] as const)
    if (changes[field]?.some((p) => readPhones(p).invalid || readPhones(p).phones.length !== 1))
      faults[field] = '手机号要 11 位，请核对。'
  if (!isCivilDate(since) || since > today) faults.since = '生效日期不能晚于今天。'
  if (changes.birth && changes.birth > today) faults.birth = '出生日期不能晚于今天。'
  if (Object.keys(faults).length) throw new AppError('invalid', faults, Object.values(faults)[0])
}

const placesOf = (
  tree: PlaceTree,
  changes: Changes,
  before: FlatChild,
): { klass: Place | null; villageId: number | null; flat: FlatChild } => {
  const byCode = (code: string, kind: Place['kind']) => {
    const place = [...tree.values()].find((p) => p.code === code && p.kind === kind)
    if (!place) throw new AppError('place-unknown')
    return place
  }
  const { classCode, villageCode, ...rest } = changes
  const klass = classCode ? byCode(classCode, 'class') : null
  const flat: FlatChild = {
    ...before,
    ...(Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)) as Partial<FlatChild>),
  }
  flat.idNumber = flat.idNumber?.toUpperCase() ?? null
  if (klass) Object.assign(flat, { grade: klass.grade, label: klass.label })
  if (changes.carerRelation !== undefined) {
    if (changes.carerKind === undefined) flat.carerKind = careKindOf(changes.carerRelation)
    // The old words (外公) no longer fit another relation.
    if (changes.carerRelation !== before.carerRelation) flat.carerRelationText = null
  }
  if (villageCode !== undefined) flat.villageId = villageCode === null ? null : byCode(villageCode, 'village').id
  else if (changes.address && flat.villageId === null)
    flat.villageId =
      matchVillage(
        changes.address,
        [...tree.values()].filter((p) => p.kind === 'village'),
      ).village?.id ?? null
  return { klass, villageId: flat.villageId, flat }
}

/** Field versions come by the screen's names; the table has its own. */
const COLUMN: Record<string, string> = {
  name: 'name',
  sex: 'sex',
  birth: 'birth',
  idNumber: 'id_sealed',
  studentNo: 'student_no',
  ethnicity: 'ethnicity',
  hukou: 'hukou',
  address: 'address',
  boarder: 'boarder',
  classCode: 'class_id',
  villageCode: 'village_id',
}

const mustReachClasses = (actor: Actor, tree: PlaceTree, ids: readonly (number | null)[]) => {
  for (const id of ids) if (id !== null) mustReach(actor, 'child.write', chainOf(tree, id))
}

const GONE = '孩子已经离开，要分班请先办“回来了”。'

/**
 * Changes facts of a child from a day on; one who has gone stays gone. Errors: invalid (by field), conflict (somebody changed
 * the same field), not-found.
 */
export const changeChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    since?: string | undefined
    changes: Changes
    base: Record<string, number>
    seen?: Record<string, unknown> | undefined
  },
): Promise<{ versions: Record<string, number> }> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  const since = input.since ?? today
  check(input.changes, today, since)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockChildren(tx, [id])
      const before = await childSnapshot(tx, ctx.keys, id, today)
      if (!before) throw new AppError('not-found')
      const tree = await tx.tree()
      const staysGone = before.row.status === 'left'
      if (staysGone && input.changes.classCode) throw new AppError('invalid', { classCode: GONE }, GONE)
      if (input.seen) await refuseConflicts(tx, before, tree, input.changes, input.seen)
      const { klass, flat } = placesOf(tree, input.changes, before.register.flat)
      const placed: Placed = {
        schoolId: klass ? klass.parentId : before.row.school_id,
        classId: klass ? klass.id : before.row.class_id,
        villageId: flat.villageId,
        householdId: before.row.household_id,
      }
      const { class_id: classId, school_id: schoolId, village_id: villageId } = before.row
      mustReach(actor, 'child.write', scopeOfChild({ classId, schoolId, villageId }, tree))
      mustReach(
        actor,
        'child.write',
        scopeOfChild({ classId: placed.classId, schoolId: placed.schoolId, villageId: placed.villageId }, tree),
      )
      // A class is given and taken by its school: that a village knows the child is not enough.
      if (placed.classId !== classId) mustReachClasses(actor, tree, [classId, placed.classId])
      // With versions named, every changed field is held against them; none named: the writer saw the latest.
      const base = Object.keys(input.base).length && !input.seen ? input.base : undefined
      const { versions } = await updateChildren(tx, ctx.keys, [
        { before, flat, placed, on: since, importId: null, staysGone, ...(base ? { base } : {}) },
      ])
      tx.note({
        action: 'child.change',
        subject: 'child',
        subjectId: id,
        placeId: placed.schoolId,
        detail: { fields: Object.keys(input.changes).map((f) => COLUMN[f] ?? f) },
      })
      return { versions: versions.get(id) ?? {} }
    },
    { now: ctx.now() },
  )
}

/** Adds one child by hand. The id comes from the client: sent twice, it is one child. */
export const addChild = async (
  ctx: Ctx,
  actor: Actor,
  input: { id: string; since?: string | undefined; changes: Changes & { name: string } },
): Promise<{ id: string }> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  const since = input.since ?? today
  check(input.changes, today, since)
  const add = () =>
    inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        const tree = await tx.tree()
        const { klass, flat } = placesOf(tree, input.changes, EMPTY)
        const own = tree.get(actor.placeId)
        const place = klass ?? (own?.kind === 'class' ? own : null)
        if (!place && flat.villageId === null && own?.kind === 'village') flat.villageId = own.id
        if (place) Object.assign(flat, { grade: place.grade, label: place.label })
        const placed: Placed = {
          schoolId: place?.parentId ?? null,
          classId: place?.id ?? null,
          villageId: flat.villageId,
          householdId: input.id,
        }
        if (placed.schoolId === null && placed.villageId === null)
          throw new AppError(
            'invalid',
            { classCode: '请选孩子在哪个班，或住在哪个村。' },
            '请选孩子在哪个班，或住在哪个村。',
          )
        mustReach(
          actor,
          'child.write',
          scopeOfChild({ classId: placed.classId, schoolId: placed.schoolId, villageId: placed.villageId }, tree),
        )
        mustReachClasses(actor, tree, [placed.classId])
        if (!(await childSnapshot(tx, ctx.keys, input.id, today))) {
          await insertChildren(tx, ctx.keys, [
            { id: input.id, flat, placed, on: since, inReason: 'transferred', importId: null },
          ])
          tx.note({ action: 'child.add', subject: 'child', subjectId: input.id, placeId: placed.schoolId })
        }
        return { id: input.id }
      },
      { now: ctx.now() },
    )
  // Sent twice at the same moment: asked again, the other one is seen.
  return add().catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'conflict') return add()
    throw error
  })
}

/** A child goes: off the roll from a day on, with the reason. Nothing is erased. */
export const leaveChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { on: string; reason: OutReason },
): Promise<void> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  if (!isCivilDate(input.on) || input.on > today)
    throw new AppError('invalid', { on: '离开日期不能晚于今天。' }, '离开日期不能晚于今天。')
  await inActorTx(
    ctx.db,
    actor,
    async (tx: Tx) => {
      await lockChildren(tx, [id])
      const before = await childSnapshot(tx, ctx.keys, id, today)
      if (!before || before.row.status === 'left') throw new AppError('not-found')
      const tree = await tx.tree()
      mustReach(actor, 'child.write', [
        ...chainOf(tree, before.row.class_id),
        ...chainOf(tree, before.row.school_id),
        ...chainOf(tree, before.row.village_id),
      ])
      await endChildren(tx, [{ before, on: input.on, reason: input.reason, importId: null }])
      tx.note({
        action: 'child.leave',
        subject: 'child',
        subjectId: id,
        placeId: before.row.school_id,
        detail: { reason: input.reason },
      })
    },
    { now: ctx.now() },
  )
}

/** Full numbers, for a reason that is logged beside who opened them. */
export const revealChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { what: 'id-number' | 'phones'; reason: string },
): Promise<{ idNumber: string | null; fatherPhones: string[]; motherPhones: string[]; carerPhones: string[] }> => {
  can(actor, 'child.reveal')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const child = await childSnapshot(tx, ctx.keys, id, shanghaiDate(tx.now))
      if (!child) throw new AppError('not-found')
      const tree = await tx.tree()
      const scope = scopeOfChild(
        { classId: child.row.class_id, schoolId: child.row.school_id, villageId: child.row.village_id },
        tree,
      )
      tx.note({
        action: 'child.reveal',
        subject: 'child',
        subjectId: id,
        placeId: child.row.school_id,
        detail: { what: input.what, reason: input.reason },
        scope: scope.flatMap((c) => [c, -c]).sort((a, b) => a - b),
      })
      const { flat } = child.register
      return input.what === 'id-number'
        ? { idNumber: flat.idNumber, fatherPhones: [], motherPhones: [], carerPhones: [] }
        : {
            idNumber: null,
            fatherPhones: flat.fatherPhones,
            motherPhones: flat.motherPhones,
            carerPhones: flat.carerPhones,
          }
    },
    { now: ctx.now() },
  )
}
