import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { fund } from '../../../domain/entries/fund.ts'
import { AppError } from '../../../domain/errors.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { openState } from '../../../domain/kit/define-entry.ts'
import { balancesByDay, FEN } from '../../../domain/registers/ledger.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import { type Actor, allowed, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { childNames } from '../../children/db/child-names.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { entryPage } from '../../entries/db/entry.ts'
import { answersOf } from '../../entries/reachable.ts'
import { fitting } from '../../one-answer.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { ledgerPlace } from '../accounts-of.ts'
import { daysOfAccount, type LedgerAccount, standingAccounts } from '../db/account.ts'
import { countWaiting, movementPage } from '../db/movement.ts'
import { lendTo, namesSeen } from '../lend-to.ts'
import { movementViews } from './movement-views.ts'

type Api = (typeof ledgerApi)['getLedger']

/** So many accounts of a place are shown: funds, goods, and what is owed. */
const MOST = 400
/** So many days of one account, the last ones. */
const MOST_DAYS = 120

/**
 * A place's ledger as the reader sees it: accounts with what they stand at, and a page of movements, the newest first. Who stands over no
 * money sees what the own hand paid and lent. Errors: place-unknown, not-found, invalid (cursor).
 */
export const getLedger = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<Api['query']>,
): Promise<z.input<Api['response']>> => {
  can(actor, 'ledger.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeAsked(tx, input.place)
      const tree = await tx.tree()
      const own = ledgerPlace(actor.placeId, tree)?.id
      // What is lent is between a teacher, a child and the school.
      const loans = place.id === own
      const accounts = await standingAccounts(tx, place.id, { loans }, MOST)
      const names = await namesOwed(
        tx,
        accounts.flatMap((a) => (a.child_id ? [a.child_id] : [])),
      )
      const search = {
        placeId: place.id,
        loans,
        account: input.fund ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      }
      const rows = await movementPage(tx, search, afterOf(input.cursor), input.limit + 1)
      const items = fitting(await movementViews(tx, rows.slice(0, input.limit)))
      const last = rows[items.length - 1]
      const write = canAt(actor, 'ledger.write', chainOf(tree, place.id))
      return {
        place: { code: place.code, name: place.name },
        may: { write, own: place.id === own && allowed(actor, 'ledger.own') && actor.via !== 'operator' },
        accounts: [
          ...accounts.map((a) => viewOf(a, names)),
          ...(await fundsWithout(tx, place, new Set(accounts.map((a) => a.id)))),
        ],
        days: input.fund
          ? balancesByDay(await daysOfAccount(tx, input.fund))
              .slice(-MOST_DAYS)
              .reverse()
          : [],
        lendTo: place.id === own ? await lendTo(tx) : [],
        waiting: await countWaiting(tx, place.id),
        items,
        next: rows.length > items.length && last ? `${last.on_date}|${last.id}` : null,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** A place within the actor's; the own ledger's where none is named, which also those see who stand over no place's money. */
export const placeAsked = async (tx: Tx, code: string | undefined): Promise<Place> => {
  const tree = await tx.tree()
  const own = ledgerPlace(tx.actor.placeId, tree)
  const place = code === undefined ? own : placeOfCode(tree, code)
  if (!place) throw new AppError('place-unknown')
  if (place.id !== own?.id && !canAt(tx.actor, 'ledger.read', chainOf(tree, place.id))) throw new AppError('not-found')
  return place
}

const afterOf = (cursor: string | undefined): { on: string; id: string } | null => {
  if (cursor === undefined) return null
  const [on = '', id = ''] = cursor.split('|')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || !/^[0-9a-f-]{36}$/.test(id))
    throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  return { on, id }
}

const owedBy = (id: string, names: readonly { id: string; name: string; gone: boolean }[]) => {
  const known = names.find((c) => c.id === id)
  return { id, name: known?.name ?? '', gone: known?.gone ?? false }
}

const viewOf = (a: LedgerAccount, names: readonly { id: string; name: string; gone: boolean }[]) => ({
  id: a.id,
  sort: a.sort,
  name: a.name,
  unit: a.unit,
  balance: a.balance,
  openedOn: a.opened_on,
  holder: a.holder_id ? { id: a.holder_id, name: a.holder_name ?? '' } : null,
  child: a.child_id ? owedBy(a.child_id, names) : null,
})

/** Who lent something, or keeps the money, knows to whom: by name also once the child has gone elsewhere, marked so. */
const namesOwed = async (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string; gone: boolean }[]> => {
  const seen = await namesSeen(tx, ids)
  const left = ids.filter((id) => !seen.some((c) => c.id === id))
  const names = await tx.widened(() => childNames(tx, left))
  return [...seen.map((c) => ({ ...c, gone: false })), ...names.map((c) => ({ ...c, gone: true }))]
}

/** Funds of the register on which nothing was booked yet: they are there, and stand at nothing. */
const fundsWithout = async (tx: Tx, place: Place, there: ReadonlySet<string>) => {
  const rows = await entryPage(tx, {
    kinds: [fund.kind],
    place,
    child: null,
    states: [openState(fund)],
    at: null,
    after: null,
    limit: MOST,
  })
  return rows
    .filter((row) => row.place_id === place.id && !there.has(row.id) && canAt(tx.actor, 'ledger.write', row.scope))
    .map((row) => ({
      id: row.id,
      sort: 'fund' as const,
      name: textIn(answersOf(fund, row), 'name'),
      unit: FEN,
      balance: 0,
      openedOn: row.from_on,
      holder: null,
      child: null,
    }))
}
