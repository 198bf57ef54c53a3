import { minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { maskPhone } from '../../domain/kit/identity/mask.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { scopeOfChild } from '../../domain/registers/scope.ts'
import { factsAt, type Span } from '../../domain/registers/spans.ts'
import { FACT_COLUMNS } from '../db/child-row.ts'
import { presentColumns } from '../db/present.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change, WriteHow } from '../db/write/change.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'
import { closeTransfers } from '../transfers/close-transfers.ts'
import { byTable } from './by-table.ts'
import type { ChildUpdate } from './child-update.ts'
import { changedColumns, foundAlike, keysOf, PARTS, personColumns } from './columns.ts'
import { writeKeys } from './db/child-keys.ts'
import { freshSpans, notStale } from './fresh-spans.ts'
import { layFacts, noWork, type Work } from './lay-facts.ts'
import { saidBy } from './said-by.ts'
import type { UndoStep } from './undo-step.ts'
import { withOldNames } from './with-old-names.ts'

/**
 * Changes children: the register's row, the family, and the facts from the given day on. Returns how to undo it, the versions of
 * the fields, and each child's facts as they are today. `held`: their spans, locked since they were read in this transaction, of which
 * nothing was written since. Error: difference-stale.
 */
export const updateChildren = async (
  tx: Tx,
  keys: Keys,
  updates: readonly ChildUpdate[],
  held: ReadonlyMap<string, Span[]> | null = null,
  how: WriteHow = {},
): Promise<{ undo: UndoStep[]; versions: Map<string, Record<string, number>>; facts: Map<string, ChildFacts> }> => {
  const county = tx.countyId
  const work = noWork()
  const { rows, inserts, undo } = work
  const today = shanghaiDate(tx.now)
  const tree = await tx.tree()
  const renamed: Parameters<typeof writeKeys>[1][number][] = []
  const present = new Map<string, ChildFacts>()
  const before = updates.map((u) => u.before)
  const spans = held ? notStale(held, before) : await freshSpans(tx, before)
  for (const update of updates) {
    const { before, flat, on, importId } = update
    const id = before.row.id
    const said = saidBy(update)
    const after = layFacts(tx, work, id, spans.get(id) ?? [], { said, on, importId })
    const facts = factsAt(after, today)
    present.set(id, facts)
    const { set, old } = changedColumns(
      keys,
      county,
      id,
      { flat: before.register.flat, present: before.stored },
      { flat, present: presentColumns(facts) },
    )
    const beside = besideOf(update, said)
    if (Object.keys({ ...set, ...beside }).length)
      rows.push({
        table: 'child',
        op: 'update',
        id,
        on: minDate(on, today),
        set,
        beside,
        ...(update.base ? { base: update.base } : {}),
      })
    if (Object.keys(set).length) {
      undo.push({
        table: 'child',
        id,
        childId: id,
        op: 'restore',
        set: restoreOf(set, {
          ...old,
          id_sealed: before.row.id_sealed,
          student_no_sealed: before.row.student_no_sealed,
        }),
      })
    }
    planPeople(tx, keys, update, work)
    if (!foundAlike(flat, before.register.flat))
      renamed.push({ childId: id, scope: scopeOfChild(facts, tree), keys: keysOf(keys, county, flat), fresh: false })
  }
  const { versions } = await tx.write([...byTable(rows), ...inserts], null, how)
  await writeKeys(tx, await withOldNames(tx, renamed))
  await closeTransfers(
    tx,
    new Map(
      updates
        .filter((u) => u.placed.schoolId !== u.before.row.school_id)
        .map((u) => [u.before.row.id, u.placed.schoolId]),
    ),
  )
  return { undo, versions, facts: present }
}

/** What changes of the child in its spans and family: each fact has its version on the child's own row. */
const besideOf = ({ before, flat }: ChildUpdate, said: Partial<ChildFacts>): NonNullable<Change['beside']> => {
  const facts = (Object.keys(said) as (keyof ChildFacts)[])
    .filter((k): k is keyof typeof FACT_COLUMNS => k in FACT_COLUMNS && !(FACT_COLUMNS[k as never] in before.stored))
    .filter((k) => (said[k] ?? null) !== (before.facts[k] ?? null))
    .map((k) => [FACT_COLUMNS[k], { from: before.facts[k], to: said[k] }] as const)
  const old = before.register.flat
  const family = PARTS.flatMap((part) => [
    ...(old[`${part}Name`] === flat[`${part}Name`]
      ? []
      : [[`${part}_name`, { from: old[`${part}Name`], to: flat[`${part}Name`] }] as const]),
    ...(JSON.stringify(old[`${part}Phones`]) === JSON.stringify(flat[`${part}Phones`])
      ? []
      : [[`${part}_phones`, { from: old[`${part}Phones`].map(maskPhone), to: null }] as const]),
    ...(part === 'carer' || (old[`${part}SeenOn`] ?? null) === (flat[`${part}SeenOn`] ?? null)
      ? []
      : [[`${part}_seen_on`, { from: old[`${part}SeenOn`], to: flat[`${part}SeenOn`] }] as const]),
  ])
  return Object.fromEntries([...facts, ...family])
}

const restoreOf = (set: Record<string, unknown>, old: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(set).map((k) => [k, bytes(old[k] ?? null)]))
/** Bytes travel through JSON as base64 with a mark. */
const bytes = (value: unknown) => (Buffer.isBuffer(value) ? { $bytes: value.toString('base64') } : value)

const planPeople = (tx: Tx, keys: Keys, { before, flat }: ChildUpdate, { rows, inserts, undo }: Work) => {
  const id = before.row.id
  const old = before.register.flat
  for (const part of PARTS) {
    const same =
      old[`${part}Name`] === flat[`${part}Name`] &&
      JSON.stringify(old[`${part}Phones`]) === JSON.stringify(flat[`${part}Phones`]) &&
      (part === 'carer' || (old[`${part}SeenOn`] ?? null) === (flat[`${part}SeenOn`] ?? null)) &&
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
          ...(part === 'carer' ? {} : { seen_on: person.seen_on }),
        },
      })
    } else {
      const personId = newId(tx.now)
      inserts.push({
        table: 'child_person',
        op: 'insert',
        id: personId,
        fresh: true,
        childId: id,
        set: { child_id: id, ...personColumns(keys, tx.countyId, personId, flat, part) },
      })
      undo.push({ table: 'child_person', id: personId, childId: id, op: 'remove', set: {} })
    }
  }
}
