import { AppError } from '../../domain/errors.ts'
import { classKey, type OpenClass } from '../../domain/registers/class-open.ts'
import { changesOf, type Difference, type FieldChange } from '../../domain/registers/difference.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { classTitle, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild, IncomingChild } from '../../domain/registers/roster-child.ts'
import type { SnapshotChild } from '../children/db/child-snapshot.ts'
import type { Prepared } from './prepare.ts'

export const LEAVE_REASONS = ['graduated', 'transferred', 'moved-away', 'dropped-out', 'died', 'mistake'] as const
export type LeaveReason = (typeof LEAVE_REASONS)[number]

/**
 * What somebody decided. `skip`: keys of rows and ids of children that are left alone. `missing`: child → why it left, `stays`,
 * `class:CODE` for the class it moved to, or `to:CODE` for the school that is to take it in (decision 063); a row that says that its child
 * has left is decided by the same. `same`: row → the child that it is, `new` (another child; a number that is taken
 * is left empty), or `elsewhere` (the file of another place comes here). `classes`: row → its class (`3|1`), or `none`. What is
 * not decided is not written, but for new rows whose class is known.
 */
export type Decisions = {
  skip: readonly string[]
  missing: Readonly<Record<string, string>>
  same: Readonly<Record<string, string>>
  classes?: Readonly<Record<string, string>> | undefined
}

export const NO_DECISIONS: Decisions = { skip: [], missing: {}, same: {} }
export const NO_CLASS = 'none'

/** `noClass`: somebody said that it stands in no class. */
export type Adding = IncomingChild & { noClass?: true }
type Changing = { before: SnapshotChild; fields: Partial<FlatChild>; noClass?: true }
export type Plan = {
  adding: Adding[]
  changing: Changing[]
  transfers: Changing[]
  endings: { before: SnapshotChild; reason: LeaveReason }[]
  moves: { before: SnapshotChild; classId: number; flat: FlatChild }[]
  /** Handed to another school: they stay until that one takes them in. */
  handing: { before: SnapshotChild; to: Place }[]
}

/**
 * The difference and the decisions as what is to be written. Errors: `invalid` where two rows would become one child or a child
 * would move to no class in use, `difference-stale` where a decision names somebody who is not there any more.
 */
export const decide = (prepared: Prepared, decisions: Decisions, tree: PlaceTree): Plan => {
  const { snapshot, files } = prepared
  const placed = new Map<string, Placing>()
  for (const open of prepared.openClasses.values()) placed.set(open.incoming.key, placing(prepared, open, decisions))
  const waits = (key: string) => placed.get(key) === 'waits'
  const d = withClasses(prepared.difference, placed)
  const skip = new Set(decisions.skip)
  const plan: Plan = { adding: [], changing: [], transfers: [], endings: [], moves: [], handing: [] }
  const change = (before: SnapshotChild, incoming: IncomingChild) =>
    plan.changing.push({ before, fields: fieldsOf(changesOf(incoming, before.register)) })
  const add = (incoming: IncomingChild) => {
    if (!waits(incoming.key)) plan.adding.push(noClass(placed, incoming) ? { ...incoming, noClass: true } : incoming)
  }
  const move = (incoming: IncomingChild) => {
    if (waits(incoming.key)) return
    const file = files.get(incoming.key)
    const { grade = null, label = null } = incoming.says
    // Decided about a file that has gone elsewhere meanwhile: neither left out nor made twice in silence.
    if (!file) throw new AppError('difference-stale')
    // A class of the other place is no class of this one, even where it is called the same.
    plan.transfers.push({
      before: file,
      fields: { ...fieldsOf(changesOf(incoming, file.register)), grade, label },
      ...(noClass(placed, incoming) ? { noClass: true } : {}),
    })
  }
  for (const incoming of d.added) {
    if (skip.has(incoming.key) || incoming.says.name === '') continue
    const same = decisions.same[incoming.key] ?? 'new'
    const known = snapshot.get(same)
    if (known) change(known, incoming)
    else if (same === 'elsewhere') move(incoming)
    else if (same === 'new') add(incoming)
    else throw new AppError('difference-stale')
  }
  const leave = (before: SnapshotChild, decided: string) => {
    const reason = LEAVE_REASONS.find((r) => r === decided)
    if (reason) plan.endings.push({ before, reason })
    else if (decided.startsWith('to:')) plan.handing.push({ before, to: handedTo(decided, prepared.school.id, tree) })
    else plan.moves.push(movedTo(before, decided, prepared.school.id, tree))
  }
  for (const { incoming, child, changes } of [...d.changed, ...d.unchanged]) {
    const before = snapshot.get(child.id)
    const decided = decisions.missing[child.id]
    // 已转走 in 备注: read as still here until somebody says otherwise; whoever has left by the register is not brought back by it.
    if (before && incoming.left && decided !== 'stays' && (decided !== undefined || child.left)) {
      if (decided !== undefined && !child.left && !skip.has(incoming.key)) leave(before, decided)
      continue
    }
    const told = placed.has(incoming.key) ? changesOf(incoming, child) : changes
    if (before && !skip.has(incoming.key) && (told.length > 0 || child.left))
      plan.changing.push({
        before,
        fields: fieldsOf(told),
        ...(noClass(placed, incoming) ? { noClass: true } : {}),
      })
  }
  for (const { incoming, kind } of d.conflicts) {
    const same = decisions.same[incoming.key]
    const known = same === undefined ? undefined : snapshot.get(same)
    if (skip.has(incoming.key) || same === undefined || incoming.says.name === '') continue
    if (known) change(known, incoming)
    else if (same === 'new') add(kind === 'number' || kind === 'elsewhere' ? withoutNumbers(incoming) : incoming)
    else throw new AppError('difference-stale')
  }
  for (const { incoming } of d.transfers)
    if (!skip.has(incoming.key) && decisions.same[incoming.key] === 'elsewhere') move(incoming)
  for (const { child } of d.missing) {
    const before = snapshot.get(child.id)
    const decided = decisions.missing[child.id] ?? 'stays'
    if (!before || skip.has(child.id) || decided === 'stays') continue
    leave(before, decided)
  }
  return plan
}

/** Of a row whose class was not known: it waits, stands in no class, or in this one. */
type Placing = 'waits' | typeof NO_CLASS | { grade: number; label: string | null }

const placing = (
  { knownClasses }: Prepared,
  { incoming, childId }: OpenClass,
  { classes = {} }: Decisions,
): Placing => {
  const said = classes[incoming.key]
  // A child that is there stays as it is.
  if (said === undefined) return childId === null ? 'waits' : NO_CLASS
  if (said === NO_CLASS) return NO_CLASS
  const [grade, label = ''] = said.split('|')
  if (!knownClasses.has(said) && said !== classKey({ grade: incoming.says.grade ?? null }))
    throw new AppError('invalid', undefined, '选的班级已经停用或不在了，请重新选。')
  return { grade: Number(grade), label: label === '' ? null : label }
}

const noClass = (placed: ReadonlyMap<string, Placing>, { key }: IncomingChild) => placed.get(key) === NO_CLASS

/** Rows that will not be written because nobody has said which class they belong to (F7). */
export const stillClassless = (prepared: Prepared, { same, skip, classes = {} }: Decisions): OpenClass[] => {
  const asked = new Set(prepared.difference.conflicts.map((c) => c.incoming.key))
  return [...prepared.openClasses.values()].filter(({ incoming: { key }, childId }) => {
    if (childId !== null || classes[key] !== undefined || skip.includes(key)) return false
    const decided = same[key]
    return asked.has(key) ? decided === 'new' : decided === undefined || !prepared.snapshot.has(decided)
  })
}

/** The difference with the classes that somebody said laid into its rows. */
const withClasses = (d: Difference, placed: ReadonlyMap<string, Placing>): Difference => {
  if (placed.size === 0) return d
  const lay = (incoming: IncomingChild): IncomingChild => {
    const said = placed.get(incoming.key)
    return said && typeof said === 'object' ? { ...incoming, says: { ...incoming.says, ...said } } : incoming
  }
  const each = <T extends { incoming: IncomingChild }>(list: readonly T[]): T[] =>
    list.map((x) => ({ ...x, incoming: lay(x.incoming) }))
  return {
    ...d,
    added: d.added.map(lay),
    changed: each(d.changed),
    unchanged: each(d.unchanged),
    conflicts: each(d.conflicts),
    transfers: each(d.transfers),
  }
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

const handedTo = (decided: string, own: number, tree: PlaceTree): Place => {
  const school = placeOfCode(tree, decided.slice(3))
  if (school?.kind !== 'school' || school.closed || school.id === own)
    throw new AppError('invalid', undefined, '要交给的学校已经停用、不在了或就是这一所，请重新选。')
  return school
}

/** A child has one row: a second one, or a number given twice to new children, is refused with both names. */
export const refuseTwo = (plans: readonly Plan[]) => {
  const adding = plans.flatMap((p) => p.adding)
  const moving = plans.flatMap((p) => [...p.changing, ...p.transfers])
  const seen = new Set<string>()
  const once = (key: string, name: string) => {
    if (seen.has(key)) throw new AppError('invalid', undefined, `“${name}”有两行都要写，一个孩子只能写一行，请留一行。`)
    seen.add(key)
  }
  for (const { before, fields } of moving) once(before.row.id, fields.name ?? before.register.flat.name)
  for (const { says } of adding) {
    if (says.idNumber) once(`身份证 ${says.idNumber}`, says.name)
    if (says.studentNo) once(`学籍 ${says.studentNo}`, says.name)
  }
}

/** Who leaves one school for another by the same list leaves it once: the file moves. */
export const withoutMoved = (plans: readonly Plan[]): Plan[] => {
  const moved = new Set(plans.flatMap((p) => p.transfers.map((t) => t.before.row.id)))
  return plans.map((p) => ({
    ...p,
    endings: p.endings.filter((e) => !moved.has(e.before.row.id)),
    handing: p.handing.filter((h) => !moved.has(h.before.row.id)),
  }))
}

/** 三(1)班, for a row that names a class. */
export const classOfRow = ({ says }: IncomingChild): string | null =>
  typeof says.grade === 'number' ? classTitle(says.grade, says.label ?? null) : null
