import { consent } from '../../domain/entries/consent.ts'
import { type Standing, standingOf } from '../../domain/entries/legal-basis.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { isEnded } from '../../domain/kit/define-entry.ts'
import type { EntryRow } from '../entries/db/entry.ts'
import { answersOf } from '../entries/reachable.ts'

/** A consent that was written down: what it says, and whether it was taken back. */
export type Given = { row: EntryRow; answers: EntryRow['answers']; ended: boolean }

/** Of a child's entries the consents for a purpose, also those taken back. */
export const givenFor = (rows: readonly EntryRow[], purpose: string): Given[] =>
  rows
    .filter((row) => row.kind === consent.kind)
    .map((row) => ({ row, answers: answersOf(consent, row), ended: isEnded(consent, row.state) }))
    .filter(({ answers }) => answers.purpose === purpose)

/** Whether those that were not taken back are enough on a day (dossier §3.7). */
export const standingFor = (given: readonly Given[], birth: string | null, day: string): Standing =>
  standingOf(
    given
      .filter((g) => !g.ended)
      .map(({ row, answers }) => ({
        id: row.id,
        by: Array.isArray(answers.by) ? answers.by.map(String) : [],
        from: row.from_on,
        until: textIn(answers, 'until'),
      })),
    birth,
    day,
  )
