import { maxDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { classKey } from '../../domain/registers/class-open.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { lockImport } from '../rosters/db/import-state.ts'
import { anyApplied, type CountedSchools } from '../rosters/db/roster-import.ts'
import { makeSweeper } from '../sweeper.ts'
import { type Applied, applyPrepared, type Counts, type Progress, sizeOf } from './apply.ts'
import { classesFor, openClasses } from './classes.ts'
import { type Decisions, decide, type Plan, refuseTwo, stillClassless, withoutMoved } from './decide.ts'
import { GivenUp } from './given-up.ts'
import { holdRegister } from './hold-register.ts'
import type { Prepared } from './prepare.ts'
import type { ReadyToWrite, SchoolPart } from './stored.ts'
import { sealTold, type ToldChild, toldOf } from './told-import.ts'
import { sealUndo, type UndoRecord } from './undo-record.ts'

export type WriteOptions = {
  importId: string
  /** The try that writes; its import must still speak of it at the end. */
  attempt: string
  population: 'all' | 'left-behind'
  /** Enrolment typed for classes (`classKey` → pupils), where the list holds only some of them. */
  pupils?: Readonly<Record<string, number>> | undefined
  fileName: string
  progress?: Progress | undefined
}

/** Writes a prepared difference into the register and notes on the import what was done, all in the caller's transaction. */
export const writeImport = async (
  tx: Tx,
  ctx: Ctx,
  ready: ReadyToWrite,
  decisions: Decisions,
  options: WriteOptions,
): Promise<Omit<Applied, 'ids'>> => {
  const { home, parts } = ready
  const { importId, attempt, progress = () => {} } = options
  const tree = await tx.tree()
  const plans = withoutMoved(parts.map(({ prepared }) => decide(prepared, decisions, tree)))
  refuseTwo(plans)
  const held = await holdRegister(
    tx,
    parts.map((p) => p.prepared),
    plans,
  )
  const of = plans.reduce((n, plan) => n + sizeOf(plan), 0)
  let done = 0
  progress(0, of, '开始写')
  const step = (n: number, text: string) => {
    done += n
    progress(done, of, text)
  }
  const total: Counts = { added: 0, changed: 0, left: 0, moved: 0, transferred: 0, given: 0 }
  const undo: UndoRecord = { steps: [], places: [], opened: [] }
  const told: ToldChild[] = []
  const written: { school: number; counts: Counts }[] = []
  for (const [i, part] of parts.entries()) {
    const plan = plans[i]
    if (!plan) continue
    const { id } = part.prepared.school
    const before = await openClasses(tx, id)
    const {
      undo: steps,
      ids,
      ...counts
    } = await applyPrepared(tx, ctx.keys, part.prepared, plan, {
      on: part.on,
      today: part.at,
      importId,
      firstCount: !(await anyApplied(tx, id)),
      held,
      step,
    })
    undo.steps.push(...steps)
    told.push(...toldOf(plan, ids, part.prepared.school.id === home.id ? null : part.prepared.school.name, tree))
    undo.places.push(...(await writePlaceNotes(tx, part, id === home.id ? '' : part.prepared.school.code, options)))
    undo.opened.push(...[...(await openClasses(tx, id))].filter((c) => !before.has(c)))
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key]
    written.push({ school: id, counts })
  }
  undo.places = asFirst(undo.places)
  progress(of, of, '收尾')
  // What was changed is packed next, and every row's number laid down.
  makeSweeper()()
  const schools: CountedSchools = parts.flatMap(({ prepared, counts }, i) =>
    counts ? [{ id: prepared.school.id, classes: countedIn(prepared, plans[i]) }] : [],
  )
  // From here to the commit nobody can stop it; whoever did before has the last word.
  const now = await lockImport(tx, importId)
  if (now?.state !== 'applying' || now.attempt !== attempt) throw new GivenUp()
  await tx.write(
    [
      {
        table: 'roster_import',
        op: 'update',
        id: importId,
        set: {
          state: 'applied',
          message: null,
          applied_at: new Date(tx.now),
          undo_sealed: await sealUndo(ctx, tx, importId, undo),
          told_sealed: await sealTold(ctx.keys, tx.countyId, importId, told),
          counts: {
            children: ready.parts.reduce((n, p) => n + p.prepared.listed, 0) + leftOut(ready),
            ...total,
            schools,
            foreign: foreignCounts(ready),
            classless: parts.reduce((n, p) => n + stillClassless(p.prepared, decisions).length, 0),
          },
        },
      },
    ],
    {
      action: 'roster.apply',
      subject: 'roster',
      subjectId: importId,
      placeId: home.id,
      detail: { ...total, term: parts[0]?.term.id ?? null },
    },
  )
  // Each other school reads in its own audit what a list from outside brought it.
  for (const { school, counts } of written)
    if (school !== home.id)
      tx.note({
        action: 'roster.hand',
        subject: 'roster',
        subjectId: importId,
        placeId: school,
        detail: { ...counts, from: home.id },
      })
  return { ...total, undo: undo.steps }
}

/** A village that two schools' rows gave a name goes back to how it was before the first. */
const asFirst = (places: UndoRecord['places']): UndoRecord['places'] => {
  const byId = new Map<number, Record<string, unknown>>()
  for (const { id, set } of places) byId.set(id, { ...set, ...byId.get(id) })
  return [...byId].map(([id, set]) => ({ id, set }))
}

/** Classes that the list counted: those that it names, and those that somebody said. */
const countedIn = (prepared: Prepared, plan: Plan | undefined): string[] => [
  ...new Set([
    ...prepared.classes.keys(),
    ...(plan?.adding ?? []).flatMap((i) => (i.noClass ? [] : [classKey(i.says)])),
  ]),
]

/** Rows that were left where they are: undecided, or left out by hand. */
const leftOut = ({ groups }: ReadyToWrite): number => groups.reduce((n, g) => n + (g.to ? 0 : g.rows.length), 0)

/** What became of the rows that name another school, for the import's record: nothing is lost in silence (F1). */
const foreignCounts = ({ groups }: ReadyToWrite) =>
  groups.map((g) => ({
    named: g.named,
    school: g.to?.name ?? g.known?.name ?? null,
    children: g.rows.length,
    what: g.to === null ? 'left' : g.choice === 'take' ? 'taken' : 'handed',
  }))

/** How a class's enrolment is named among the decisions: by the class alone in a school's own list. */
export const pupilsKey = (code: string, key: string): string => (code === '' ? key : `${code}:${key}`)

/**
 * What places learn from an import: names of villages that somebody pointed out, and how many pupils a class has where the list
 * holds only the left-behind ones (a list of all pupils says that itself). Answers how to put it back.
 */
const writePlaceNotes = async (
  tx: Tx,
  { prepared, counts, on }: SchoolPart,
  /** The school's code before its classes, where the list is not its own. */
  code: string,
  { population, pupils = {}, fileName }: WriteOptions,
): Promise<UndoRecord['places']> => {
  const classes = await classesFor(tx, prepared.school, [])
  const tree = await tx.tree()
  const changes: Change[] = []
  const before: UndoRecord['places'] = []
  const change = (id: number, set: Record<string, unknown>, old: Record<string, unknown>) => {
    changes.push({ table: 'place', op: 'update', id, set, on: maxDate(on, shanghaiDate(tx.now)) })
    before.push({ id, set: old })
  }
  for (const [village, aliases] of Map.groupBy(prepared.learnt, ([, id]) => id)) {
    const place = tree.get(village)
    const fresh = aliases.map(([alias]) => alias).filter((a) => place && a !== place.name && !place.aliases.includes(a))
    if (place && fresh.length)
      change(village, { aliases: [...place.aliases, ...fresh].slice(0, 20) }, { aliases: place.aliases })
  }
  // A few rows of a school's say nothing of how many pupils its classes have.
  for (const key of counts ? prepared.classes.keys() : []) {
    const place = tree.get(classes.get(key) ?? -1)
    if (!place) continue
    const typed = population === 'all' ? null : (pupils[pupilsKey(code, key)] ?? place.typedPupils)
    if (typed === place.typedPupils) continue
    change(
      place.id,
      { typed_pupils: typed, typed_pupils_source: typed === null ? null : `导入“${fileName}”时填` },
      { typed_pupils: place.typedPupils, typed_pupils_source: place.typedPupilsSource },
    )
  }
  if (changes.length) await tx.write(changes, null)
  return before
}
