import { holdsAt, type PresentColumns } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'

/** What stands both on the child and in the span that holds today (review: two truths), in the words of a finding. */
const BOTH = {
  status: '在册情况',
  school_id: '学校',
  class_id: '班级',
  village_id: '村',
  grade: '年级',
  household_id: '家庭',
  sex: '性别',
  birth: '出生日期',
  boarder: '是否寄宿',
  hukou: '户口',
} as const satisfies Record<keyof PresentColumns, string>

/** Each child's row against the span that holds today; and no day that tells two things, which would count a child twice. */
export const verifySpans = async (tx: Tx, today: string): Promise<string[]> => {
  const columns = Object.entries(BOTH)
  const [told] = await tx.query<Record<string, number>>(
    `select ${columns.map(([c]) => `count(*) filter (where c.${c} is distinct from f.${c})::int as ${c}`).join(', ')}
     from child c join child_facts f on f.county_id = c.county_id and f.child_id = c.id and not f.del
     where c.county_id = $1 and f.county_id = $1 and not c.del and ${holdsAt('$2', { coming: true })}`,
    [tx.countyId, today],
  )
  const differing = columns.filter(([c]) => (told?.[c] ?? 0) > 0)
  const twice = await overlapping(tx)
  return [
    ...(differing.length
      ? [
          `孩子的资料和现在的情况记录不一致（${differing.map(([c, words]) => `${words} ${told?.[c]} 名`).join('、')}）；请打开资料重新保存一次。`,
        ]
      : []),
    ...(twice ? [`${twice} 名孩子的资料里同一天有两种情况，会被数两次；请告诉管理员，由备份恢复或核对后更正。`] : []),
  ]
}

const overlapping = async (tx: Tx): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(distinct child_id)::int as n from (
         select child_id, until_on, lead(from_on) over (partition by child_id order by from_on, until_on nulls last) as next from child_facts where county_id = $1 and not del) s
       where next is not null and (until_on is null or until_on > next)`,
      [tx.countyId],
    )
  )[0]?.n ?? 0
