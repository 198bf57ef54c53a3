import { maxDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { InReason } from '../../domain/registers/child-facts.ts'
import { classKey } from '../../domain/registers/class-open.ts'
import { EMPTY_CHILD, type FlatChild } from '../../domain/registers/roster-child.ts'
import { settleParent } from '../../domain/registers/settle-parent.ts'
import { type Span, stayFrom } from '../../domain/registers/spans.ts'
import type { ChildUpdate } from '../children/child-update.ts'
import type { SnapshotChild } from '../children/db/child-snapshot.ts'
import { endChildren } from '../children/end-children.ts'
import { refuseHeldRows } from '../children/held-numbers.ts'
import { childRows, makeFamilies, type NewChild, writeFamilies } from '../children/new-children.ts'
import type { UndoStep } from '../children/undo-step.ts'
import { updateChildren } from '../children/update-children.ts'
import { sending } from '../db/send-together.ts'
import type { Tx } from '../db/tx-type.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'
import { planAnew } from '../rosters/db/bulk.ts'
import { makeSweeper } from '../sweeper.ts'
import { classesFor } from './classes.ts'
import type { Plan } from './decide.ts'
import { handOver } from './hand-over.ts'
import { homesOfList } from './homes-of-list.ts'
import type { Prepared } from './prepare.ts'

export type Counts = { added: number; changed: number; left: number; moved: number; transferred: number; given: number }
/** `ids`: of the new children, in the plan's order. */
export type Applied = Counts & { undo: UndoStep[]; ids: readonly string[] }
/** How far the writing is: rows done of all, and what is being done. A throw of it stops the work; nothing is written then. */
export type Progress = (done: number, of: number, text: string) => void

/**
 * `on`: the day from which the list holds; `today`: a move from another place holds from then where it was there before; `held`:
 * the spans of the children that change, held until the end; `step`: so many rows are done.
 */
export type ApplyOptions = {
  on: string
  today: string
  importId: string
  firstCount: boolean
  held: ReadonlyMap<string, Span[]>
  step: (n: number, text: string) => void
}

/** New children are made and written so many at a time: neither they nor the statements stand in memory all at once. */
const CHUNK = 1000
/** They are made so many at a time, between two looks at what the database takes and answers: some four milliseconds. */
const SLICE = 10

/**
 * By how much the memory may grow until it is swept. New children hold less at once; of those that change also what the register said
 * of them before, and how to put it back.
 */
const GROWN = { adding: 1.5, changing: 1.2 }

/** How many rows a plan writes. */
export const sizeOf = (plan: Plan): number =>
  plan.adding.length +
  plan.changing.length +
  plan.transfers.length +
  plan.endings.length +
  plan.moves.length +
  plan.handing.length

/**
 * Writes what was decided about a school's difference, in the caller's transaction: new children, changes, moves within the
 * school and from other places, and those who left. What was not decided stays as it is.
 */
export const applyPrepared = async (
  tx: Tx,
  keys: Keys,
  prepared: Prepared,
  plan: Plan,
  options: ApplyOptions,
): Promise<Applied> => {
  const { held, step } = options
  const classes = await classesFor(tx, prepared.school, [
    ...plan.adding.flatMap((i) => (i.noClass ? [] : [i.says])),
    ...[...plan.changing, ...plan.transfers].flatMap((c) => (movesClass(c) ? [wholeOf(c)] : [])),
  ])
  const undo: UndoStep[] = []

  const ids = plan.adding.map(() => newId(tx.now))
  const homes = await homesOfList(tx, keys, prepared.snapshot, [
    ...plan.adding.map(({ says }, i) => ({ id: ids[i] ?? '', flat: { ...EMPTY_CHILD, ...says }, before: null })),
    ...plan.changing.map((c) => ({ id: c.before.row.id, flat: wholeOf(c), before: c.before })),
  ])
  await addChildren(tx, keys, prepared, { adding: plan.adding, ids, homes }, classes, options)

  // Days before a child came here, or before it left, are not the list's to tell.
  const since = (before: SnapshotChild) => maxDate(options.on, stayFrom(held.get(before.row.id) ?? [], prepared.day))
  // Made part by part: ten thousand of them are as large as the register itself.
  const changes = plan.changing.length + plan.moves.length
  const updatesIn = (from: number, to: number): ChildUpdate[] =>
    [
      ...plan.changing.slice(from, to).map((c) => updateOf(c, prepared.school.id, classes, homes, options)),
      ...plan.moves
        .slice(Math.max(0, from - plan.changing.length), Math.max(0, to - plan.changing.length))
        .map((m) => moveOf(m, prepared.school.id, options)),
    ].map((u) => ({ ...u, on: since(u.before) }))
  // Whom a list of a term to come concerns may be another school's until that day: decided here all the same.
  const within = <T>(work: () => Promise<T>) => (prepared.day > shanghaiDate(tx.now) ? tx.widened(work) : work())
  const sweep = makeSweeper(GROWN.changing)
  // What the comparison needed and nobody does any more.
  if (changes > 0) sweep()
  for (let i = 0; i < changes; i += CHUNK) {
    const part = updatesIn(i, i + CHUNK)
    // While what hangs on these follows them, the next ones are made.
    undo.push(...(await within(() => updateChildren(tx, keys, part, held, { followBehind: true }))).undo)
    sweep()
    step(part.length, '改有变化的孩子')
  }
  if (plan.transfers.length) {
    undo.push(...(await transfer(tx, keys, plan.transfers, prepared.school.id, classes, options)))
    step(plan.transfers.length, '接收转来的孩子')
  }
  if (plan.endings.length) {
    undo.push(
      ...(await within(() =>
        endChildren(
          tx,
          plan.endings.map(({ before, reason }) => ({ before, reason, on: since(before), importId: options.importId })),
        ),
      )),
    )
    step(plan.endings.length, '登记离校的孩子')
  }
  if (plan.handing.length) {
    await handOver(tx, keys, plan.handing, { importId: options.importId, from: prepared.school.id, held })
    step(plan.handing.length, '交给别的学校')
  }
  await refuseHeldRows(tx, keys, [
    ...plan.adding.map(({ says: { name = '', idNumber = null, studentNo = null } }) => ({
      flat: { name, idNumber, studentNo },
      was: null,
    })),
    ...[...plan.changing, ...plan.transfers]
      .filter(({ fields }) => 'idNumber' in fields || 'studentNo' in fields)
      .map((c) => ({ flat: wholeOf(c), was: c.before.register.flat })),
  ])
  return {
    added: plan.adding.length,
    changed: plan.changing.length,
    moved: plan.moves.length,
    transferred: plan.transfers.length,
    left: plan.endings.length,
    given: plan.handing.length,
    undo,
    ids,
  }
}

const addChildren = async (
  tx: Tx,
  keys: Keys,
  prepared: Prepared,
  { adding, ids, homes }: { adding: Plan['adding']; ids: readonly string[]; homes: Homes },
  classes: ReadonlyMap<string, number>,
  options: ApplyOptions,
) => {
  if (adding.length === 0) return
  const { step } = options
  const entries = adding.map(({ says }): FlatChild => ({ ...EMPTY_CHILD, ...says }))
  const part = (from: number, to: number): NewChild[] =>
    entries.slice(from, to).map((flat, i): NewChild => {
      const id = ids[from + i] ?? ''
      return {
        id,
        flat,
        placed: {
          schoolId: prepared.school.id,
          classId: adding[from + i]?.noClass ? null : (classes.get(classKey(flat)) ?? null),
          villageId: flat.villageId,
          householdId: homes.get(id) ?? id,
        },
        on: options.on,
        inReason: inReason(flat, options.firstCount),
        importId: options.importId,
        fresh: true,
      }
    })
  const tree = await tx.tree()
  const sweep = makeSweeper(GROWN.adding)
  // What the comparison needed and nobody does any more.
  sweep()
  // All children first, then what hangs on them.
  await inParts(
    adding.length,
    sweep,
    (from, to) => childRows(tx, keys, part(from, to)),
    (rows) => tx.write(rows.flat(), null),
    () => step(0, '写新来的孩子'),
  )
  await planAnew(tx)
  await inParts(
    adding.length,
    sweep,
    (from, to) => makeFamilies(tx, keys, part(from, to), tree),
    (families) => writeFamilies(tx, families),
    (n) => step(n, '写新来孩子的家里和去向'),
  )
}

/** Makes and writes part after part; while the database writes one, the next is sealed and made, slice by slice. */
const inParts = async <T>(
  all: number,
  sweep: () => void,
  make: (from: number, to: number) => T,
  write: (made: readonly T[]) => Promise<unknown>,
  done: (n: number) => void,
) => {
  const makePart = async (start: number): Promise<T[]> => {
    const end = Math.min(start + CHUNK, all)
    const made: T[] = []
    for (let from = start; from < end; from += SLICE) {
      made.push(make(from, Math.min(from + SLICE, end)))
      await turn()
    }
    return made
  }
  let made = await makePart(0)
  let before: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < all; from += CHUNK) {
    // Two parts are on their way at once: what the one still waits for, the other works with.
    const written = write(made)
    sending(written)
    made = await makePart(from + CHUNK)
    await before
    before = written
    sweep()
    done(Math.min(CHUNK, all - from))
  }
  await before
}

/** Lets what waits go on: the database's answer, and the next statement after it. */
const turn = () => new Promise<void>((go) => setImmediate(go))

/** Child → household, for those of whom the list says anything about it. */
type Homes = ReadonlyMap<string, string>

/** Also who comes back: the class of before may have closed meanwhile. */
const movesClass = ({ before, fields, noClass }: Plan['changing'][number]): boolean =>
  !noClass && ('grade' in fields || 'label' in fields || before.register.left)
const wholeOf = ({ before, fields }: Pick<Plan['changing'][number], 'before' | 'fields'>): FlatChild => {
  const flat = { ...before.register.flat, ...fields }
  for (const who of ['father', 'mother'] as const) if (`${who}State` in fields) settleParent(flat, who)
  return flat
}

const updateOf = (
  changing: Plan['changing'][number],
  schoolId: number,
  classes: ReadonlyMap<string, number>,
  homes: Homes,
  options: ApplyOptions,
): ChildUpdate => {
  const { before } = changing
  const flat = wholeOf(changing)
  return {
    before,
    flat,
    placed: {
      schoolId,
      classId:
        (movesClass(changing) && flat.grade !== null ? classes.get(classKey(flat)) : null) ?? before.row.class_id,
      villageId: flat.villageId,
      householdId: homes.get(before.row.id) ?? before.row.household_id,
    },
    on: options.on,
    importId: options.importId,
  }
}

const moveOf = (
  { before, classId, flat }: Plan['moves'][number],
  schoolId: number,
  options: ApplyOptions,
): ChildUpdate => ({
  before,
  flat,
  placed: { schoolId, classId, villageId: flat.villageId, householdId: before.row.household_id },
  on: options.on,
  importId: options.importId,
})

/** The file that another place holds comes to this school with its history; no second one is made. */
const transfer = (
  tx: Tx,
  keys: Keys,
  transfers: Plan['transfers'],
  schoolId: number,
  classes: ReadonlyMap<string, number>,
  options: ApplyOptions,
): Promise<UndoStep[]> =>
  tx.widened(async () => {
    const { undo } = await updateChildren(
      tx,
      keys,
      transfers.map((t): ChildUpdate => {
        const update = updateOf(t, schoolId, classes, new Map(), options)
        const classId = t.noClass ? null : (classes.get(classKey(update.flat)) ?? null)
        return {
          ...update,
          placed: { ...update.placed, classId },
          on: arrivalOn(t.before, options),
          inReason: 'transferred',
        }
      }),
    )
    for (const { before } of transfers)
      tx.note({
        action: 'child.transfer-in',
        subject: 'child',
        subjectId: before.row.id,
        placeId: schoolId,
        detail: { from: before.row.school_id, importId: options.importId },
      })
    return undo
  })

/** The place that had the child this term keeps the days until today; else it is here from the day on which the list holds. */
const arrivalOn = (before: SnapshotChild, { on, today }: ApplyOptions): string =>
  before.facts.fromOn >= on ? maxDate(before.facts.fromOn, today) : on

const inReason = (flat: FlatChild, firstCount: boolean): InReason =>
  firstCount ? 'first-count' : flat.grade === 1 || flat.grade === 7 ? 'enrolled' : 'transferred'
