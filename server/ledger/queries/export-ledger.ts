import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { aidCode } from '../../../domain/registers/aid-code.ts'
import { balancesByDay, FEN, MOVEMENT_WORDS, USE_WORDS } from '../../../domain/registers/ledger.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { rangeAsked } from '../../places/queries/term-of-place.ts'
import { type LedgerAccount, ledgerAccounts } from '../db/account.ts'
import { type LegRow, legsOf, type MovementRow, movementsIn } from '../db/movement.ts'
import { sumsOfPeriod } from '../db/sums.ts'
import { placeAsked } from './ledger.ts'

/** A place's year of aid is some hundreds; a county's own some thousands. */
const MOST = 20_000
/** On paper stand the place's money, its goods and what it owes its teachers; what a teacher lends is the teacher's own. */
const TOLD: ReadonlySet<string> = new Set(['fund', 'store', 'advance'])

type Asked = z.output<(typeof ledgerApi)['exportLedger']['query']>

/**
 * The statement of a period: a line for each account that a movement touched, with what was left on it, then each account's balance day by
 * day. Children stand by their code alone. Errors: place-unknown, not-found.
 */
export const exportLedger = async (
  ctx: Ctx,
  actor: Actor,
  input: Asked,
): Promise<{ bytes: Buffer; name: string; rows: number }> => {
  can(actor, 'ledger.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const place = await placeAsked(tx, input.place)
      const { from, to } = await daysAsked(tx, place.code, input)
      const rows = await movementsIn(tx, { placeId: place.id, loans: false, account: null, from, to }, MOST)
      const legs = await legsOf(
        tx,
        rows.map((r) => r.id),
      )
      const accounts = await ledgerAccounts(tx, [...new Set(legs.map((leg) => leg.account_id))])
      const openings = new Map((await sumsOfPeriod(tx, place.id, from, to)).map((s) => [s.id, s.stood]))
      const lines = linesOf(
        rows,
        Map.groupBy(legs, (leg) => leg.movement_id),
        accounts,
        openings,
      )
      tx.note({
        action: 'ledger.export',
        subject: 'place',
        subjectId: place.code,
        placeId: place.id,
        detail: { from, to, rows: lines.length },
      })
      const bytes = await plainSheet({
        title: `${place.name}爱心账`,
        note: `${from} 至 ${to}；金额单位元；孩子只写编号`,
        headings: HEADINGS,
        rows: [...lines, ['每天的余额'], ...daysTold(legs, accounts, openings)],
        widths: [11, 8, 24, 16, 10, 10, 10, 6, 12, 16, 10, 10, 12],
      })
      return { bytes, name: `${place.name}-爱心账.xlsx`, rows: lines.length }
    },
    { now: ctx.now() },
  )
}

/** Those of a term, or from and to; where nothing is said, this year up to today. */
const daysAsked = async (tx: Tx, place: string, { term, from, to }: Asked): Promise<{ from: string; to: string }> => {
  const today = shanghaiDate(tx.now)
  if (term === undefined) return { from: from ?? `${(to ?? today).slice(0, 4)}-01-01`, to: to ?? today }
  const range = await rangeAsked(tx, { place, term }, 'ledger.write')
  return { from: range.from ?? today, to: range.to ?? today }
}

const HEADINGS = [
  '日期',
  '哪一种',
  '做什么',
  '资金或物品',
  '收',
  '付',
  '余',
  '单位',
  '用途',
  '孩子编号',
  '经手人',
  '第二经手人',
  '凭证、状态',
]

/** Yuan of fen, or pieces. */
const number = (n: number, unit: string): number => (unit === FEN ? n / 100 : n)
const unitWords = (unit: string): string => (unit === FEN ? '元' : unit)
const nameOf = (a: LedgerAccount): string => (a.sort === 'advance' ? `垫付：${a.holder_name ?? ''}` : a.name)

const linesOf = (
  rows: readonly MovementRow[],
  legs: ReadonlyMap<string, readonly LegRow[]>,
  accounts: ReadonlyMap<string, LedgerAccount>,
  openings: ReadonlyMap<string, number>,
): (string | number | null)[][] => {
  const left = new Map(openings)
  return rows.flatMap((row) => {
    const mine = legs.get(row.id) ?? []
    const codes = [...new Set(mine.flatMap((leg) => (leg.child_id ? [aidCode(leg.child_id)] : [])))].sort().join('、')
    return [...Map.groupBy(mine, (leg) => leg.account_id)].flatMap(([id, of]) => {
      const account = accounts.get(id)
      if (!account || !TOLD.has(account.sort)) return []
      const n = of.reduce((sum, leg) => sum + leg.n, 0)
      left.set(id, (left.get(id) ?? 0) + n)
      return [
        [
          row.on_date,
          MOVEMENT_WORDS[row.sort],
          row.purpose,
          nameOf(account),
          n > 0 ? number(n, account.unit) : null,
          n < 0 ? number(-n, account.unit) : null,
          number(left.get(id) ?? 0, account.unit),
          unitWords(account.unit),
          row.use ? USE_WORDS[row.use] : '',
          codes,
          row.by_name,
          row.second_name ?? '',
          [row.voucher ?? '', stateOf(row)].filter((part) => part !== '').join('，'),
        ],
      ]
    })
  })
}

const stateOf = (row: MovementRow): string =>
  !row.live ? '已冲正' : row.sort === 'reverse' ? '冲正' : row.second_wanted && row.second_id === null ? '待核对' : ''

const daysTold = (
  legs: readonly LegRow[],
  accounts: ReadonlyMap<string, LedgerAccount>,
  openings: ReadonlyMap<string, number>,
): (string | number | null)[][] =>
  [...Map.groupBy(legs, (leg) => leg.account_id)].flatMap(([id, of]) => {
    const account = accounts.get(id)
    if (!account || (account.sort !== 'fund' && account.sort !== 'store')) return []
    const rows = of.map((leg) => ({ on: leg.on_date, n: leg.n }))
    return balancesByDay(rows, openings.get(id) ?? 0).map((day) => [
      day.on,
      '',
      '',
      account.name,
      number(day.came, account.unit),
      number(day.went, account.unit),
      number(day.left, account.unit),
      unitWords(account.unit),
    ])
  })
