import { moneyWords } from '../kit/answer-words.ts'
import { isAboutChildren, type RecordBody, type RecordKind } from '../kit/define-record.ts'
import { RECORD_KINDS } from './list.ts'

/** The answer that says whose money it was: what the visitors gave themselves stands in no fund. */
const WHOSE = 'from'
const THEIR_OWN = 'own'

const moneyFieldOf = (kind: RecordKind): string | null =>
  isAboutChildren(kind) ? (kind.fields.find((f) => f.kind === 'money')?.name ?? null) : null

/** Kinds of records that tell of money given to children (S2B.14): each such record is booked once in the aid ledger (decision 075). */
export const GIVES_MONEY: readonly string[] = RECORD_KINDS.flatMap((k) => (moneyFieldOf(k) === null ? [] : [k.kind]))

/** How much a fund gave to each child of such a record, in fen; null where it tells of no money, or of the visitors' own. */
export const givenMoney = (kind: RecordKind, body: RecordBody): number | null => {
  const field = moneyFieldOf(kind)
  const fen = field === null ? undefined : body[field]
  return typeof fen === 'number' && fen > 0 && body[WHOSE] !== THEIR_OWN ? fen : null
}

/** 每人200元，3名，一共600元. */
export const givenWords = (each: number, children: number): string =>
  children === 1 ? moneyWords(each) : `每人${moneyWords(each)}，${children}名，一共${moneyWords(each * children)}`
