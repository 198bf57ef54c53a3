import { entryKind } from '../../domain/entries/list.ts'
import type { Place } from '../../domain/registers/place.ts'
import { AGREEMENT_KIND } from '../../domain/reports/papers/agreement.ts'
import { familyOf } from '../../domain/reports/papers/family.ts'
import { PAPER_FACES, type Paper, sheetsOf } from '../../domain/reports/papers/list.ts'
import type { Family, Given, Sheet } from '../../domain/reports/papers/sheet.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { ListedChild } from '../children/db/child-list.ts'
import { childRowOf } from '../children/queries/child-rows.ts'
import type { Tx } from '../db/tx-type.ts'
import { answersOf, readsKind } from '../entries/reachable.ts'
import { livingOf } from './db/agreements.ts'
import { keeperOf, wordingsAt } from './wording.ts'

/** Whom papers are about: rows of the register, each with the name of its school (or of the place, where it is in none). */
export const familiesOf = async (
  tx: Tx,
  rows: readonly ListedChild[],
  of: { place: Place; today: string },
): Promise<Family[]> => {
  const tree = await tx.tree()
  return rows.map((row) =>
    familyOf(
      childRowOf(row, tree, of.today, []),
      (row.school_id === null ? undefined : tree.get(row.school_id)?.name) ?? of.place.name,
    ),
  )
}

/** One paper for each of these families; the wording of this printing, else as the place keeps it. */
export const paperSheets = async (
  tx: Tx,
  paper: Paper,
  families: readonly Family[],
  of: { place: Place; today: string; given: Omit<Given, 'day'>; text: string | undefined },
): Promise<Sheet[]> => {
  const { text: kind } = PAPER_FACES[paper]
  return sheetsOf(
    paper,
    families,
    { ...of.given, day: longDate(of.today) },
    {
      text:
        of.text ?? (kind === null ? '' : (await wordingsAt(tx, keeperOf(await tx.tree(), of.place))).viewOf(kind).text),
      agreements: paper === 'agreement' ? await agreementsOf(tx, families) : new Map(),
    },
  )
}

/** What the living agreement of each child says, the newest where there are two; none where the actor reads no agreements. */
const agreementsOf = async (tx: Tx, families: readonly { id: string }[]) => {
  const kind = entryKind(AGREEMENT_KIND)
  if (!kind || !readsKind(tx.actor, kind)) return new Map<string, Record<string, unknown>>()
  const rows = await livingOf(tx, {
    kind: kind.kind,
    children: families.map((f) => f.id),
    states: kind.states.filter((s) => !s.ended).map((s) => s.value),
  })
  return new Map(rows.map((row) => [row.child_id, answersOf(kind, row)]))
}
