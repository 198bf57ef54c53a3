import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { Problem, RecordBody } from '../../domain/kit/define-record.ts'
import type { FieldSpec } from '../../domain/kit/field-spec.ts'
import { type ChildName, childNames } from '../children/db/child-names.ts'
import type { Tx } from '../db/tx-type.ts'
import { belongsTo } from '../records/belongs-to.ts'
import { childrenForRecord } from '../records/db/record.ts'
import { findEntry, partsNaming } from './db/entry.ts'
import { answersOf } from './reachable.ts'

const idsIn = (field: FieldSpec, answers: RecordBody): string[] => {
  const value = answers[field.name]
  return field.children && Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

const fieldsOf = (kind: EntryKind): readonly FieldSpec[] => kind.fields.filter((f) => f.children)

/** What an entry hangs on, and which it is where it stands already. */
type Hung = { child: string | null; place: number | null; entry: string | null }

/**
 * Children that an entry's answers name: in the actor's sight, never the child itself; of a place's entry children of that place, and in no
 * other such entry where they stand in one at a time. What stood there before is not asked again: a mate who has left since does not
 * hold up a change of something else.
 */
export const childrenProblems = async (
  tx: Tx,
  kind: EntryKind,
  answers: RecordBody,
  hung: Hung,
  before: RecordBody = {},
): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const field of fieldsOf(kind)) {
    const stood = new Set(idsIn(field, before))
    const ids = idsIn(field, answers)
    const fresh = ids.filter((id) => !stood.has(id))
    const wrong = (message: string) => problems.push({ field: field.name, code: 'unknown-answer', message })
    if (hung.child !== null && ids.includes(hung.child)) wrong(`“${field.label}”里不能选孩子自己，请去掉。`)
    if (problems.length || fresh.length === 0) continue
    const found = await childrenForRecord(tx, fresh)
    const place = hung.place === null ? undefined : (await tx.tree()).get(hung.place)
    if (found.length < fresh.length) wrong(`“${field.label}”里有孩子不在您负责的范围内，请重新选。`)
    else if (place && !found.every((child) => belongsTo(place, child, undefined)))
      wrong(`“${field.label}”里有孩子不在${place.name}，请重新选。`)
    else if (kind.once === field.name) {
      const twice = await standingElsewhere(tx, kind, fresh, hung.entry)
      if (twice) wrong(`${twice.name}已经登记在“${kind.line(answersOf(kind, twice.row))}”里，请先在那里去掉。`)
    }
  }
  return problems
}

/** The first of these children who stands in another living entry of the register, with that one. */
const standingElsewhere = async (tx: Tx, kind: EntryKind, ids: readonly string[], entry: string | null) => {
  const over = kind.states.filter((s) => s.ended).map((s) => s.value)
  for (const { entry_id, part_child } of await partsNaming(tx, kind.kind, ids, over)) {
    if (entry_id === entry) continue
    const row = await findEntry(tx, entry_id)
    const [child] = await childNames(tx, [part_child])
    if (row && child) return { row, name: child.name }
  }
  return null
}

/** Children named in many entries' answers, by entry, in the order of the answers; one out of sight is left out. One statement, none where no register names any. */
export const namedIn = async (
  tx: Tx,
  entries: readonly { kind: EntryKind; body: RecordBody }[],
): Promise<(of: { kind: EntryKind; body: RecordBody }) => Pick<ChildName, 'id' | 'name'>[]> => {
  const idsOf = ({ kind, body }: { kind: EntryKind; body: RecordBody }) => fieldsOf(kind).flatMap((f) => idsIn(f, body))
  const found = new Map((await childNames(tx, [...new Set(entries.flatMap(idsOf))])).map((c) => [c.id, c.name]))
  return (of) =>
    idsOf(of).flatMap((id) => {
      const name = found.get(id)
      return name === undefined ? [] : [{ id, name }]
    })
}
