import { monthlyCarerContact } from '../../duties/monthly-carer-contact.ts'
import { monthlyFamilyCall } from '../../duties/monthly-family-call.ts'
import { figureNode, type Inline, line } from '../kit/doc.ts'
import { figureText, refOfPart, type YearPart } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { SMALL_BASE } from '../prose/numbers.ts'

/** What was owed and done, told part by part of a year: child-months and child-rounds, which add up to the year's. */
const OWED = [
  { due: 'talks.due', met: 'talks.met', words: '谈心' },
  { due: 'visits.due', met: 'visits.met', words: '家访（按{人}和轮次）' },
  { due: `${monthlyFamilyCall.key}.due`, met: `${monthlyFamilyCall.key}.met`, words: '亲情联系' },
  { due: `${monthlyCarerContact.key}.due`, met: `${monthlyCarerContact.key}.met`, words: '联系照看人' },
] as const

/** Figures that a year's parts are counted by. */
export const PART_FIGURES: readonly string[] = [
  ...OWED.flatMap(({ due, met }) => [due, met]),
  'records.all',
  'condolence.visits',
]

export const ofPart = (part: YearPart, id: string): number => part.figures.get(id)?.value ?? 0
export const nodeOfPart = (part: YearPart, id: string): Inline =>
  figureNode(refOfPart(id, part.id), figureText(part.figures.get(id) ?? { value: null, unit: '' }))

/**
 * 分学期看 · 分上下半年看: what was owed and done in each part, side by side (summaries §3.2, §3.5): a year hides neither a good term nor
 * a bad one. Parts with no record of a kind are said as that; nothing of a term.
 */
export const partByPart = (pen: Pen): Inline[] => {
  const { parts, term } = pen.input
  const [first, second] = parts
  if (!first || !second) return []
  const told = OWED.flatMap((of) => {
    const owing = parts.filter((part) => ofPart(part, of.due) > 0)
    if (owing.length < 2 || owing.every((part) => ofPart(part, of.met) === 0)) return []
    return [
      line`${of.words.replace('{人}', pen.voice.person)}${owing.flatMap((part, i) => line`${i === 0 ? '' : '，'}${oneOf(part, of)}`)}${trend(owing, of)}`,
    ]
  })
  const written = parts.every((part) => ofPart(part, 'records.all') > 0)
    ? [
        line`写下的记录${parts.flatMap((part, i) => line`${i === 0 ? '' : '、'}${shortName(part)}${nodeOfPart(part, 'records.all')}条`)}`,
      ]
    : []
  const all = [...told, ...written]
  const silent = parts.filter((part) => ofPart(part, 'records.all') === 0)
  const [lacks] = silent
  const rest = parts.find((part) => part !== lacks)
  // Half a year on paper is no half a year undone.
  if (silent.length === 1 && lacks && rest && ofPart(rest, 'records.all') > 0)
    return line`${shortName(lacks)}在系统中没有记录，以上做了多少都是${shortName(rest)}的数。`
  const how = term.id.endsWith('school-year') ? '分学期看' : '分上下半年看'
  return all.length ? line`${how}，${all.flatMap((text, i) => line`${i === 0 ? '' : '；'}${text}`)}。` : []
}

export const shortName = ({ name }: YearPart): string => name.replace(/^\d{4}年/, '')

const oneOf = (part: YearPart, { due, met }: (typeof OWED)[number]): Inline[] => {
  const [owed, done] = [ofPart(part, due), ofPart(part, met)]
  const start = line`${shortName(part)}应完成${nodeOfPart(part, due)}人次`
  if (done === 0) return line`${start}、没有完成记录`
  return done >= owed ? line`${start}、全部完成` : line`${start}、完成${nodeOfPart(part, met)}人次`
}

/** （完成率上升1.6个百分点）: only on bases of twenty or more (§2.1). */
const trend = (parts: readonly YearPart[], { due, met }: (typeof OWED)[number]): string => {
  if (parts.some((part) => ofPart(part, due) < SMALL_BASE || ofPart(part, met) === 0)) return ''
  const [from = 0, to = 0] = parts.map((part) => Math.round((ofPart(part, met) * 1000) / ofPart(part, due)) / 10)
  const points = Math.round((to - from) * 10) / 10
  if (points === 0) return '（完成率前后相同）'
  return `（完成率${points > 0 ? '上升' : '下降'}${Math.abs(points).toFixed(1)}个百分点）`
}
