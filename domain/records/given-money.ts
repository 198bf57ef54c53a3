import { moneyWords } from '../kit/answer-words.ts'
import { isAboutChildren, isAboutPlaces, type RecordBody, type RecordKind } from '../kit/define-record.ts'
import { RECORD_KINDS } from './list.ts'

/** The answer that says whose money it was: what the visitors gave themselves, or an office's daily budget paid, stands in no fund. */
const WHOSE = 'from'
const OF_NO_FUND: readonly unknown[] = ['own', 'office']

const moneyFieldOf = (kind: RecordKind): string | null =>
  isAboutChildren(kind) || isAboutPlaces(kind) ? (kind.fields.find((f) => f.kind === 'money')?.name ?? null) : null

/**
 * Kinds of records that tell of money of a fund, given to children (S2B.14) or spent by a place on what it did (S2B.16): each such record is
 * booked once in the aid ledger (decisions 075, 079).
 */
export const GIVES_MONEY: readonly string[] = RECORD_KINDS.flatMap((k) => (moneyFieldOf(k) === null ? [] : [k.kind]))

/** How much a fund gave to each child of such a record, or in all where it is about a place, in fen; null where it tells of no money of a fund. */
export const givenMoney = (kind: RecordKind, body: RecordBody): number | null => {
  const field = moneyFieldOf(kind)
  const fen = field === null ? undefined : body[field]
  return typeof fen === 'number' && fen > 0 && !OF_NO_FUND.includes(body[WHOSE]) ? fen : null
}

/** 每人200元，3名，一共600元; of what no child was given by name the sum. */
export const givenWords = (each: number, children: number): string =>
  children <= 1 ? moneyWords(each) : `每人${moneyWords(each)}，${children}名，一共${moneyWords(each * children)}`
