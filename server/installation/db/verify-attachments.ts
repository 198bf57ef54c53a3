import type { Tx } from '../../db/tx-type.ts'

/** The thing that each kind of picture hangs on; who sees the thing sees its pictures. */
const THINGS = [
  ['child', 'child'],
  ['record', 'record'],
  ['entry', 'entry'],
  ['movement', 'ledger_movement'],
] as const

/**
 * Pictures against what they hang on (decision 062): each hangs on something that is there, is seen by whoever sees that, and has both its sizes or, once
 * removed, neither. That one is missing or was altered is found by its seal (verify-rows.ts).
 */
export const verifyAttachments = async (tx: Tx): Promise<string[]> => {
  const count = async (text: string) => (await tx.query<{ n: number }>(text, [tx.countyId]))[0]?.n ?? 0
  let [orphans, astray] = [0, 0]
  for (const [kind, table] of THINGS) {
    const of = `from attachment a where a.county_id = $1 and a.about_kind = '${kind}'`
    orphans += await count(
      `select count(*)::int as n ${of} and not exists (select 1 from ${table} t where t.county_id = $1 and t.id = a.about_id)`,
    )
    astray += await count(
      `select count(*)::int as n from attachment a join ${table} t on t.county_id = a.county_id and t.id = a.about_id where a.county_id = $1 and a.about_kind = '${kind}' and a.scope <> t.scope`,
    )
  }
  const half = await count(
    `select count(*)::int as n from attachment where county_id = $1 and ((picture_sealed is null) <> (small_sealed is null) or (picture_sealed is null) <> (size is null or removed_on is not null))`,
  )
  return [
    ...(orphans ? [`照片与附件：${orphans} 张没有了所在的档案、记录、登记或账目。请由备份恢复。`] : []),
    ...(astray ? [`照片与附件：${astray} 张的可见范围和所在的那一件不符。请由备份恢复。`] : []),
    ...(half ? [`照片与附件：${half} 张的图不全或该删没删。请由备份恢复。`] : []),
  ]
}
