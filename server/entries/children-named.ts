import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { Problem, RecordBody } from '../../domain/kit/define-record.ts'
import type { FieldSpec } from '../../domain/kit/field-spec.ts'
import { type ChildName, childNames } from '../children/db/child-names.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord } from '../records/db/record.ts'

const idsIn = (field: FieldSpec, answers: RecordBody): string[] => {
  const value = answers[field.name]
  return field.children && Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
}

const fieldsOf = (kind: EntryKind): readonly FieldSpec[] => kind.fields.filter((f) => f.children)

/**
 * Other children that an entry's answers name: in the actor's sight, and never the child itself. What stood there before is not asked
 * again: a mate who has left since does not hold up a change of something else.
 */
export const childrenProblems = async (
  tx: Tx,
  kind: EntryKind,
  answers: RecordBody,
  own: string | null,
  before: RecordBody = {},
): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const field of fieldsOf(kind)) {
    const stood = new Set(idsIn(field, before))
    const ids = idsIn(field, answers)
    const fresh = ids.filter((id) => !stood.has(id))
    const wrong = (message: string) => problems.push({ field: field.name, code: 'unknown-answer', message })
    if (own !== null && ids.includes(own)) wrong(`“${field.label}”里不能选孩子自己，请去掉。`)
    else if (fresh.length && (await childrenForRecord(tx, fresh)).length < fresh.length)
      wrong(`“${field.label}”里有孩子不在您负责的范围内，请重新选。`)
  }
  return problems
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
