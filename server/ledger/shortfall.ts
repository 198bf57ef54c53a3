import { moneyWords } from '../../domain/kit/answer-words.ts'
import { type AccountSort, type DayBalance, FEN } from '../../domain/registers/ledger.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { NotBooked } from './not-booked.ts'

/** 120元 · 3件: so much of an account, without a sign. */
export const amountWords = (n: number, unit: string): string =>
  unit === FEN ? moneyWords(Math.abs(n)) : `${Math.abs(n)}${unit}`

/**
 * Why a movement was not booked, and what to do. `day`: the first at whose end the account would stand where it may not. Said at the sum;
 * where there is enough on its own day and too little for a later one, at the day, which is changed first.
 */
export const overdrawn = (
  account: { sort: AccountSort; name: string; unit: string },
  added: { on: string; n: number },
  day: DayBalance,
): NotBooked =>
  new NotBooked(
    'overdrawn',
    shortfall(account, added, day),
    day.on === added.on ? { field: 'n', code: 'not-enough' } : { field: 'on', code: 'too-early' },
  )

const shortfall = (
  account: { sort: AccountSort; name: string; unit: string },
  added: { on: string; n: number },
  day: DayBalance,
): string => {
  const words = (n: number) => amountWords(n, account.unit)
  const had = day.left - added.n
  switch (account.sort) {
    case 'advance':
      return `这笔垫付只差${words(had)}没有报销，不能报${words(added.n)}。请核对数目，或看看是不是已经报过。`
    case 'loan':
      return '这一笔借的已经还清，不用再记。'
    case 'store':
      return day.on === added.on
        ? `“${account.name}”到${longDate(day.on)}只剩${words(had)}，不够发${words(added.n)}。请先记收到的，或把数目改小。`
        : `这样一来“${account.name}”到${longDate(day.on)}会少${words(day.left)}：后面已经发出去了。请改日期，或把数目改小。`
    default:
      return day.on === added.on
        ? `“${account.name}”到${longDate(day.on)}只有${words(had)}，不够付${words(added.n)}。请先记收到的款，或换一笔资金，或把数目改小。`
        : `这样一来“${account.name}”到${longDate(day.on)}会少${words(day.left)}：后面已经用掉了。请改日期，或把数目改小。`
  }
}
