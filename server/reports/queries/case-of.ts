import { consent } from '../../../domain/entries/consent.ts'
import { ENTRY_KINDS } from '../../../domain/entries/list.ts'
import { isEnded } from '../../../domain/kit/define-entry.ts'
import { isPerson } from '../../../domain/kit/field-spec.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import {
  CASE_KIND,
  CASE_PURPOSE,
  CASE_RECORDS,
  type CaseFrom,
  type CaseLink,
  caseTold,
} from '../../../domain/reports/case/case-told.ts'
import { needsReason } from '../../../domain/roles.ts'
import { childDetails } from '../../children/db/child-file.ts'
import { givenFor, standingFor } from '../../consents/standing.ts'
import { childFactsOf } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type EntryRow, entryPage, findEntry } from '../../entries/db/entry.ts'
import { answersOf, readsKind } from '../../entries/reachable.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { recordsOfChild } from '../../records/db/record.ts'
import { readableKinds } from '../../records/readable.ts'

/** So many closed ones of a place are offered, and so many entries and records of one child are told from. */
const MOST = 50
const MOST_OF_CHILD = 200
/** Entered by mistake: it happened to nobody. */
const MISTAKE = '登记错了'

const OVER = CASE_KIND.states.filter((s) => s.ended && s.value !== 'left').map((s) => s.value)

const isOver = (row: EntryRow, { range }: PlaceTerm): boolean =>
  row.kind === CASE_KIND.kind &&
  OVER.includes(row.state) &&
  row.end_reason !== MISTAKE &&
  row.until_on !== null &&
  row.until_on >= range.from &&
  row.until_on <= range.cutoff

/** Whoever opens a child's file only with a reason is told no child's story either. */
const mayTell = (tx: Tx): boolean =>
  readsKind(tx.actor, CASE_KIND) && (tx.actor.via === 'operator' || !needsReason(tx.actor.role))

/** What was closed here in these days and can be told as a case, the newest beginning first; nothing for who may not read it. */
export const casesAt = async (tx: Tx, at: PlaceTerm): Promise<EntryRow[]> =>
  mayTell(tx)
    ? (
        await entryPage(tx, {
          kinds: [CASE_KIND.kind],
          place: at.place,
          child: null,
          states: OVER,
          at: null,
          lived: { from: at.range.from, to: at.range.cutoff, ended: OVER },
          after: null,
          limit: MOST,
        })
      ).filter((row) => isOver(row, at))
    : []

/** Of these children, those whose family agreed that the case is told without names (dossier §3.7). */
export const agreedToCase = async (tx: Tx, children: readonly string[], day: string): Promise<Set<string>> => {
  const facts = await childFactsOf(tx, children)
  const agreed = new Set<string>()
  for (const child of new Set(children)) {
    const given = givenFor(await entriesOf(tx, child, [consent.kind]), CASE_PURPOSE)
    const standing = standingFor(given, facts.get(child)?.at(-1)?.birth ?? null, day)
    if (standing.state === 'given') agreed.add(child)
  }
  return agreed
}

/** The chosen case in a paragraph; null where none was chosen, it is out of sight, or nobody agreed (any more). */
export const caseOf = async (tx: Tx, at: PlaceTerm, id: string | null, day: string): Promise<string | null> => {
  const row = id === null || !mayTell(tx) ? null : await findEntry(tx, id)
  if (!row?.child_id || !isOver(row, at) || !(await agreedToCase(tx, [row.child_id], day)).has(row.child_id))
    return null
  const child = row.child_id
  const kinds = ENTRY_KINDS.filter((kind) => kind.chain && readsKind(tx.actor, kind)).map(({ kind }) => kind)
  const links = await entriesOf(tx, child, kinds)
  const facts = (await childFactsOf(tx, [child])).get(child) ?? []
  const readable = readableKinds(tx.actor).filter((kind) => CASE_RECORDS.includes(kind))
  const records = (await recordsOfChild(tx, child, readable)).filter((r) => r.superseded_by === null)
  return caseTold({
    head: linkOf(row),
    links: links.map(linkOf),
    records: records.map((r) => ({ kind: r.kind, on: r.happened_on })),
    facts: facts.findLast((f) => f.fromOn <= row.from_on) ?? facts[0] ?? null,
    names: await namesAround(tx, child, [row, ...links]),
  })
}

const entriesOf = (tx: Tx, child: string, kinds: readonly string[]): Promise<EntryRow[]> =>
  entryPage(tx, { kinds, place: null, child, states: null, at: null, after: null, limit: MOST_OF_CHILD })

const linkOf = (row: EntryRow): CaseLink => {
  const kind = ENTRY_KINDS.find((k) => k.kind === row.kind)
  return {
    id: row.id,
    kind: row.kind,
    from: row.from_on,
    until: row.until_on,
    ended: kind ? isEnded(kind, row.state) : false,
    state: row.state,
    body: kind ? answersOf(kind, row) : {},
  }
}

/** The child, those at home, whoever the entries name, and the places around: none of them is named in a case. */
const namesAround = async (tx: Tx, child: string, rows: readonly EntryRow[]): Promise<CaseFrom['names']> => {
  const details = await childDetails(tx, child)
  const tree = await tx.tree()
  const places = rows.flatMap((row) => [row.class_id, row.school_id, row.village_id].flatMap((id) => chainOf(tree, id)))
  const short = (name: string) => (name.length >= 3 ? [name, name.slice(1)] : [name])
  const people = rows.flatMap((row) => Object.values(row.answers).filter(isPerson))
  return [
    ...short(details?.name ?? '').map((name) => [name, '这名学生'] as const),
    ...Object.values(details?.people ?? {}).flatMap((p) => short(p?.name ?? '').map((name) => [name, '家人'] as const)),
    ...people.flatMap((p) => [[p.name, '老师'] as const]),
    ...places.flatMap((id) => [[tree.get(id)?.name ?? '', '本地'] as const]),
  ]
}
