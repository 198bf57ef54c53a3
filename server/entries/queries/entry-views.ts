import type * as z from 'zod'
import type { entry as entryShape } from '../../../domain/api/entry.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type DueDate, type EntryKind, isEnded, isOfList, stateWords } from '../../../domain/kit/define-entry.ts'
import { answersOfKinds, countAnswers } from '../../../domain/kit/own-answers.ts'
import { classTitle, type PlaceTree } from '../../../domain/registers/place.ts'
import { allowed, canAt, needsReason } from '../../../domain/roles.ts'
import { noteWordsRead } from '../../audit/db/words-read.ts'
import { childNames } from '../../children/db/child-names.ts'
import { entryKindsHere } from '../../county-fields/kinds-here.ts'
import type { Tx } from '../../db/tx-type.ts'
import { namedIn } from '../children-named.ts'
import { type EntryRow, findEntry } from '../db/entry.ts'
import { answersOf, type KindOf, writesKind } from '../reachable.ts'
import { versionsOf } from '../versions.ts'

export type EntryOut = z.input<typeof entryShape>

/**
 * Entries as screens show them. Who opens a child's file only with a reason reads no words of its entries here, as in the ledger of
 * records; words that somebody else wrote leave a trace of who reads them (M5). `kindOf` knows every row's register.
 */
export const entryViews = async (tx: Tx, rows: readonly EntryRow[], declared: KindOf): Promise<EntryOut[]> => {
  const { actor } = tx
  const kindOf = await entryKindsHere(tx, declared)
  const today = shanghaiDate(tx.now)
  const wordless = needsReason(actor.role) && actor.via !== 'operator'
  const told = rows.flatMap((row) => {
    const kind = kindOf(row.kind)
    if (!kind) return []
    const answers = answersOf(kind, row)
    return [{ row, kind, answers, body: wordless && row.child_id !== null ? chosenOnly(kind, answers) : answers }]
  })
  await noteWordsRead(tx, {
    children: told.flatMap(({ row, kind, body }) =>
      row.child_id !== null && row.author_id !== actor.accountId && hasWords(kind, body) ? [row.child_id] : [],
    ),
  })
  const nameOf = await subjectNames(tx, rows, kindOf)
  const tree = await tx.tree()
  const matesOf = await namedIn(tx, told)
  return told.map(({ row, kind, answers, body }) => {
    const ended = isEnded(kind, row.state)
    const children = matesOf({ kind, body })
    return {
      id: row.id,
      kind: row.kind,
      kindTitle: kind.title,
      version: row.version,
      about: { ...nameOf(row), ...whereOf(tree, row) },
      from: row.from_on,
      until: row.until_on,
      state: row.state,
      stateTitle: stateWords(kind, row.state),
      ended,
      endReason: wordless && row.child_id !== null ? null : row.end_reason,
      body,
      // Who takes part in a child's entry is what it is called by; a dormitory has a name, and sixty children.
      line:
        [row.child_id === null ? '' : children.map((c) => c.name).join('、'), kind.line(body)]
          .filter(Boolean)
          .join('：') || kind.title,
      children,
      author: { id: row.author_id, name: row.author_name },
      due: ended ? [] : daysOf(kind.due?.(answers, row.from_on, row.state) ?? [], today),
      versions: versionsOf(
        kind,
        Object.fromEntries(Object.entries(row.fv).map(([name, [version]]) => [name, version])),
      ),
      canWrite:
        !ended &&
        !isOfList(kind) &&
        allowed(actor, 'entry.write') &&
        writesKind(actor, kind) &&
        canAt(actor, 'entry.write', row.scope),
      canRecord: !isOfList(kind) && allowed(actor, 'record.write') && canAt(actor, 'record.write', row.scope),
    }
  })
}

/** Where the child of an entry is: its school and class, else its village. */
const whereOf = (
  tree: PlaceTree,
  { child_id, school_id, class_id, village_id }: EntryRow,
): Pick<EntryOut['about'], 'where'> => {
  if (child_id === null) return {}
  const at = (id: number | null) => (id === null ? undefined : tree.get(id))
  const [school, group] = [at(school_id)?.name, at(class_id)]
  const where = [school, group && classTitle(group.grade, group.label)].filter((part) => part !== undefined).join(' ')
  return { where: where || (at(village_id)?.name ?? '') }
}

/** What is still to come or presses; of what records tell only what comes: they say what became of the rest. */
const daysOf = (days: readonly DueDate[], today: string): EntryOut['due'] =>
  days
    .filter((day) => day.done === undefined && (!day.recorded || day.on >= today))
    .map(({ key, on, words }) => ({ key, on, words, over: on < today }))

/** Answers without a word that somebody wrote: what was chosen from lists, and days. */
const WORDLESS: ReadonlySet<string> = new Set(['choice', 'choices', 'date'])

const chosenOnly = (kind: EntryKind, body: EntryRow['answers']): EntryRow['answers'] =>
  answersOfKinds(kind, body, WORDLESS)

const hasWords = (kind: EntryKind, body: EntryRow['answers']): boolean =>
  countAnswers(chosenOnly(kind, body)) < countAnswers(body)

type Hung = Pick<EntryRow, 'subject_kind' | 'subject_id' | 'child_id'>

/** What each entry hangs on, by the name that its readers know. */
export const subjectNames = async (
  tx: Tx,
  rows: readonly Hung[],
  kindOf: KindOf,
): Promise<(row: Hung) => EntryOut['about']> => {
  const tree = await tx.tree()
  const children = new Map(
    (
      await childNames(tx, [
        ...new Set(rows.flatMap((r) => r.child_id ?? (r.subject_kind === 'child' ? r.subject_id : []))),
      ])
    ).map((c) => [c.id, c.name]),
  )
  const entries = new Map<string, string>()
  for (const id of new Set(rows.flatMap((r) => (r.subject_kind === 'entry' ? [r.subject_id] : [])))) {
    const row = await findEntry(tx, id)
    const kind = row ? kindOf(row.kind) : null
    if (row && kind) entries.set(id, kind.line(answersOf(kind, row)))
  }
  return (row) => {
    if (row.subject_kind === 'child')
      return { kind: 'child', id: row.subject_id, name: children.get(row.subject_id) ?? '' }
    if (row.subject_kind === 'entry')
      return { kind: 'entry', id: row.subject_id, name: entries.get(row.subject_id) ?? '' }
    const place = tree.get(Number(row.subject_id))
    return {
      kind: 'place',
      id: place?.code ?? '',
      name: place?.kind === 'class' ? classTitle(place.grade, place.label) : (place?.name ?? ''),
    }
  }
}
