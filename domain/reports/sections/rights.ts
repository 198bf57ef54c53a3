import { CASE_SORTS } from '../../entries/rights-case.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { Sum } from '../kit/rule-part.ts'
import { partsTold } from './parts-told.ts'
import { nothingOf } from './small-groups.ts'

/** Stations and what came in there (S2B.17; summaries §3.3, §5 S2B): sorts of fewer than three together; silent where there is no station. */
export const rights = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (nothingOf(pen, ['stations', 'rights.intakes'])) return []
  const has = n('stations') > 0 ? line`设维权站${f('stations')}处` : line`维权站期末已经撤了`
  const lectures =
    n('rights.lectures') > 0 ? line`期内给${voice.person}讲法治和自我保护${f('rights.lectures')}次。` : ''
  if (n('rights.intakes') === 0) return line`${has}，期内没有受理记录。${lectures}`
  return line`${has}，有受理记录的${f('stations.active')}处，受理${f('rights.intakes')}件${sorts(pen)}；${outcome(pen)}。${lectures}`
}

/** 其中心理5件、法律4件; what is small stands with the next smallest, so that nobody can take one from the whole. */
const sorts = (pen: Pen): Inline[] => {
  const parts = CASE_SORTS.map(({ value, label }) => ({ id: `rights.${value}`, label, n: pen.n(`rights.${value}`) }))
  return partsTold(pen, parts, (part) => line`${part.label}${pen.f(part.id)}件`, '件')
}

const outcome = ({ n, f }: Pen): Inline[] => {
  if (n('rights.closed') === n('rights.intakes')) return line`都已办结`
  const parts = [
    ['rights.closed', '办结'],
    ['rights.open', '在办'],
    ['rights.referred', '转出'],
    ['rights.withdrawn', '求助的人自己不办了'],
  ] as const
  return parts.filter(([id]) => n(id) > 0).flatMap(([id, word], i) => line`${i === 0 ? '' : '、'}${word}${f(id)}件`)
}

/** What came in is what was closed, referred, withdrawn and what is in hand. */
export const RIGHTS_SUMS: readonly Sum[] = [
  {
    key: 'rights',
    whole: 'rights.intakes',
    parts: ['rights.closed', 'rights.open', 'rights.referred', 'rights.withdrawn'],
    words: '维权办结、在办、转出、不办相加等于受理',
  },
]
