import { AppError } from '../domain/errors.ts'
import { maskPhone } from '../domain/kit/identity/mask.ts'
import type { ChildFacts, InReason } from '../domain/registers/child-facts.ts'
import type { PlaceTree } from '../domain/registers/place.ts'
import type { FlatChild } from '../domain/registers/roster-child.ts'
import { scopeOfChild } from '../domain/registers/scope.ts'
import { planSpan } from '../domain/registers/spans.ts'
import { writeKeys } from './db/child-keys.ts'
import { factColumns, factsOf } from './db/child-row.ts'
import { currentSpans, type SnapshotChild } from './db/child-snapshot.ts'
import { lockChildren } from './db/locks.ts'
import type { Tx } from './db/tx.ts'
import type { Change } from './db/write/write.ts'
import { newId } from './ids.ts'
import type { Keys } from './keys.ts'
import { nameOrder, searchKeys } from './search-keys.ts'

export type Placed = { schoolId: number | null; classId: number | null; villageId: number | null; householdId: string }
export type NewChild = {
  id: string
  flat: FlatChild
  placed: Placed
  on: string
  inReason: InReason
  importId: string | null
}
export type ChildUpdate = {
  before: SnapshotChild
  flat: FlatChild
  placed: Placed
  on: string
  importId: string | null
  base?: Record<string, number>
  /** How the child came, where this change brings it onto the roll of another school. */
  inReason?: InReason
  /** The child has gone and stays gone: only what is known of it is put right. */
  staysGone?: boolean
}

/** How to put things back: remove what was inserted, restore what was changed. Kept sealed with an import. */
export type UndoStep = {
  table: 'child' | 'child_facts' | 'child_person'
  id: string
  childId: string
  op: 'remove' | 'restore'
  set: Record<string, unknown>
}

const PARTS = ['father', 'mother', 'carer'] as const

/** The facts of a flat entry, as a span from a day on. */
const factsFrom = (flat: FlatChild, placed: Placed): Partial<ChildFacts> => ({
  status: placed.schoolId === null ? 'village' : 'enrolled',
  schoolId: placed.schoolId,
  classId: placed.classId,
  villageId: placed.villageId,
  householdId: placed.householdId,
  grade: flat.grade,
  sex: flat.sex,
  birth: flat.birth,
  boarder: flat.boarder,
  hukou: flat.hukou,
  fatherState: flat.fatherState,
  fatherPlace: flat.fatherPlace,
  fatherSince: flat.fatherSince,
  motherState: flat.motherState,
  motherPlace: flat.motherPlace,
  motherSince: flat.motherSince,
  ...(flat.fatherIncapable === undefined ? {} : { fatherIncapable: flat.fatherIncapable }),
  ...(flat.motherIncapable === undefined ? {} : { motherIncapable: flat.motherIncapable }),
  careKind: flat.carerKind,
  careRelation: flat.carerRelation,
})

const childColumns = (keys: Keys, county: number, id: string, flat: FlatChild, placed: Placed) => ({
  name: flat.name,
  name_order: nameOrder(flat.name),
  sex: flat.sex,
  birth: flat.birth,
  student_no: flat.studentNo,
  student_no_blind: flat.studentNo ? keys.blind(county, flat.studentNo) : null,
  id_sealed: flat.idNumber ? keys.seal(flat.idNumber, { county, table: 'child', id, field: 'id_number' }) : null,
  id_blind: flat.idNumber ? keys.blind(county, flat.idNumber) : null,
  id_last4: flat.idNumber?.slice(-4) ?? null,
  ethnicity: flat.ethnicity,
  hukou: flat.hukou,
  address: flat.address,
  status: placed.schoolId === null ? 'village' : 'enrolled',
  school_id: placed.schoolId,
  class_id: placed.classId,
  village_id: placed.villageId,
  household_id: placed.householdId,
  grade: flat.grade,
  boarder: flat.boarder,
})

const personColumns = (keys: Keys, county: number, id: string, flat: FlatChild, part: (typeof PARTS)[number]) => {
  const phones = flat[`${part}Phones`]
  return {
    part,
    name: flat[`${part}Name`],
    relation: part === 'carer' ? flat.carerRelation : null,
    relation_text: part === 'carer' ? flat.carerRelationText : null,
    phones_sealed: phones.length
      ? keys.seal(JSON.stringify(phones), { county, table: 'child_person', id, field: 'phones' })
      : null,
    phones_masked: phones.map(maskPhone),
    phones_last4: phones.map((p) => p.slice(-4)),
  }
}

/** Under what a child is found. */
export const keysOf = (flat: FlatChild) =>
  searchKeys({
    name: flat.name,
    people: [flat.fatherName, flat.motherName, flat.carerName],
    idNumber: flat.idNumber,
    phones: [...flat.fatherPhones, ...flat.motherPhones, ...flat.carerPhones],
  })

/** Writes new children with family, facts and search keys. Undone by their import's id. */
export const insertChildren = async (tx: Tx, keys: Keys, children: readonly NewChild[]): Promise<void> => {
  const { inserted } = await tx.write(childRows(tx, keys, children), null)
  // An id that stands already, out of this actor's sight: nothing may be hung on somebody else's child.
  if (children.some((c) => !inserted.has(c.id)))
    throw new AppError('conflict', undefined, '这个编号已经用过，请重新保存一次。')
  await writeFamilies(tx, makeFamilies(tx, keys, children, await tx.tree()))
}

/** The register's rows of new children, numbers sealed. Needs no database, so that it can be done while it writes others. */
export const childRows = (tx: Tx, keys: Keys, children: readonly NewChild[]): Change[] =>
  children.map(({ id, flat, placed, on, importId }) => ({
    table: 'child',
    op: 'insert',
    id,
    on,
    set: { ...childColumns(keys, tx.countyId, id, flat, placed), import_id: importId },
  }))

export type Families = { changes: Change[]; keys: Parameters<typeof writeKeys>[1] }

/** What hangs on new children: facts from a day on, father, mother and carer, search keys. */
export const makeFamilies = (tx: Tx, keys: Keys, children: readonly NewChild[], tree: PlaceTree): Families => {
  const spans: Change[] = []
  const people: Change[] = []
  for (const { id, flat, placed, on, inReason, importId } of children) {
    spans.push({
      table: 'child_facts',
      op: 'insert',
      id: newId(tx.now),
      childId: id,
      set: {
        child_id: id,
        ...factColumns({
          fatherIncapable: null,
          motherIncapable: null,
          ...factsFrom(flat, placed),
          fromOn: on,
          untilOn: null,
          inReason,
          outReason: null,
        }),
        made_by: importId,
      },
    })
    for (const part of PARTS) {
      const personId = newId(tx.now)
      people.push({
        table: 'child_person',
        op: 'insert',
        id: personId,
        childId: id,
        set: { child_id: id, ...personColumns(keys, tx.countyId, personId, flat, part) },
      })
    }
  }
  return {
    changes: [...spans, ...people],
    keys: children.map((c) => ({
      childId: c.id,
      scope: scopeOfChild(c.placed, tree),
      keys: keysOf(c.flat),
      fresh: true,
    })),
  }
}

export const writeFamilies = async (tx: Tx, made: Families): Promise<void> => {
  await tx.write(made.changes, null)
  await writeKeys(tx, made.keys)
}

/**
 * What was read of these children still holds, and is kept so until the transaction's end: a new span is laid onto the one that
 * was read, and two laid onto the same one would count the child twice. Errors: difference-stale.
 */
const refuseStale = async (tx: Tx, read: readonly SnapshotChild[]) => {
  const ids = read.map((b) => b.row.id)
  await lockChildren(tx, ids)
  const now = await currentSpans(tx, ids)
  for (const { row, factsId, facts } of read) {
    const span = now.get(row.id)
    if (span?.id !== factsId || JSON.stringify(factsOf(span)) !== JSON.stringify(facts))
      throw new AppError('difference-stale')
  }
}

/** Changes children: the register's row, the family, and a new span of facts from the given day on. */
export const updateChildren = async (
  tx: Tx,
  keys: Keys,
  updates: readonly ChildUpdate[],
): Promise<{ undo: UndoStep[]; versions: Map<string, Record<string, number>> }> => {
  const county = tx.countyId
  await refuseStale(
    tx,
    updates.map((u) => u.before),
  )
  const rows: Change[] = []
  const inserts: Change[] = []
  const undo: UndoStep[] = []
  for (const update of updates) {
    const { before, flat, placed, on } = update
    const id = before.row.id
    const old = childColumns(keys, county, id, before.register.flat, {
      schoolId: before.row.school_id,
      classId: before.row.class_id,
      villageId: before.row.village_id,
      householdId: before.row.household_id,
    })
    old.status = before.row.status
    const now = childColumns(keys, county, id, flat, placed)
    if (update.staysGone) now.status = 'left'
    // Sealing gives other bytes each time: an unchanged number is left alone.
    const set = Object.fromEntries(
      Object.entries(now).filter(([k, v]) =>
        k === 'id_sealed' || k === 'id_blind'
          ? flat.idNumber !== before.register.flat.idNumber
          : k === 'student_no_blind'
            ? flat.studentNo !== before.register.flat.studentNo
            : JSON.stringify(v) !== JSON.stringify(old[k as keyof typeof old]),
      ),
    )
    if (Object.keys(set).length) {
      rows.push({ table: 'child', op: 'update', id, on, set, ...(update.base ? { base: update.base } : {}) })
      undo.push({
        table: 'child',
        id,
        childId: id,
        op: 'restore',
        set: restoreOf(set, { ...old, id_sealed: before.row.id_sealed }),
      })
    }
    planFacts(tx, update, rows, inserts, undo)
    planPeople(tx, keys, update, rows, inserts, undo)
  }
  const { versions } = await tx.write([...rows, ...inserts], null)
  const tree = await tx.tree()
  await writeKeys(
    tx,
    updates.map((u) => ({
      childId: u.before.row.id,
      scope: scopeOfChild(u.placed, tree),
      keys: keysOf(u.flat),
      fresh: false,
    })),
  )
  return { undo, versions }
}

const restoreOf = (set: Record<string, unknown>, old: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(set).map((k) => [k, bytes(old[k] ?? null)]))
/** Bytes travel through JSON as base64 with a mark. */
const bytes = (value: unknown) => (Buffer.isBuffer(value) ? { $bytes: value.toString('base64') } : value)

const planFacts = (
  tx: Tx,
  { before, flat, placed, on, importId, inReason, staysGone }: ChildUpdate,
  rows: Change[],
  inserts: Change[],
  undo: UndoStep[],
) => {
  const id = before.row.id
  const plan = planSpan(
    before.facts,
    {
      ...factsFrom(flat, placed),
      ...(staysGone
        ? { status: 'left' as const, outReason: before.facts.outReason }
        : inReason
          ? { inReason, outReason: null }
          : before.facts.status === 'left'
            ? { inReason: 'returned' as const, outReason: null }
            : {}),
    },
    on,
  )
  if (plan.close) {
    rows.push({
      table: 'child_facts',
      op: 'update',
      id: before.factsId,
      childId: id,
      set: { until_on: plan.close.untilOn },
    })
    undo.push({
      table: 'child_facts',
      id: before.factsId,
      childId: id,
      op: 'restore',
      set: { until_on: before.facts.untilOn },
    })
  }
  if (plan.replace) {
    rows.push({ table: 'child_facts', op: 'update', id: before.factsId, childId: id, set: factColumns(plan.replace) })
    undo.push({
      table: 'child_facts',
      id: before.factsId,
      childId: id,
      op: 'restore',
      set: factColumns(
        Object.fromEntries(Object.keys(plan.replace).map((k) => [k, before.facts[k as keyof ChildFacts]])),
      ),
    })
  }
  if (plan.insert) {
    const spanId = newId(tx.now)
    const { childId: _child, ...facts } = plan.insert
    inserts.push({
      table: 'child_facts',
      op: 'insert',
      id: spanId,
      childId: id,
      set: { child_id: id, ...factColumns(facts), made_by: importId },
    })
    undo.push({ table: 'child_facts', id: spanId, childId: id, op: 'remove', set: {} })
  }
}

const planPeople = (
  tx: Tx,
  keys: Keys,
  { before, flat }: ChildUpdate,
  rows: Change[],
  inserts: Change[],
  undo: UndoStep[],
) => {
  const id = before.row.id
  const old = before.register.flat
  for (const part of PARTS) {
    const same =
      old[`${part}Name`] === flat[`${part}Name`] &&
      JSON.stringify(old[`${part}Phones`]) === JSON.stringify(flat[`${part}Phones`]) &&
      (part !== 'carer' ||
        (old.carerRelation === flat.carerRelation && old.carerRelationText === flat.carerRelationText))
    if (same) continue
    const person = before.people[part]
    if (person) {
      rows.push({
        table: 'child_person',
        op: 'update',
        id: person.id,
        childId: id,
        set: personColumns(keys, tx.countyId, person.id, flat, part),
      })
      undo.push({
        table: 'child_person',
        id: person.id,
        childId: id,
        op: 'restore',
        set: {
          name: person.name,
          relation: person.relation,
          relation_text: person.relation_text,
          phones_sealed: bytes(person.phones_sealed),
          phones_masked: old[`${part}Phones`].map(maskPhone),
          phones_last4: old[`${part}Phones`].map((p) => p.slice(-4)),
        },
      })
    } else {
      const personId = newId(tx.now)
      inserts.push({
        table: 'child_person',
        op: 'insert',
        id: personId,
        childId: id,
        set: { child_id: id, ...personColumns(keys, tx.countyId, personId, flat, part) },
      })
      undo.push({ table: 'child_person', id: personId, childId: id, op: 'remove', set: {} })
    }
  }
}

/** Children who go: off the roll from a day on, with the reason; nothing is erased. */
export const endChildren = async (
  tx: Tx,
  endings: readonly {
    before: SnapshotChild
    on: string
    reason: NonNullable<ChildFacts['outReason']>
    importId: string | null
  }[],
): Promise<UndoStep[]> => {
  await refuseStale(
    tx,
    endings.map((e) => e.before),
  )
  const rows: Change[] = []
  const inserts: Change[] = []
  const undo: UndoStep[] = []
  for (const { before, on, reason, importId } of endings) {
    const id = before.row.id
    rows.push({ table: 'child', op: 'update', id, on, set: { status: 'left' } })
    undo.push({ table: 'child', id, childId: id, op: 'restore', set: { status: before.row.status } })
    const plan = planSpan(before.facts, { status: 'left', outReason: reason }, on)
    if (plan.close) {
      rows.push({
        table: 'child_facts',
        op: 'update',
        id: before.factsId,
        childId: id,
        set: { until_on: plan.close.untilOn },
      })
      undo.push({
        table: 'child_facts',
        id: before.factsId,
        childId: id,
        op: 'restore',
        set: { until_on: before.facts.untilOn },
      })
    }
    if (plan.replace) {
      rows.push({ table: 'child_facts', op: 'update', id: before.factsId, childId: id, set: factColumns(plan.replace) })
      undo.push({
        table: 'child_facts',
        id: before.factsId,
        childId: id,
        op: 'restore',
        set: { status: before.facts.status, out_reason: before.facts.outReason },
      })
    }
    if (plan.insert) {
      const spanId = newId(tx.now)
      const { childId: _child, ...facts } = plan.insert
      inserts.push({
        table: 'child_facts',
        op: 'insert',
        id: spanId,
        childId: id,
        set: { child_id: id, ...factColumns(facts), made_by: importId },
      })
      undo.push({ table: 'child_facts', id: spanId, childId: id, op: 'remove', set: {} })
    }
  }
  await tx.write([...rows, ...inserts], null)
  return undo
}
