import { longDate } from '../prose/numbers.ts'
import { PAPER_FACES, PAPERS } from './list.ts'
import type { Given } from './sheet.ts'

/** What is printed for many at once (decision 059). */
export const BATCHES = [...PAPERS, 'card', 'page', 'file', 'certificate'] as const
export type Batch = (typeof BATCHES)[number]

/** What is typed once for all of a batch. */
export type BatchAsk = Exclude<keyof Given, 'day'> | 'teacherPhone' | 'schoolPhone' | 'villagePhone' | 'giver'

export const NOTHING_TYPED: Record<BatchAsk, string> = {
  ...{ teacher: '', meeting: '', when: '', where: '', topic: '', matter: '' },
  ...{ teacherPhone: '', schoolPhone: '', villagePhone: '', giver: '' },
}

export type BatchFace = {
  title: string
  about: string
  asks: readonly BatchAsk[]
  /** Goes to families: at its foot stand who printed it and when, never what for, which could say what a child is. */
  goesHome: boolean
}

const OWN: Record<Exclude<Batch, (typeof PAPERS)[number]>, BatchFace> = {
  card: {
    title: '联系卡',
    about: '一页八张，字大，给家里老人看',
    asks: ['teacher', 'teacherPhone', 'schoolPhone', 'villagePhone'],
    goesHome: true,
  },
  page: { title: '一页看全', about: '一个孩子一页：家里、该做的、最近联系', asks: [], goesHome: false },
  file: { title: '孩子的档案', about: '一个孩子几页：家里、情况、登记、变化、记录', asks: [], goesHome: false },
  certificate: { title: '奖状', about: '一次表彰的孩子，一人一张，横着印', asks: ['giver'], goesHome: true },
}

const STAYS: ReadonlySet<Batch> = new Set(['roll', 'visit'])

export const batchFace = (batch: Batch): BatchFace => {
  if (batch === 'card' || batch === 'page' || batch === 'file' || batch === 'certificate') return OWN[batch]
  const { title, about, asks } = PAPER_FACES[batch]
  return { title, about, asks: asks.filter((ask) => ask !== 'day'), goesHome: !STAYS.has(batch) }
}

/** Which records a whole file holds. */
export const FILE_SPANS = ['term', 'year', 'all'] as const
export type FileSpan = (typeof FILE_SPANS)[number]

/** What a batch is mostly for; own words are as good. */
export const PURPOSES = ['发给家里', '家访带去', '开会用', '存进档案柜', '交接工作', '上级检查'] as const

/** Days for which a finished batch can be taken. */
export const KEPT_DAYS = 30

/** Children of one batch: more pages than that no office printer is fed at once. */
export const MOST_PRINTED = 400

/** What stands at the foot of each page, so that a sheet that lies about says whose it was; a certificate is hung on a wall and has nothing there. */
export const footOf = (
  batch: Batch,
  of: { place: string; who: string; day: string; purpose: string },
): string | null =>
  batch === 'certificate'
    ? null
    : `${of.place}　${of.who}　${longDate(of.day)}打印${batchFace(batch).goesHome ? '' : `　用途：${of.purpose}`}`
