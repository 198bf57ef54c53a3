import { termAt } from '../../../domain/calendar/defaults.ts'
import { AppError } from '../../../domain/errors.ts'
import { ancestorOf, chainOf, type Place } from '../../../domain/registers/place.ts'
import { BULLETIN_KINDS, type BulletinRecord } from '../../../domain/reports/bulletin/record-told.ts'
import { bulletin } from '../../../domain/reports/bulletin.ts'
import type { SummaryInput } from '../../../domain/reports/kit/input.ts'
import { type Level, USUAL_LEVEL } from '../../../domain/reports/level.ts'
import { needsReason } from '../../../domain/roles.ts'
import { calendarOf } from '../../db/calendar.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type PlaceTerm, placeByCode } from '../../places/queries/term-of-place.ts'
import { findRecord } from '../../records/db/record.ts'
import { type RecordOut, recordViews } from '../../records/queries/records.ts'
import { isRecordOf } from '../db/record-of-place.ts'
import type { SummaryDraftData } from './summary-draft.ts'

/** So often a record may have been corrected one after the other. */
const MOST_CORRECTIONS = 50

/**
 * The record as it holds now, as far as the actor reads it: who opens a child's file only with a reason reads no words here either. Null:
 * none in sight.
 */
const recordNow = async (tx: Tx, id: string): Promise<RecordOut | null> => {
  let row = await findRecord(tx, id)
  for (let n = 0; row?.superseded_by && n < MOST_CORRECTIONS; n++) row = await findRecord(tx, row.superseded_by)
  if (!row) return null
  const depth = needsReason(tx.actor.role) && tx.actor.via !== 'operator' ? 'answers' : 'whole'
  return (await recordViews(tx, [row], depth))[0] ?? null
}

const told = (record: RecordOut): BulletinRecord => ({
  kind: record.kind,
  on: record.happenedOn,
  where: record.place?.name ?? record.entry?.line.split('，')[0] ?? null,
  about: record.children.length,
  marks: Object.fromEntries([...Map.groupBy(record.took, (t) => t.mark)].map(([mark, of]) => [mark, of.length])),
  staff: record.staff.length,
  body: record.body,
})

/** The place, the term of the record's day and that day as the cut-off. Errors: place-unknown, not-found, invalid for a kind without bulletins. */
export const bulletinAt = async (
  tx: Tx,
  input: { place: string; record: string },
  action: 'report.read' | 'report.write',
): Promise<PlaceTerm> => {
  const place = await placeByCode(tx, input.place, action)
  const record = await recordNow(tx, input.record)
  if (!record || !(await isRecordOf(tx, place, record.id))) throw new AppError('not-found')
  if (!BULLETIN_KINDS.some(({ kind }) => kind === record.kind))
    throw new AppError(
      'invalid',
      undefined,
      `简报写这几种记录：${BULLETIN_KINDS.map(({ title }) => title).join('、')}。请换一条记录。`,
    )
  return placeOn(tx, place, record.happenedOn)
}

const placeOn = async (tx: Tx, place: Place, on: string): Promise<PlaceTerm> => {
  const calendar = await calendarOf(tx, ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null)
  const term = termAt(calendar.terms, on)
  if (!term) throw new AppError('term-unknown')
  return { place, calendar, term, previous: null, range: { cutoff: on, from: on, to: on } }
}

/**
 * What a bulletin is written from. `issued`: the page is fixed and whoever reads it need not read its record. Errors: not-found where
 * there is no such record in sight of whoever writes.
 */
export const bulletinDraft = async (
  tx: Tx,
  row: { place_id: number; cutoff: string; level: Level | null; source: string | null; confirmed: readonly string[] },
  issued: boolean,
): Promise<SummaryDraftData> => {
  const place = (await tx.tree()).get(row.place_id)
  if (!place) throw new AppError('not-found')
  const record = row.source === null || issued ? null : await recordNow(tx, row.source)
  if (!record && !issued) throw new AppError('not-found', undefined, '这份简报写的那条记录您看不到，或者已经没有了。')
  const at = await placeOn(tx, place, record?.happenedOn ?? row.cutoff)
  const input: SummaryInput = {
    ...NO_NUMBERS,
    place: place.kind === 'class' ? nameOfClass(await tx.tree(), place) : place.name,
    placeKind: place.kind,
    level: row.level ?? USUAL_LEVEL,
    term: at.term,
    termName: at.term.name,
    cutoff: at.range.cutoff,
    confirmed: row.confirmed,
    record: record && told(record),
    number: place.id,
  }
  return { draft: bulletin.draft(input), input, figures: {} }
}

/** 青石镇中心小学三年级(1)班: a class alone is nobody's to find. */
const nameOfClass = (tree: Awaited<ReturnType<Tx['tree']>>, place: Place): string =>
  `${
    chainOf(tree, place.id)
      .flatMap((id) => tree.get(id) ?? [])
      .find((p) => p.kind === 'school')?.name ?? ''
  }${place.name}`

/** A bulletin counts nothing but what its record says. */
const NO_NUMBERS = {
  parts: [],
  classes: 0,
  figures: new Map(),
  previous: null,
  previousTermName: null,
  issuedBefore: null,
  gapReason: null,
  typed: { pupils: 0, sources: [] },
  accounts: new Map(),
  below: [],
  lookback: null,
  accepted: [],
  nextTermStart: null,
} satisfies Partial<SummaryInput>
