import type * as z from 'zod'
import { entryInput } from '../../../domain/api/entry.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type EntryKind, endState, isOfList } from '../../../domain/kit/define-entry.ts'
import { isPerson } from '../../../domain/kit/field-spec.ts'
import { trimmedBody, validateEntry } from '../../../domain/kit/validate-entry.ts'
import { placeColumnsOfChild } from '../../../domain/registers/place-columns.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { entryKindsHere } from '../../county-fields/kinds-here.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Change } from '../../db/write/change.ts'
import { inTheNameOf } from '../../db/write/in-the-name-of.ts'
import { childrenHeld, type RecordChild } from '../../records/db/record.ts'
import { entryNote, entryUpdate, newEntry } from '../entry-changes.ts'
import type { Subject } from '../subject.ts'

type End = { on: string; reason: string; state: string; at: number }
/** An entry as its writer would send it, at an instant (milliseconds); `end`: when and how it was over, by the same person. */
export type LaidEntry = { author: Actor; at: number; entry: z.output<typeof entryInput>; end?: End | undefined }

/** An entry that ordinary saving would have refused, or for which it must do more than write its rows. */
export class EntryNotLaid extends Error {}

/**
 * Lays down new entries about children of many people in one transaction, each in the name and at the instant of its author, as
 * `saveEntries` and `endEntry` write them one by one (for an invented county). Not of registers with a list of their own, nor of
 * what names other accounts than its author's. The actor must have the county in sight. Returns how many. Errors: EntryNotLaid,
 * and then nothing of it is written.
 */
export const layEntries = async (ctx: Ctx, actor: Actor, laid: readonly LaidEntry[]): Promise<number> => {
  can(actor, 'entry.write')
  return inActorTx(ctx.db, actor, (tx) => lay(tx, laid), { now: ctx.now(), patient: true })
}

const lay = async (tx: Tx, laid: readonly LaidEntry[]): Promise<number> => {
  const kinds = await entryKindsHere(tx, entryKind)
  const held = await childrenHeld(tx, [...new Set(laid.map((l) => childOf(l.entry)))])
  const children = new Map(held.map((c) => [c.id, c]))
  const rows: Change[] = []
  const parts: Change[] = []
  const ends: Change[] = []
  for (const { author, at, entry: raw, end } of laid) {
    can(author, 'entry.write')
    const entry = entryInput.parse(raw)
    const kind = kinds(entry.kind)
    if (!kind) throw new EntryNotLaid(`${entry.kind}: no such register`)
    refuse(kind, entry, author, at)
    const subject = await subjectOf(tx, author, children.get(childOf(entry)))
    const by = { actor: author, at }
    const view = inTheNameOf(tx, author, at)
    const fresh = { ...entry, until: entry.until ?? null, answers: trimmedBody(entry.body) }
    const made = newEntry(view, kind, fresh, subject, null)
    for (const change of made.changes) (change.table === 'entry' ? rows : parts).push({ ...change, by })
    view.note(made.note)
    if (!end) continue
    const state = endState(kind, end.state)
    if (state === null || end.on < entry.from) throw new EntryNotLaid(`${entry.kind}: no such end`)
    const row = { ...subject, id: entry.id, kind: kind.kind, school_id: subject.columns.school_id }
    const set = { state, until_on: end.on, end_reason: end.reason }
    ends.push({ ...entryUpdate(row, set, { on: end.on }), by: { actor: author, at: end.at } })
    inTheNameOf(tx, author, end.at).note(entryNote('entry.end', row, { state }))
  }
  const { inserted } = await tx.write([...rows, ...parts, ...ends], null)
  if (rows.some((row) => !inserted.has(String(row.id)))) throw new EntryNotLaid('an id stands already')
  return rows.length
}

const childOf = ({ about }: LaidEntry['entry']): string => ('child' in about ? about.child : '')

/** What `saveEntries` would not have taken from this writer, or would have looked up. */
const refuse = (kind: EntryKind, entry: LaidEntry['entry'], author: Actor, at: number): void => {
  if (
    isOfList(kind) ||
    !kind.about.includes('child') ||
    entry.version > kind.version ||
    !kind.write.includes(author.role)
  )
    throw new EntryNotLaid(`${kind.kind}: not to be laid by ${author.role}`)
  const said = { from: entry.from, until: entry.until ?? null, body: entry.body }
  const [problem] = validateEntry(kind, said, { today: shanghaiDate(at) })
  if (problem) throw new EntryNotLaid(`${kind.kind} ${problem.field}: ${problem.message}`)
  const named = kind.fields.map((f) => entry.body[f.name]).filter((v) => isPerson(v) && v.account)
  if (named.some((v) => isPerson(v) && (v.account !== author.accountId || v.name !== author.name)))
    throw new EntryNotLaid(`${kind.kind}: names an account`)
}

const subjectOf = async (tx: Tx, author: Actor, child: RecordChild | undefined): Promise<Subject> => {
  if (!child?.scope.some((circle) => author.circles.includes(circle))) throw new EntryNotLaid('child out of reach')
  return {
    subject_kind: 'child',
    subject_id: child.id,
    child_id: child.id,
    place_id: null,
    scope: child.scope,
    columns: placeColumnsOfChild(child, await tx.tree()),
  }
}
