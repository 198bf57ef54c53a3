import type * as z from 'zod'
import type { entryApi } from '../../../domain/api/entry.ts'
import { ENTRY_KINDS, entryKind } from '../../../domain/entries/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { type EntryKind, endState, isOfList } from '../../../domain/kit/define-entry.ts'
import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { recordKind } from '../../../domain/records/list.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { heldOpen, recordsSince } from '../db/entry.ts'
import { answersOf, readsKind } from '../reachable.ts'
import { subjectNames } from './entry-views.ts'

type Held = z.input<(typeof entryApi)['listHeld']['response']>

/** As many as a page of the day shows. */
const MOST = 40
/** So many are looked at: nobody holds more that are open. */
const LOOKED = 500

/** Whoever asks holds it: no need to say who. */
const withoutPeople = (kind: EntryKind, answers: RecordBody): RecordBody => {
  const people = new Set(kind.fields.flatMap((f) => (f.kind === 'person' ? [f.name] : [])))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !people.has(name)))
}

/**
 * What the actor holds and has not done, of registers whose end is that it was done (`met`; to end a pairing is another matter),
 * the earliest day first, each with the record that seems to have done it (F17).
 */
export const listHeld = async (ctx: Ctx, actor: Actor): Promise<Held> => {
  can(actor, 'entry.read')
  const kinds = ENTRY_KINDS.filter((kind) => kind.holder && kind.met && !isOfList(kind) && readsKind(actor, kind))
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const open = kinds.flatMap((kind) => kind.states.filter((s) => !s.ended).map((s) => `${kind.kind} ${s.value}`))
      const rows = (await heldOpen(tx, open, LOOKED)).flatMap((row) => {
        const kind = entryKind(row.kind)
        if (!kind) return []
        const answers = answersOf(kind, row)
        const due = (kind.due?.(answers, row.from_on, row.state) ?? []).map((d) => d.on).sort()[0] ?? null
        return [{ row, kind, answers, due }]
      })
      rows.sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))
      const shown = rows.slice(0, MOST)
      const met = await recordsSince(
        tx,
        shown.flatMap(({ row, kind, answers }) => {
          const by = kind.met?.(answers)
          return by ? [{ entry: row.id, kind: by }] : []
        }),
      )
      const nameOf = await subjectNames(
        tx,
        shown.map((s) => s.row),
        entryKind,
      )
      return {
        items: shown.map(({ row, kind, answers, due }) => {
          const record = met.get(row.id)
          return {
            id: row.id,
            kindTitle: kind.title,
            line: kind.line(withoutPeople(kind, answers)) || kind.title,
            about: nameOf(row),
            due,
            over: due !== null && due < today,
            done: record ? { title: recordKind(record.kind)?.title ?? record.kind, on: record.on } : null,
            end: { state: endState(kind) ?? '', reason: kind.endings[0] },
          }
        }),
        more: rows.length - shown.length,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
