import type * as z from 'zod'
import type { concernApi } from '../../domain/api/concern.ts'
import { concern } from '../../domain/entries/concern.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { isEnded } from '../../domain/kit/define-entry.ts'
import { labelOf } from '../../domain/kit/define-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import { toldWords, wayWords } from '../../domain/registers/concern.ts'
import { ancestorOf, titleOfClass } from '../../domain/registers/place.ts'
import type { Tx } from '../db/tx-type.ts'
import { childrenForRecord } from '../records/db/record.ts'
import type { AdditionRow, ConcernRow } from './db/concern.ts'

type Full = z.input<(typeof concernApi)['getConcern']['response']>
export type Line = z.input<(typeof concernApi)['getConcerns']['response']>['items'][number]

/** Concerns in sight as lists show them. Whoever is named may stand outside the child's class: the child's name is told all the same. */
export const concernLines = async (
  tx: Tx,
  rows: readonly ConcernRow[],
  additions: readonly AdditionRow[],
): Promise<Line[]> => {
  const tree = await tx.tree()
  const ids = [...new Set(rows.flatMap((r) => (r.subject_kind === 'child' ? [r.subject_id] : [])))]
  const children = new Map((ids.length ? await tx.widened(() => childrenForRecord(tx, ids)) : []).map((c) => [c.id, c]))
  const today = shanghaiDate(tx.now)
  return rows.map((row) => {
    const child = row.subject_kind === 'child' ? children.get(row.subject_id) : undefined
    const at = row.subject_kind === 'place' ? tree.get(Number(row.subject_id)) : undefined
    const klass = at ? (at.kind === 'class' ? at : undefined) : tree.get(child?.class_id ?? -1)
    // Where the child is: the school, or the village of one whom no school has.
    const school = at ? (ancestorOf(tree, at.id, 'school') ?? at) : tree.get(child?.school_id ?? -1)
    const mine = additions.filter((a) => a.entry_id === row.id)
    const told = mine.findLast((a) => a.sort === 'record')
    // What was written since that something was done answers the step before it.
    const latest = mine.findLast((a) => typeof a.body.next === 'string' || typeof a.body.done === 'string')
    const next = typeof latest?.body.next === 'string' ? latest : undefined
    const on = next ? textIn(next.body, 'nextOn') : ''
    const closed = isEnded(concern, row.state)
    return {
      id: row.id,
      childId: row.subject_kind === 'child' ? row.subject_id : null,
      childName: at ? `名册外：${textIn(row.answers, 'who')}` : (child?.name ?? ''),
      className: titleOfClass(klass),
      schoolName: school?.name ?? null,
      came: told
        ? `${recordKind(textIn(told.body, 'kind'))?.title ?? ''}里记的`
        : labelOf(concern, 'came', row.answers.came),
      on: row.from_on,
      at: row.made_at.toISOString(),
      by: row.author_name,
      worried: told ? told.body.worried === true : true,
      state: closed ? ('answered' as const) : ('open' as const),
      told: mine.some((a) => Array.isArray(a.body.told)),
      next: next && on !== '' && !closed ? { text: textIn(next.body, 'next'), on, over: on < today } : null,
    }
  })
}

/** What was added, in words. */
export const additionWords = (additions: readonly AdditionRow[]): Full['additions'] =>
  additions.flatMap((a) =>
    a.sort === 'record'
      ? []
      : [
          {
            id: a.id,
            on: a.on_date,
            by: a.by_name,
            told: toldWords(codesIn(a.body.told), textIn(a.body, 'toldName')),
            toldOn: textIn(a.body, 'toldOn'),
            toldTime: textIn(a.body, 'toldTime'),
            way: wayWords(textIn(a.body, 'way')),
            receipt: textIn(a.body, 'receipt'),
            number: textIn(a.body, 'number'),
            done: textIn(a.body, 'done'),
            next: textIn(a.body, 'next'),
            nextOn: textIn(a.body, 'nextOn'),
            closed: a.body.close === true,
          },
        ],
  )

const codesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
