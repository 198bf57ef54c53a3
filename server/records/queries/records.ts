import type * as z from 'zod'
import type { record as recordShape } from '../../../domain/api/record.ts'
import { AppError } from '../../../domain/errors.ts'
import { isCivilDate } from '../../../domain/kit/dates.ts'
import { type RecordKind, withoutUrgent } from '../../../domain/kit/define-record.ts'
import { answersOfKinds, countAnswers } from '../../../domain/kit/own-answers.ts'
import { keptRegister } from '../../../domain/kit/record-subject.ts'
import { isUuid } from '../../../domain/kit/uuid.ts'
import { isLate } from '../../../domain/records/late.ts'
import { recordKind } from '../../../domain/records/list.ts'
import type { PlaceTree } from '../../../domain/registers/place.ts'
import { type Actor, allowed, isKeeper, needsReason } from '../../../domain/roles.ts'
import { noteWordsRead } from '../../audit/db/words-read.ts'
import { can } from '../../can.ts'
import { childNames, type NamedRow } from '../../children/db/child-names.ts'
import { concernStates } from '../../concerns/db/concern.ts'
import { urgentAmong } from '../../concerns/unlisted.ts'
import type { Ctx } from '../../context.ts'
import { recordKindsHere } from '../../county-fields/kinds-here.ts'
import { recordsAtEach } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entryLines } from '../../entries/entry-lines.ts'
import { fitting } from '../../one-answer.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { placeOfList } from '../../places/queries/term-of-place.ts'
import { asKept } from '../as-kept.ts'
import {
  type LinkOfRecord,
  linksOutOfSight,
  type PartOfRecord,
  partsOfRecords,
  type RecordOfChild,
  type RecordRow,
  type ToldRecord,
} from '../db/record.ts'
import { recordPage } from '../db/record-page.ts'
import { mayReadKind, readableKinds } from '../readable.ts'
import { correctable } from '../record-correction.ts'
import { type RecordsFound, recordsFound } from './records-found.ts'

export type RecordOut = z.input<typeof recordShape>

/** `whole`: with what was written in words; `answers`: only what was chosen from lists. */
export type RecordDepth = 'whole' | 'answers'

/**
 * Records as screens show them: one line each, whom they are about, who wrote them. Kinds that the actor's role does not read
 * (`read` of the kind) are left out. Words that somebody else wrote down leave a trace of who reads them (M5).
 */
export const recordViews = async (
  tx: Tx,
  all: readonly ToldRecord[],
  depth: RecordDepth = 'whole',
  /** Whose file is open: that is traced by itself. */
  opened: NamedRow | null = null,
  /** Where it was asked together with other things. */
  beside: RecordsBeside | null = null,
): Promise<RecordOut[]> => {
  const rows = readable(tx, all)
  const kindOf = await recordKindsHere(tx)
  const tree = await tx.tree()
  const { parts: partsSeen, concerns, beyond } = beside ?? (await recordsBeside(tx, all, opened?.id))
  const parts = Map.groupBy(partsSeen, (p) => p.record_id)
  const seen = partsSeen.filter((p) => p.role !== 'staff')
  const entries = await entryNames(tx, seen, depth)
  const names = new Map(
    (await childNames(tx, [...new Set(seen.flatMap((p) => p.child_id ?? []))], opened)).map((c) => [c.id, c]),
  )
  const whole = [...seen, ...beyond]
  // Whoever does not stand on a concern's list is not told that there is one (decision 030).
  const unlisted = new Set(urgentAmong(rows).flatMap((r) => (concerns.has(r.id) ? [] : [r.id])))
  const told =
    depth === 'whole'
      ? rows.filter((r) => !unlisted.has(r.id) && r.author_id !== tx.actor.accountId && hasWords(kindOf, r))
      : []
  const toldOf = new Set(told.map((r) => r.id))
  const children = whole.flatMap((l) => (toldOf.has(l.record_id) && l.child_id !== null ? [l.child_id] : []))
  await noteWordsRead(tx, { children }, opened?.id ?? null)
  const order = [...names.keys()]
  /** The children of one role in a record, in the order of their names, each with its part. */
  const childrenOf = (id: string, role: 'about' | 'took') =>
    (parts.get(id) ?? [])
      .flatMap((part) => {
        const child = part.role === role && part.child_id !== null ? names.get(part.child_id) : undefined
        return child ? [{ child, part }] : []
      })
      .sort((a, b) => order.indexOf(a.child.id) - order.indexOf(b.child.id))
  const may = correctable(tx.actor, rows, { seen, all: whole }, unlisted, tree)
  return rows.map((r) => {
    const kind = kindOf(r.kind)
    const body =
      kind && unlisted.has(r.id) ? withoutUrgent(kind, r.body) : depth === 'whole' ? r.body : answersOnly(kindOf, r)
    return {
      id: r.id,
      kind: r.kind,
      kindTitle: kind?.title ?? r.kind,
      version: r.version,
      happenedOn: r.happened_on,
      receivedAt: r.received_at.toISOString(),
      children: childrenOf(r.id, 'about').map((c) => c.child),
      place: placeOf(parts.get(r.id) ?? [], tree),
      entry: (parts.get(r.id) ?? []).map((p) => entries.get(p.subject_id) ?? null).find((e) => e !== null) ?? null,
      took: childrenOf(r.id, 'took').map(({ child, part }) => ({
        id: child.id,
        name: child.name,
        mark: part.mark ?? '',
        markTitle: kind?.took?.marks.find((m) => m.value === part.mark)?.label ?? part.mark ?? '',
        note: depth === 'whole' ? part.note : null,
      })),
      staff: (parts.get(r.id) ?? []).flatMap((p) =>
        p.role === 'staff' ? [{ account: p.account_id, name: p.name ?? '' }] : [],
      ),
      author: { id: r.author_id, name: r.author_name },
      body,
      line: kind?.line(body) ?? '',
      replaces: r.replaces,
      supersededBy: r.superseded_by,
      late: isLate(r.happened_on, r.received_on),
      paper: r.from_paper === true,
      mine: r.author_id === tx.actor.accountId,
      concern: concerns.get(r.id) ?? null,
      canCorrect: may.has(r.id),
    }
  })
}

/** What is asked of records besides their own rows: their parts in sight, those beyond it, concerns on whose list the actor is. */
export type RecordsBeside = {
  parts: PartOfRecord[]
  concerns: Awaited<ReturnType<typeof concernStates>>
  beyond: LinkOfRecord[]
}

/** In one breath, beside whatever else is asked. `opened`: the child whose file it is. */
export const recordsBeside = async (
  tx: Tx,
  all: readonly ToldRecord[],
  opened: string | null = null,
): Promise<RecordsBeside> => {
  const rows = readable(tx, all)
  const ids = rows.map((r) => r.id)
  if (ids.length === 0) return { parts: [], concerns: new Map(), beyond: [] }
  // Of one part is the most of what a child's file tells, and that part stands beside it.
  const whole = rows.filter(isWhole)
  const [others, concerns, beyond] = await Promise.all([
    partsOfRecords(
      tx,
      rows.flatMap((r) => (isWhole(r) ? [] : [r.id])),
      opened,
    ),
    concernStates(
      tx,
      worriesAmong(rows).map((r) => r.id),
    ),
    // Who sees a record of one part sees that part: nothing of it is out of sight.
    linksOutOfSight(
      tx,
      rows.flatMap((r) => (r.parts === 1 ? [] : [r.id])),
    ),
  ])
  return { parts: [...whole.map(onlyPart), ...others], concerns, beyond }
}

const isWhole = (row: ToldRecord): row is RecordOfChild => row.parts === 1 && 'role' in row
const onlyPart = (r: RecordOfChild): PartOfRecord => ({
  record_id: r.id,
  role: r.role,
  subject_kind: r.subject_kind,
  subject_id: r.subject_id,
  child_id: r.child_id,
  school_id: r.school_id,
  place_id: r.place_id,
  account_id: null,
  name: null,
  mark: r.mark,
  note: r.note,
  entry_scope: r.entry_scope,
})

/** Of a concern tells a record that begins one, and what corrects such a record, whatever it says itself. */
const worriesAmong = (rows: readonly ToldRecord[]) => {
  const urgent = new Set<ToldRecord>(urgentAmong(rows))
  return rows.filter((r) => r.replaces !== null || urgent.has(r))
}

const readable = (tx: Tx, rows: readonly ToldRecord[]) => rows.filter((r) => mayReadKind(tx.actor, r.kind))

/** What the records' entries are called, of those that the actor sees and whose register it reads. */
const entryNames = async (
  tx: Tx,
  parts: readonly PartOfRecord[],
  depth: RecordDepth,
): Promise<ReadonlyMap<string, RecordOut['entry']>> => {
  const ids = [
    ...new Set(parts.flatMap((p) => (p.subject_kind === 'entry' && p.role !== 'kept' ? [p.subject_id] : []))),
  ]
  const lines = await entryLines(tx, ids, depth === 'answers')
  return new Map([...lines].map(([id, { kindTitle, line }]) => [id, { id, kindTitle, line }]))
}

const placeOf = (parts: readonly PartOfRecord[], tree: PlaceTree): RecordOut['place'] => {
  const id = parts.find((p) => p.role === 'about' && p.subject_kind === 'place')?.place_id
  const place = id === undefined || id === null ? undefined : tree.get(id)
  return place ? { code: place.code, name: place.name } : null
}

type KindOf = (kind: string) => RecordKind | null
type Said = Pick<RecordRow, 'kind' | 'body'>

const CHOSEN: ReadonlySet<string> = new Set(['choice', 'choices'])

/** What was chosen from lists, without a word that somebody said or wrote. */
export const answersOnly = (kindOf: KindOf, row: Said): RecordRow['body'] =>
  answersOfKinds(kindOf(row.kind) ?? { fields: [] }, row.body, CHOSEN)

/** Does it tell anything in words? */
export const hasWords = (kindOf: KindOf, row: Said): boolean =>
  countAnswers(answersOnly(kindOf, row)) < countAnswers(row.body)

const afterOf = (cursor: string): { on: string; id: string } => {
  const [on = '', id = ''] = cursor.split('~')
  if (!isCivilDate(on) || !isUuid(id)) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  return { on, id }
}

/** What was recorded of an entry, newest first, by pages; `id` as the database says it. */
export const recordsOfEntry = async (
  tx: Tx,
  id: string,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: RecordOut[]; next: string | null }> => {
  if (!allowed(tx.actor, 'record.read')) return { items: [], next: null }
  return pageOf(tx, [`l.subject_kind = 'entry' and l.subject_id = '${id}'`], input)
}

type Asked = {
  child?: string | undefined
  kind?: string | undefined
  from?: string | undefined
  to?: string | undefined
  late?: 'yes' | undefined
  found?: RecordsFound | null
  cursor?: string | undefined
  limit: number
}

const pageOf = async (
  tx: Tx,
  each: readonly string[] | null,
  input: Asked,
): Promise<{ items: RecordOut[]; next: string | null }> => {
  const { actor } = tx
  const rows = await recordPage(tx, {
    each,
    readable: readableKinds(actor),
    child: input.child ?? null,
    kind: input.kind ?? null,
    from: input.from ?? null,
    to: input.to ?? null,
    late: input.late === 'yes',
    found: input.found ?? null,
    after: input.cursor === undefined ? null : afterOf(input.cursor),
    limit: input.limit + 1,
  })
  const shown = rows.slice(0, input.limit)
  const depth = needsReason(actor.role) && actor.via !== 'operator' ? 'answers' : 'whole'
  const views = await viewsKept(tx, shown, depth)
  // Rolls of a hundred names each are longer than one answer.
  const items = fitting(views)
  const cut = items.length < views.length
  const last = cut ? shown.find((r) => r.id === items.at(-1)?.id) : shown.at(-1)
  return { items, next: (cut || rows.length > input.limit) && last ? `${last.happened_on}~${last.id}` : null }
}

/** Of what a keeper wrote about a child on its roll the ledger says whose it is, though no register shows the child (decision 079). */
const viewsKept = async (tx: Tx, rows: readonly RecordRow[], depth: RecordDepth): Promise<RecordOut[]> => {
  const beside = rows.filter((r) => keptRegister(recordKind(r.kind) ?? {}) !== undefined)
  if (!isKeeper(tx.actor.role) || beside.length === 0) return recordViews(tx, rows, depth)
  const others = rows.filter((r) => !beside.includes(r))
  const views = [...(await recordViews(tx, others, depth)), ...(await asKept(tx, () => recordViews(tx, beside, depth)))]
  const byId = new Map(views.map((view) => [view.id, view]))
  return rows.flatMap((r) => byId.get(r.id) ?? [])
}

/**
 * The ledger, newest first, by pages. Who opens a child's file only with a reason reads a child's words only there: here they
 * stand without.
 */
export const listRecords = async (
  ctx: Ctx,
  actor: Actor,
  input: Asked & { place?: string | undefined; q?: string | undefined },
): Promise<{ items: RecordOut[]; next: string | null }> => {
  can(actor, 'record.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeOfList(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'record.read')
      const found = await recordsFound(ctx, tx, input.q)
      return pageOf(tx, await recordsAtEach(tx, place), { ...input, found })
    },
    { now: ctx.now(), inOrder: true },
  )
}
