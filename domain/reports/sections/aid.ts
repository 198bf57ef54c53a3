import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { nothingOf, smallest } from './small-groups.ts'

/** Aid, and what teachers paid and lent (S2B.13, S3.8, S5.4; summaries §5 S2B, S3, S5); silent where nothing was booked. */
export const aidParts = (pen: Pen): { key: string; heading: string; text: Inline[] }[] => [
  { key: 'aid', heading: '帮困助学', text: aid(pen) },
  { key: 'advances', heading: '老师垫付', text: advances(pen) },
  { key: 'loans', heading: '借零钱和饭票', text: loans(pen) },
]

/** Who is sponsored, by number only where they are not few; what came, went and is left. */
const aid = (pen: Pen): Inline[] => [...sponsored(pen), ...reached(pen), ...money(pen)]

const sponsored = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n('sponsored') === 0) return []
  return smallest(pen, 'sponsored')
    ? line`个别家庭困难的${voice.person}有人结对资助。`
    : line`结对资助${voice.person}${f('sponsored')}名。`
}

/** Whom the ledger names, sponsored or not: that a sponsorship was paid is claimed by nobody else (summaries §1). */
const reached = (pen: Pen): Inline[] =>
  smallest(pen, 'aid.children') ? [] : line`期内从爱心账领到钱物的${pen.voice.person}有${pen.f('aid.children')}名。`

const money = ({ n, f }: Pen): Inline[] => {
  const ids = ['aid.received', 'aid.given', 'aid.balance']
  if (nothingOf({ n }, ids)) return []
  const came = n('aid.received') > 0 ? line`收到${f('aid.received')}元，` : ''
  const went = n('aid.given') > 0 ? line`用出${f('aid.given')}元，` : ''
  return line`资金${came}${went}结余${f('aid.balance')}元。`
}

const advances = ({ n, f, voice }: Pen): Inline[] => {
  if (nothingOf({ n }, ['advances.sum', 'advances.repaid', 'advances.open'])) return []
  const paid = n('advances.sum') > 0 ? line`老师为${voice.person}垫付${f('advances.sum')}元` : line`期内老师没有新垫付`
  const back = n('advances.repaid') > 0 ? line`，报销${f('advances.repaid')}元` : ''
  const open = n('advances.open') > 0 ? line`，还有${f('advances.open')}元没有报销` : '，都已报销'
  return line`${paid}${back}${open}。`
}

/** Only by whoever lent: nobody else counts it. */
const loans = ({ n, f, voice }: Pen): Inline[] => {
  if (voice.we !== '我班' || n('loans.times') === 0) return []
  const back = n('loans.repaid') > 0 ? line`，还清的${f('loans.repaid')}次` : ''
  return line`丢了饭票、零钱，借给过${f('loans.times')}次${back}。`
}
