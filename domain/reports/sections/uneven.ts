import { type Inline, line } from '../kit/doc.ts'
import type { PlaceRow } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import { percentText, SMALL_BASE } from '../prose/numbers.ts'

const valueAt = (row: PlaceRow, id: string): number | null => row.figures.get(id)?.value ?? null
const ofAny = (row: PlaceRow, id: string): number => valueAt(row, id) ?? 0

/** A share of a school with at least twenty to count by (summaries §2.1). */
const shares = (rows: readonly PlaceRow[], share: string, of: string): number[] =>
  rows.flatMap((row) => {
    const value = valueAt(row, share)
    return value !== null && ofAny(row, of) >= SMALL_BASE ? [value] : []
  })

/** 占比在40%以上的学校: how unevenly pupils lie over the schools, no school named (summaries §5 S2A). */
export const spread = ({ input }: Pen): Inline[] => {
  const found = shares(input.below, 'left-behind.share', 'pupils')
  if (found.length < 2) return []
  const most = Math.max(...found)
  const least = Math.min(...found)
  if (most === least) return []
  const over = found.filter((share) => share >= 40).length
  const high = over === 0 ? '' : over === found.length ? '占比都在40%以上，' : `占比在40%以上的学校${over}所，`
  const low = least > 0 ? `最低的${percentText(least)}` : '有的学校没有留守学生'
  return line`各校分布不均，${high}最高的${percentText(most)}，${low}。`
}

const RATES = [
  { share: 'talks.coverage', of: 'talks.due', words: '谈心完成率' },
  { share: 'visits.coverage', of: 'visits.due-households', words: '家访完成率' },
] as const

/** 四、各校不平衡在哪里: between which numbers the schools lie, how many have no record at all; no school named, none ranked. */
export const uneven = ({ input }: Pen): Inline[] => {
  const rows = input.below
  const apart = RATES.flatMap(({ share, of, words }) => {
    const found = shares(rows, share, of)
    const [least, most] = [Math.min(...found), Math.max(...found)]
    return found.length < 2 || least === most
      ? []
      : [
          `${words}最高的${percentText(most)}，${least > 0 ? `最低的${percentText(least)}，相差${(most - least).toFixed(1)}个百分点` : '有的没有完成记录'}`,
        ]
  })
  const owing = rows.filter((row) => ofAny(row, 'talks.due') + ofAny(row, 'visits.due-households') > 0)
  const silent = owing.filter((row) => ofAny(row, 'talks.met') + ofAny(row, 'visits.all-phases') === 0).length
  const lacking = rows.filter((row) => ofAny(row, 'files.gaps') > 0).length
  const told = [
    ...apart,
    ...(silent > 0 ? [`谈心、家访到期而没有完成记录的学校${silent}所，不作推算`] : []),
    ...(lacking > 0 && lacking < rows.length ? [`档案有缺项的学校${lacking}所，其余没有缺项`] : []),
  ]
  return told.length ? line`${told.join('；')}。` : []
}
