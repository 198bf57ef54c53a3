import { AppError } from '../../../domain/errors.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import { MOST_PRINTED } from '../../../domain/reports/papers/batch.ts'
import { PAPER_FACES, PAPERS } from '../../../domain/reports/papers/list.ts'
import { textFault } from '../../../domain/reports/papers/texts.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { type ListFilter, listPage } from '../../children/db/child-list.ts'
import { filterOf } from '../../children/queries/children.ts'
import type { Ctx } from '../../context.ts'
import { ownId, standsUnseen } from '../../db/client-ids.ts'
import { lockPrints } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type Asked, type PrintInput, sealAsked } from '../asked.ts'
import { praised } from '../certificates.ts'
import { findPrint, printsOf } from '../db/print-job.ts'
import { type PrintView, printViews } from '../print-view.ts'
import { makeLater } from './make-print.ts'

/** Batches of one account that wait or are being made. */
const AT_ONCE = 5

/**
 * Asks for a batch of papers (decision 059): whom it is about is decided now, the document is made in the background. The same id again is the same
 * batch. Errors: invalid (nobody, too many, a wrong gap, too many at once), forbidden, place-unknown, not-found.
 */
export const askPrint = async (ctx: Ctx, actor: Actor, input: PrintInput): Promise<PrintView> => {
  can(actor, 'print.make')
  // The machine's operator holds no post in whose name a sheet could be printed.
  if (actor.via === 'operator') throw new AppError('forbidden')
  mustRead(actor, input)
  const view = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPrints(tx)
      const id = await idHere(tx, input.id)
      const before = await findPrint(tx, id)
      if (before) return (await printViews(tx, [before]))[0]
      await mustHaveRoom(tx)
      const { filter, ids, left } = await whom(ctx, tx, input)
      if (ids.length === 0) throw said('这样的条件下没有孩子，没有什么可印的。换个条件再试。')
      if (ids.length > MOST_PRINTED)
        throw said(`一次最多 ${MOST_PRINTED} 名，现在有 ${ids.length} 名。请先选一个班或一个村，分几次要。`)
      const { given, text, sort, span, record } = input
      const asked: Asked = { given, text, sort, span, record, left }
      await tx.write(
        [
          {
            table: 'print_job',
            op: 'insert',
            id,
            scope: scopeOfPlace(filter.place.id, await tx.tree()),
            set: {
              place_id: filter.place.id,
              batch: input.batch,
              purpose: input.purpose,
              n: ids.length,
              state: 'waiting',
              asked_sealed: sealAsked(ctx.keys, tx.countyId, id, asked),
              children: ids,
              made_by: actor.accountId,
              made_by_name: actor.name,
              made_role: actor.role,
              made_at_place: actor.placeId,
              made_at: new Date(tx.now),
            },
          },
        ],
        {
          action: 'print.ask',
          subject: 'place',
          subjectId: String(filter.place.id),
          placeId: filter.place.id,
          detail: { rows: ids.length, columns: [input.batch], reason: input.purpose },
        },
      )
      const row = await findPrint(tx, id)
      return row ? (await printViews(tx, [row]))[0] : undefined
    },
    { now: ctx.now() },
  )
  if (!view) throw new AppError('not-found')
  makeLater(ctx, actor.countyId, view.id)
  return view
}

/** A batch is shown to who asked for it: an id that is another's batch is as good as one that nobody has (L10). */
const idHere = async (tx: Tx, id: string): Promise<string> => {
  const seen = await findPrint(tx, id)
  const others = seen ? seen.made_by !== tx.actor.accountId : await standsUnseen(tx, 'print_job', id)
  return others ? ownId(tx.actor.accountId, id) : id
}

const said = (sentence: string): AppError => new AppError('invalid', undefined, sentence)

/** What the paper is made of must be the actor's to read, and its text without a wrong gap: no brace goes home. */
const mustRead = (actor: Actor, { batch, text, record }: PrintInput): void => {
  if ((batch === 'file' || batch === 'page') && !allowed(actor, 'child.open')) throw new AppError('forbidden')
  if (batch === 'agreement' && !allowed(actor, 'entry.read')) throw new AppError('forbidden')
  if (batch === 'certificate' && record === undefined) throw said('请先选是哪一次表彰，再印奖状。')
  const paper = PAPERS.find((p) => p === batch)
  const kind = paper ? PAPER_FACES[paper].text : null
  const fault = kind === null || text === undefined ? null : textFault(kind, text)
  if (fault) throw new AppError('invalid', { text: fault }, fault)
}

const mustHaveRoom = async (tx: Tx): Promise<void> => {
  const mine = await printsOf(tx, tx.actor.accountId, 50)
  const open = mine.filter((row) => row.state === 'waiting' || row.state === 'making').length
  if (open >= AT_ONCE) throw said(`已经有 ${open} 份在做。请等做好一份，再要下一份。`)
}

/** The children that the conditions, or the names, or the record of a commendation mean, in the order asked. */
const whom = async (
  ctx: Ctx,
  tx: Tx,
  input: PrintInput,
): Promise<{ filter: ListFilter; ids: string[]; left: string[] }> => {
  const found = await filterOf(ctx, tx, input, 'print.make')
  const named = input.batch === 'certificate' ? await praised(tx, input.record ?? '') : input.ids
  const filter = named ? { ...found, status: 'all' as const, ids: named } : found
  const rows = await listPage(tx, filter, input.sort, null, MOST_PRINTED + 1)
  const left = rows.filter((row) => row.status === 'left').map((row) => row.id)
  return { filter, ids: rows.map((row) => row.id), left }
}
