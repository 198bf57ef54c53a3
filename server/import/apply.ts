import type { InReason, OutReason } from '../../domain/registers/child-facts.ts'
import { households } from '../../domain/registers/household.ts'
import { placesUnder } from '../../domain/registers/place.ts'
import type { FlatChild, IncomingChild } from '../../domain/registers/roster-child.ts'
import {
  type ChildUpdate,
  endChildren,
  insertChildren,
  type NewChild,
  type UndoStep,
  updateChildren,
} from '../child-writer.ts'
import { writePlaces } from '../commands/add-places.ts'
import type { Tx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'
import type { Prepared } from './prepare.ts'

export type Decisions = { skip: string[]; missing: Record<string, OutReason | 'stays'>; same: Record<string, string> }
export type Applied = { added: number; changed: number; left: number; undo: UndoStep[] }

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

/**
 * Writes a prepared difference, by the user's decisions, in the caller's transaction. `on`: the day from which it holds.
 * Without a decision likely duplicates are new children, conflicts are left out, and only those who should have left with
 * the last top grade leave.
 */
export const applyPrepared = async (
  tx: Tx,
  keys: Keys,
  prepared: Prepared,
  decisions: Decisions,
  options: { on: string; importId: string; firstCount: boolean; progress?: (done: number, of: number) => void },
): Promise<Applied> => {
  const { difference, school } = prepared
  const skip = new Set(decisions.skip)
  const { adding, changing } = sortOut(prepared, decisions, skip)
  const classes = await classesFor(tx, school.id, school.code, [...adding, ...changing.map((c) => c.incoming)])
  const classOf = (flat: FlatChild, fallback: number | null) =>
    flat.grade === null ? fallback : (classes.get(`${flat.grade}|${flat.label ?? ''}`) ?? fallback)

  const fresh = adding.map((incoming) => ({ id: newId(tx.now), incoming, flat: { ...EMPTY, ...incoming.says } }))
  const updated = changing
    .map(({ incoming, childId, fields }) => ({ before: prepared.snapshot.get(childId), incoming, fields }))
    .flatMap(({ before, fields }) => (before ? [{ before, flat: { ...before.register.flat, ...fields } }] : []))
  const homes = households([
    ...[...prepared.snapshot.values()].map((s) => clues(s.row.id, s.register.flat, s.row.household_id)),
    ...fresh.map((f) => clues(f.id, f.flat, null)),
  ])

  const inserted: NewChild[] = fresh.map(({ id, flat }) => ({
    id,
    flat,
    placed: {
      schoolId: school.id,
      classId: classOf(flat, null),
      villageId: flat.villageId,
      householdId: homes.get(id) ?? id,
    },
    on: options.on,
    inReason: inReason(flat, options.firstCount),
    importId: options.importId,
  }))
  const updates: ChildUpdate[] = updated.map(({ before, flat }) => ({
    before,
    flat,
    placed: {
      schoolId: school.id,
      classId: classOf(flat, before.row.class_id),
      villageId: flat.villageId,
      householdId: before.row.household_id,
    },
    on: options.on,
    importId: options.importId,
  }))
  const of = inserted.length + updates.length
  const undo: UndoStep[] = []
  for (let i = 0; i < inserted.length; i += 2000) {
    await insertChildren(tx, keys, inserted.slice(i, i + 2000))
    options.progress?.(Math.min(i + 2000, inserted.length), of)
  }
  if (updates.length) undo.push(...(await updateChildren(tx, keys, updates)).undo)
  options.progress?.(of, of)

  const endings = difference.missing.flatMap(({ child, guess }) => {
    const before = prepared.snapshot.get(child.id)
    const decided = decisions.missing[child.id] ?? (guess === 'graduated' ? 'graduated' : 'stays')
    return before && decided !== 'stays' && !skip.has(child.id)
      ? [{ before, on: options.on, reason: decided, importId: options.importId }]
      : []
  })
  if (endings.length) undo.push(...(await endChildren(tx, endings)))
  return { added: inserted.length, changed: updates.length, left: endings.length, undo }
}

type Changing = { incoming: IncomingChild; childId: string; fields: Partial<FlatChild> }

const sortOut = (
  { difference, snapshot }: Prepared,
  decisions: Decisions,
  skip: Set<string>,
): { adding: IncomingChild[]; changing: Changing[] } => {
  const adding: IncomingChild[] = []
  const changing: Changing[] = []
  const join = (incoming: IncomingChild, childId: string) => changing.push({ incoming, childId, fields: incoming.says })
  for (const incoming of difference.added) {
    if (skip.has(incoming.key) || incoming.says.name === '') continue
    const same = decisions.same[incoming.key]
    if (same && same !== 'new' && snapshot.has(same)) join(incoming, same)
    else adding.push(incoming)
  }
  for (const { incoming, child, changes } of difference.changed) {
    if (!skip.has(incoming.key))
      changing.push({
        incoming,
        childId: child.id,
        fields: Object.fromEntries(changes.map((c) => [c.field, c.to])) as Partial<FlatChild>,
      })
  }
  for (const { incoming } of difference.conflicts) {
    const same = decisions.same[incoming.key]
    if (same === 'new') adding.push(incoming)
    else if (same && snapshot.has(same)) join(incoming, same)
  }
  return { adding, changing }
}

const clues = (id: string, flat: FlatChild, householdId: string | null) => ({
  id,
  fatherName: flat.fatherName,
  motherName: flat.motherName,
  carerName: flat.carerName,
  phones: [...flat.fatherPhones, ...flat.motherPhones, ...flat.carerPhones],
  villageId: flat.villageId,
  householdId,
})

const inReason = (flat: FlatChild, firstCount: boolean): InReason =>
  firstCount ? 'first-count' : flat.grade === 1 || flat.grade === 7 ? 'enrolled' : 'transferred'

/** Class places by `grade|label`; those that the file names and the school lacks are made. */
const classesFor = async (
  tx: Tx,
  schoolId: number,
  schoolCode: string,
  rows: readonly IncomingChild[],
): Promise<Map<string, number>> => {
  const wanted = new Map<string, { grade: number; label: string | null }>()
  for (const { says } of rows)
    if (typeof says.grade === 'number')
      wanted.set(`${says.grade}|${says.label ?? ''}`, { grade: says.grade, label: says.label ?? null })
  const found = () =>
    tx.tree().then(
      (tree) =>
        new Map(
          placesUnder(tree, schoolId, 'class')
            .filter((p) => !p.closed)
            .map((p) => [`${p.grade ?? ''}|${p.label ?? ''}`, p.id]),
        ),
    )
  const known = await found()
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, k]) => k)
  if (missing.length === 0) return known
  await writePlaces(
    tx,
    missing.map(({ grade, label }) => ({ kind: 'class' as const, name: '', parentCode: schoolCode, grade, label })),
  )
  return found()
}
