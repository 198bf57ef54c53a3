import type * as z from 'zod'
import type { record as recordShape } from '../../domain/api/record.ts'
import { AppError } from '../../domain/errors.ts'
import { isCivilDate } from '../../domain/kit/dates.ts'
import { isUuid } from '../../domain/kit/uuid.ts'
import { isLate } from '../../domain/records/late.ts'
import { recordKind } from '../../domain/records/list.ts'
import { type Actor, needsReason } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { noteWordsRead } from '../db/audit/words-read.ts'
import { childNames } from '../db/child-names.ts'
import { concernStates } from '../db/concern.ts'
import { placeFilter } from '../db/facts.ts'
import { childrenOfRecords, type RecordRow, recordPage } from '../db/record.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { mayReadKind } from '../may-read-kind.ts'
import { correctable } from '../record-correction.ts'
import { CURSOR_FAULT } from './page-of.ts'
import { placeByCode } from './term-of-place.ts'

export type RecordOut = z.input<typeof recordShape>

/** `whole`: with what was written in words; `answers`: only what was chosen from lists. */
export type RecordDepth = 'whole' | 'answers'

/**
 * Records as screens show them: one line each, whom they are about, who wrote them. Kinds that the actor's role does not read
 * (`read` of the kind) are left out. Words that somebody else wrote down leave a trace of who reads them (M5).
 */
export const recordViews = async (
  tx: Tx,
  all: readonly RecordRow[],
  depth: RecordDepth = 'whole',
  /** Whose file is open: that is traced by itself. */
  opened: string | null = null,
): Promise<RecordOut[]> => {
  const rows = all.filter((r) => mayReadKind(tx.actor, r.kind))
  const links = Map.groupBy(
    await childrenOfRecords(
      tx,
      rows.map((r) => r.id),
    ),
    (l) => l.record_id,
  )
  const names = new Map(
    (await childNames(tx, [...new Set([...links.values()].flat().map((l) => l.child_id))])).map((c) => [c.id, c]),
  )
  const concerns = await concernStates(
    tx,
    rows.map((r) => r.id),
  )
  const told = depth === 'whole' ? rows.filter((r) => r.author_id !== tx.actor.accountId && hasWords(r)) : []
  await noteWordsRead(tx, { records: told.map((r) => r.id) }, opened)
  const order = [...names.keys()]
  const childrenOf = (id: string) =>
    (links.get(id) ?? [])
      .flatMap((l) => names.get(l.child_id) ?? [])
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const may = await correctable(tx, tx.actor, rows)
  return rows.map((r) => {
    const kind = recordKind(r.kind)
    const body = depth === 'whole' ? r.body : answersOnly(r)
    return {
      id: r.id,
      kind: r.kind,
      kindTitle: kind?.title ?? r.kind,
      version: r.version,
      happenedOn: r.happened_on,
      receivedAt: r.received_at.toISOString(),
      children: childrenOf(r.id),
      author: { id: r.author_id, name: r.author_name },
      body,
      line: kind?.line(body) ?? '',
      replaces: r.replaces,
      supersededBy: r.superseded_by,
      late: isLate(r.happened_on, r.received_on),
      mine: r.author_id === tx.actor.accountId,
      concern: concerns.get(r.id) ?? null,
      canCorrect: may.has(r.id),
    }
  })
}

/** What was chosen from lists, without a word that somebody said or wrote. */
export const answersOnly = (row: Pick<RecordRow, 'kind' | 'body'>): RecordRow['body'] => {
  const fields = recordKind(row.kind)?.fields ?? []
  const chosen = new Set(fields.flatMap((f) => (f.kind === 'choice' || f.kind === 'choices' ? [f.name] : [])))
  return Object.fromEntries(Object.entries(row.body).filter(([name]) => chosen.has(name)))
}

/** Does it tell anything in words? */
export const hasWords = (row: Pick<RecordRow, 'kind' | 'body'>): boolean =>
  Object.keys(answersOnly(row)).length < Object.keys(row.body).length

const afterOf = (cursor: string): { on: string; id: string } => {
  const [on = '', id = ''] = cursor.split('~')
  if (!isCivilDate(on) || !isUuid(id)) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  return { on, id }
}

/**
 * The ledger, newest first, by pages. Who opens a child's file only with a reason reads a child's words only there: here they
 * stand without.
 */
export const listRecords = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    place?: string | undefined
    child?: string | undefined
    kind?: string | undefined
    from?: string | undefined
    to?: string | undefined
    late?: 'yes' | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ items: RecordOut[]; next: string | null }> => {
  can(actor, 'record.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = await placeByCode(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'record.read')
      const after = input.cursor === undefined ? null : afterOf(input.cursor)
      const rows = await recordPage(tx, {
        filter: await placeFilter(tx, place, 'l.'),
        child: input.child ?? null,
        kind: input.kind ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
        late: input.late === 'yes',
        after,
        limit: input.limit + 1,
      })
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      return {
        items: await recordViews(tx, shown, needsReason(actor.role) && actor.via !== 'operator' ? 'answers' : 'whole'),
        next: rows.length > input.limit && last ? `${last.happened_on}~${last.id}` : null,
      }
    },
    { now: ctx.now() },
  )
}
