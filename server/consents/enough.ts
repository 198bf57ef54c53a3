import { consent } from '../../domain/entries/consent.ts'
import { OWN_CONSENT_AGE } from '../../domain/entries/legal-basis.ts'
import { textIn } from '../../domain/kit/answers.ts'
import { keptFilesOf } from '../children/db/merge-rows.ts'
import { childFactsOf } from '../db/facts.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, entriesOfChildren } from '../entries/db/entry.ts'
import { answersOf } from '../entries/reachable.ts'
import { type Given, givenFor, standingFor } from './standing.ts'

/**
 * Whether what was given for a child is enough on a day for the purpose of each of these consents (dossier §3.7): one of them alone may be
 * the child's own, under fourteen, or the guardian's, of a child of fourteen. A sentence of what lacks; null where nothing does.
 */
export const lackingConsent = async (tx: Tx, named: readonly EntryRow[], day: string): Promise<string | null> => {
  const kept = await keptFilesOf(
    tx,
    named.flatMap((row) => row.child_id ?? []),
  )
  const fileOf = (row: EntryRow) => (row.child_id === null ? null : (kept.get(row.child_id) ?? row.child_id))
  const files = [...new Set(named.flatMap((row) => fileOf(row) ?? []))]
  if (files.length === 0) return null
  const rows = Map.groupBy(await entriesOfChildren(tx, consent.kind, files), (row) => row.child_id)
  const facts = await childFactsOf(tx, files)
  for (const row of named) {
    const file = fileOf(row)
    if (file === null) continue
    const given = givenFor(rows.get(file) ?? [], textIn(answersOf(consent, row), 'purpose')).map((g) => onDay(g, day))
    const standing = standingFor(given, facts.get(file)?.at(-1)?.birth ?? null, day)
    if (standing.state === 'half') return WORDS[standing.lacks]
  }
  return null
}

/** What was taken back later stood then. */
const onDay = (given: Given, day: string): Given =>
  given.ended && given.row.until_on !== null && given.row.until_on > day ? { ...given, ended: false } : given

const WORDS = {
  guardian: '有一份同意还缺监护人的，不能用：先请监护人同意，登记在“同意与依据”里。',
  child: `有一份同意还缺孩子自己的（满${OWN_CONSENT_AGE}岁），不能用：先问孩子，登记在“同意与依据”里。`,
} as const
