import { consent } from '../../domain/entries/consent.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { holds } from '../../domain/kit/condition.ts'
import { isEnded } from '../../domain/kit/define-entry.ts'
import type { Problem, RecordBody, RecordKind } from '../../domain/kit/define-record.ts'
import type { EntriesBar, FieldSpec } from '../../domain/kit/field-spec.ts'
import { lackingConsent } from '../consents/enough.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, entriesById } from '../entries/db/entry.ts'
import { answersOf } from '../entries/reachable.ts'
import type { Stated } from './stated.ts'

/** An answer that names entries of a register, with where the writer is told of a fault. */
type Named = { field: FieldSpec; ids: readonly string[]; sorts: readonly string[] | null; of: string }

const said = (field: FieldSpec, body: RecordBody): Named[] => {
  const value = body[field.name]
  if (field.entries && Array.isArray(value))
    return [{ field, ids: value.map(String), sorts: field.entries.sorts, of: field.entries.of }]
  // In the rows of a repeated answer: which registered need a thing meets.
  return (field.fields ?? []).flatMap((part): Named[] =>
    part.kind === 'entry' && part.of && Array.isArray(value)
      ? [
          {
            field,
            ids: value.flatMap((row: RecordBody) =>
              typeof row[part.name] === 'string' ? [String(row[part.name])] : [],
            ),
            sorts: null,
            of: part.of[0] ?? '',
          },
        ]
      : [],
  )
}

/**
 * Entries that a record names: there, in sight, of the right register and sort, alive on the day and not run out by it (a consent is good
 * until its day), and, of consents, enough by law: whoever had to give it has. One about a child belongs to a child that the record is about, where it is about children. Null: nothing against it.
 */
export const namedEntriesRefused = async (tx: Tx, kind: RecordKind, record: Stated): Promise<Problem | null> => {
  const named = kind.fields.flatMap((field) => said(field, record.body)).filter((n) => n.ids.length > 0)
  if (named.length === 0) return null
  const found = new Map((await entriesById(tx, [...new Set(named.flatMap((n) => n.ids))])).map((e) => [e.id, e]))
  for (const { field, ids, sorts, of } of named) {
    const wrong = (message: string): Problem => ({ field: field.name, code: 'unknown-answer', message })
    for (const id of ids) {
      const why = faultOf(found.get(id.toLowerCase()), { of, sorts, record })
      if (why) return wrong(why)
      const bars = field.entries?.bars
      if (bars && holds(bars.when, record.body) && isBarred(found.get(id.toLowerCase()), of, bars))
        return wrong(bars.message)
    }
    if (of !== consent.kind) continue
    const lacks = await lackingConsent(
      tx,
      ids.flatMap((id) => found.get(id.toLowerCase()) ?? []),
      record.happenedOn,
    )
    if (lacks) return wrong(lacks)
  }
  return null
}

/** Was it given for less than what it is named for? */
const isBarred = (entry: EntryRow | undefined, of: string, { answer, says }: EntriesBar): boolean => {
  const register = entryKind(of)
  const words = entry && register ? textIn(answersOf(register, entry), answer) : ''
  return says.some((one) => words.includes(one))
}

const faultOf = (
  entry: EntryRow | undefined,
  { of, sorts, record }: Pick<Named, 'of' | 'sorts'> & { record: Stated },
): string | null => {
  const register = entryKind(of)
  const title = register?.title ?? ''
  if (!entry || !register || entry.kind !== of) return `有一条“${title}”没有找到，请重新选。`
  const answers = answersOf(register, entry)
  const on = record.happenedOn
  if (entry.from_on > on) return `有一条“${title}”是这一天以后才登记的，请核对日期。`
  const over = isEnded(register, entry.state) && entry.until_on !== null && entry.until_on <= on
  // Of what is owed to others only that it stood then counts: a need that was met by this very thing is over since.
  if (sorts && (over || (register.due?.(answers, entry.from_on, entry.state) ?? []).some((d) => d.on < on)))
    return `有一条“${title}”到这一天已经到期或结束，不能再用：先登记新的。`
  if (sorts && !sorts.includes(register.columns?.(answers).sort ?? ''))
    return `有一条“${title}”不是为这件事给的，请重新选。`
  return record.childIds.length > 0 && entry.child_id !== null && !record.childIds.includes(entry.child_id)
    ? `有一条“${title}”是别的孩子的，请重新选。`
    : null
}
