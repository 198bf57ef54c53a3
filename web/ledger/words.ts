import { moneyWords } from '../../domain/kit/answer-words.ts'
import { FEN, MOVEMENT_WORDS, ORIGIN_WORDS, USE_WORDS } from '../../domain/registers/ledger.ts'
import type { Answer } from '../client/call.ts'
import { t } from '../words/words.ts'

export type Ledger = Answer<'getLedger'>
export type Account = Ledger['accounts'][number]
export type Movement = Ledger['items'][number]

/** 120元 · 3床: how much, without a sign. */
export const amountWords = (n: number, unit: string): string =>
  unit === FEN ? moneyWords(Math.abs(n)) : `${Math.abs(n)}${unit}`

/** What a movement did, to the accounts that the reader sees: 爱心助学金 −172元. */
export const movedWords = (m: Movement): string[] =>
  m.moved
    .filter((x) => x.sort !== 'source' && x.sort !== 'use' && x.sort !== 'pocket')
    .map((x) => {
      const amount = amountWords(x.n, x.unit)
      if (x.sort === 'loan') return x.n > 0 ? t('借出{x}', { x: amount }) : t('还了{x}', { x: amount })
      if (x.sort === 'advance') return x.n < 0 ? t('垫付{x}', { x: amount }) : t('报销{x}', { x: amount })
      return `${x.name} ${x.n > 0 ? '＋' : '−'}${amount}`
    })

/** Of which sort, whence or for what. */
export const sortWords = (m: Movement): string =>
  [t(MOVEMENT_WORDS[m.sort]), m.donor ?? (m.origin ? t(ORIGIN_WORDS[m.origin]) : ''), m.use ? t(USE_WORDS[m.use]) : '']
    .filter((part) => part !== '')
    .join(' · ')
