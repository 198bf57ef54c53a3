import { scopeBesideCase } from '../../../domain/registers/scope.ts'
import { casesAt, casesOf, rightScopeOf } from '../../db/cases.ts'
import type { Tx } from '../../db/tx-type.ts'

/**
 * Cases that only a list may know of (decision 030): each in the sight of those who look after the child where it is now and of its
 * own circle, nobody else's; its lines and its list with it; what is told beside it through the case alone.
 */
export const verifyCases = (tx: Tx): Promise<string[]> =>
  tx.unsealed(async () => {
    const rows = [...(await casesOf(tx, null)), ...(await casesAt(tx, null))]
    const beside = await tx.query<{ entry_id: string }>(
      `select a.entry_id from addendum a join entry e on e.county_id = a.county_id and e.id = a.entry_id where a.county_id = $1 and e.county_id = $1 and e.id = any($2::uuid[]) and a.scope <> e.scope
       union select m.entry_id from circle_member m join entry e on e.county_id = m.county_id and e.id = m.entry_id where m.county_id = $1 and e.county_id = $1 and e.id = any($2::uuid[]) and m.scope <> e.scope`,
      [tx.countyId, rows.map((r) => r.id)],
    )
    const apart = new Set(beside.map((r) => r.entry_id))
    const wrong = rows.filter((r) => rightScopeOf(r)?.join() !== r.scope.join() || apart.has(r.id)).length
    const told = await tx.query<{ entry: string; scope: number[] }>(
      `select distinct row_id as entry, scope from history where county_id = $1 and tbl = 'entry' and row_id = any($2::text[])
       union select distinct subject_id, scope from audit where county_id = $1 and subject = 'entry' and subject_id = any($2::text[])`,
      [tx.countyId, rows.map((r) => r.id)],
    )
    const scopes = new Map(rows.map((r) => [r.id, scopeBesideCase(r.scope).join()]))
    const open = new Set(told.flatMap((t) => (t.scope.join() === scopes.get(t.entry) ? [] : [t.entry]))).size
    return [
      ...(wrong
        ? [
            `担心安全：${wrong} 件的可见范围和孩子现在的地方不符。请重新保存孩子的班级或村；名册外的孩子，请重新保存那个地方。`,
          ]
        : []),
      ...(open ? [`担心安全：${open} 件的经过或日志能被别人看到。请由备份恢复，并报告。`] : []),
    ]
  })
