import type * as z from 'zod'
import { type loanApi, MOST_ASKED } from '../../../domain/api/loan.ts'
import { home } from '../../../domain/entries/home.ts'
import { AppError } from '../../../domain/errors.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { isUuid } from '../../../domain/kit/uuid.ts'
import { BORROWED, homeLoan } from '../../../domain/records/home-loan.ts'
import { type Actor, allowed, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type EntryRow, entriesById, findEntry } from '../../entries/db/entry.ts'
import { answersOf, readsKind } from '../../entries/reachable.ts'
import { type LoanRow, moneyOut, thingsLent, thingsOut } from '../db/loans.ts'

type Asked = z.output<(typeof loanApi)['listLoans']['query']>
type Out = z.input<(typeof loanApi)['listLoans']['response']>

const LOAN = { kind: homeLoan.kind, mark: BORROWED }

/**
 * What is still out: of a Children's Home in the actor's hands, also with children who have gone since, for whoever keeps it lent it to them by
 * name; or of these children in sight before they are handed to another school, with what a teacher lent them. Errors: not-found, invalid.
 */
export const listLoans = async (ctx: Ctx, actor: Actor, asked: Asked): Promise<Out> => {
  can(actor, 'entry.read')
  return inActorTx(
    ctx.db,
    actor,
    (tx) => (asked.entry ? ofHome(tx, asked.entry) : ofChildren(tx, (asked.children ?? '').split(','))),
    { readOnly: true, now: ctx.now() },
  )
}

/** Things that were lent longer ago are not offered any more. */
const A_YEAR = 366

const ofHome = async (tx: Tx, id: string): Promise<Out> => {
  const row = await findEntry(tx, id)
  if (row?.kind !== home.kind || !readsKind(tx.actor, home) || !canAt(tx.actor, 'record.write', row.scope))
    throw new AppError('not-found')
  const rows = await tx.widened(() => thingsOut(tx, { entry: id }, LOAN))
  const since = addDays(shanghaiDate(tx.now), -A_YEAR)
  return {
    items: rows.map((r) => thingView(r, row)),
    all: rows[0]?.all ?? 0,
    names: await tx.widened(() => thingsLent(tx, { entry: id, kind: LOAN.kind, since })),
  }
}

const ofChildren = async (tx: Tx, asked: readonly string[]): Promise<Out> => {
  const ids = [...new Set(asked.filter((id) => id !== ''))]
  if (ids.length > MOST_ASKED || ids.some((id) => !isUuid(id)))
    throw new AppError('invalid', undefined, `一次最多问 ${MOST_ASKED} 名孩子。`)
  // In sight: whoever hands a child over sees its file.
  const seen = await childNames(tx, ids)
  const rows = await tx.widened(() => thingsOut(tx, { children: seen.map((c) => c.id) }, LOAN))
  const homes = new Map(
    (await tx.widened(() => entriesById(tx, [...new Set(rows.map((r) => r.entry_id))]))).map((e) => [e.id, e]),
  )
  const money = allowed(tx.actor, 'ledger.read')
    ? await moneyOut(
        tx,
        seen.map((c) => c.id),
      )
    : []
  const tree = await tx.tree()
  const things = rows.flatMap((r) => {
    const at = homes.get(r.entry_id)
    return at ? [thingView(r, at)] : []
  })
  const items = [
    ...things,
    ...money.map((m) => ({
      child: { id: m.child_id, name: seen.find((c) => c.id === m.child_id)?.name ?? '' },
      gone: false,
      thing: m.purpose,
      amount: { n: m.balance, unit: m.unit },
      from: m.holder_name ?? tree.get(m.place_id)?.name ?? '',
      entry: null,
      since: m.opened_on,
      due: null,
    })),
  ]
  // A home that is gone is none to ask at: its things are not told as left out.
  const beyond = (rows[0]?.all ?? 0) - rows.length
  return { items, all: items.length + beyond, names: [] }
}

const thingView = (r: LoanRow, at: EntryRow): Out['items'][number] => ({
  child: { id: r.child_id, name: r.name },
  gone:
    r.status === 'left' ||
    (at.school_id !== null && r.school_id !== at.school_id) ||
    (at.school_id === null && at.village_id !== null && r.village_id !== at.village_id),
  thing: r.thing,
  amount: null,
  from: textIn(answersOf(home, at), 'name') || home.title,
  entry: at.id,
  since: r.since,
  due: r.due,
})
