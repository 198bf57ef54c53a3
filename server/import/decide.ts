import { AppError } from '../../domain/errors.ts'
import { changesOf, type FieldChange } from '../../domain/registers/difference.ts'
import { classTitle, type PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild, IncomingChild } from '../../domain/registers/roster-child.ts'
import type { SnapshotChild } from '../db/child-snapshot.ts'
import type { Prepared } from './prepare.ts'

export const LEAVE_REASONS = ['graduated', 'transferred', 'moved-away', 'dropped-out', 'died', 'mistake'] as const
export type LeaveReason = (typeof LEAVE_REASONS)[number]

/**
 * What somebody decided. `skip`: keys of rows and ids of children that are left alone. `missing`: child → why it left, `stays`,
 * or `class:CODE` for the class it moved to. `same`: row → the child that it is, `new` (another child; a number that is taken
 * is left empty), or `elsewhere` (the file of another place comes here). What is not decided is not written, but for new rows.
 */
export type Decisions = {
  skip: readonly string[]
  missing: Readonly<Record<string, string>>
  same: Readonly<Record<string, string>>
}

export const NO_DECISIONS: Decisions = { skip: [], missing: {}, same: {} }

type Changing = { before: SnapshotChild; fields: Partial<FlatChild> }
export type Plan = {
  adding: IncomingChild[]
  changing: Changing[]
  transfers: Changing[]
  endings: { before: SnapshotChild; reason: LeaveReason }[]
  moves: { before: SnapshotChild; classId: number; flat: FlatChild }[]
}

/**
 * The difference and the decisions as what is to be written. Errors: `invalid` where two rows would become one child or a child
 * would move to no class in use, `difference-stale` where a decision names somebody who is not there any more.
 */
export const decide = (prepared: Prepared, decisions: Decisions, tree: PlaceTree): Plan => {
  const { difference: d, snapshot, files } = prepared
  const skip = new Set(decisions.skip)
  const plan: Plan = { adding: [], changing: [], transfers: [], endings: [], moves: [] }
  const change = (before: SnapshotChild, incoming: IncomingChild) =>
    plan.changing.push({ before, fields: fieldsOf(changesOf(incoming, before.register)) })
  const move = (incoming: IncomingChild) => {
    const file = files.get(incoming.key)
    const { grade = null, label = null } = incoming.says
    // Decided about a file that has gone elsewhere meanwhile: neither left out nor made twice in silence.
    if (!file) throw new AppError('difference-stale')
    // A class of the other place is no class of this one, even where it is called the same.
    plan.transfers.push({ before: file, fields: { ...fieldsOf(changesOf(incoming, file.register)), grade, label } })
  }
  for (const incoming of d.added) {
    if (skip.has(incoming.key) || incoming.says.name === '') continue
    const same = decisions.same[incoming.key] ?? 'new'
    const known = snapshot.get(same)
    if (known) change(known, incoming)
    else if (same === 'elsewhere') move(incoming)
    else if (same === 'new') plan.adding.push(incoming)
    else throw new AppError('difference-stale')
  }
  for (const { incoming, child, changes } of d.changed) {
    const before = snapshot.get(child.id)
    if (before && !skip.has(incoming.key)) plan.changing.push({ before, fields: fieldsOf(changes) })
  }
  for (const { incoming, kind } of d.conflicts) {
    const same = decisions.same[incoming.key]
    const known = same === undefined ? undefined : snapshot.get(same)
    if (skip.has(incoming.key) || same === undefined || incoming.says.name === '') continue
    if (known) change(known, incoming)
    else if (same === 'new')
      plan.adding.push(kind === 'number' || kind === 'elsewhere' ? withoutNumbers(incoming) : incoming)
    else throw new AppError('difference-stale')
  }
  for (const { incoming } of d.transfers)
    if (!skip.has(incoming.key) && decisions.same[incoming.key] === 'elsewhere') move(incoming)
  for (const { child } of d.missing) {
    const before = snapshot.get(child.id)
    const decided = decisions.missing[child.id] ?? 'stays'
    if (!before || skip.has(child.id) || decided === 'stays') continue
    const reason = LEAVE_REASONS.find((r) => r === decided)
    if (reason) plan.endings.push({ before, reason })
    else plan.moves.push(movedTo(before, decided, prepared.school.id, tree))
  }
  refuseTwo(plan)
  return plan
}

const fieldsOf = (changes: readonly FieldChange[]) =>
  Object.fromEntries(changes.map((c) => [c.field, c.to])) as Partial<FlatChild>

/** Another child than the one whose number the row names: the number was wrong, and stays empty until somebody knows it. */
const withoutNumbers = (incoming: IncomingChild): IncomingChild => {
  const { idNumber: _id, studentNo: _no, ...says } = incoming.says
  return { ...incoming, says }
}

const movedTo = (before: SnapshotChild, decided: string, schoolId: number, tree: PlaceTree) => {
  const code = decided.startsWith('class:') ? decided.slice(6) : null
  const klass = [...tree.values()].find(
    (p) => p.kind === 'class' && p.code === code && p.parentId === schoolId && !p.closed,
  )
  if (!klass) throw new AppError('invalid', undefined, '选的班级已经停用或不在了，请重新选。')
  return { before, classId: klass.id, flat: { ...before.register.flat, grade: klass.grade, label: klass.label } }
}

/** A child has one row: a second one, or a number given twice to new children, is refused with both names. */
const refuseTwo = ({ adding, changing, transfers }: Plan) => {
  const seen = new Set<string>()
  const once = (key: string, name: string) => {
    if (seen.has(key)) throw new AppError('invalid', undefined, `“${name}”有两行都要写，一个孩子只能写一行，请留一行。`)
    seen.add(key)
  }
  for (const { before, fields } of [...changing, ...transfers])
    once(before.row.id, fields.name ?? before.register.flat.name)
  for (const { says } of adding) {
    if (says.idNumber) once(`身份证 ${says.idNumber}`, says.name)
    if (says.studentNo) once(`学籍 ${says.studentNo}`, says.name)
  }
}

/** 三(1)班, for a row that names a class. */
export const classOfRow = ({ says }: IncomingChild): string | null =>
  typeof says.grade === 'number' ? classTitle(says.grade, says.label ?? null) : null
