import { caseOf, scopeBesideCase, scopeOfCase, UNSEEN } from '../../domain/registers/scope.ts'
import type { Tx } from './tx.ts'

/**
 * Cases that only a list may know of (decision 030): each in the sight of those who look after the child where it is now and of its
 * own circle, nobody else's; its lines and its list with it; what is told beside it through the case alone.
 */
export const verifyCases = (tx: Tx): Promise<string[]> =>
  tx.unsealed(async () => {
    const rows = await tx.query<{
      id: string
      scope: number[]
      class_id: number | null
      school_id: number | null
      village_id: number | null
      beside: number
    }>(
      `select e.id, e.scope, c.class_id, c.school_id, c.village_id,
         (select count(*) from addendum a where a.county_id = $1 and a.entry_id = e.id and a.scope <> e.scope)::int
         + (select count(*) from circle_member m where m.county_id = $1 and m.entry_id = e.id and m.scope <> e.scope)::int as beside
       from entry e join child c on c.county_id = e.county_id and c.id::text = e.subject_id
       where e.county_id = $1 and c.county_id = $1 and e.subject_kind = 'child' and e.child_id is null and e.scope @> array[${UNSEEN}]`,
      [tx.countyId],
    )
    const right = (r: (typeof rows)[number]) => {
      const circle = caseOf(r.scope)
      const at = { classId: r.class_id, schoolId: r.school_id, villageId: r.village_id }
      return circle !== null && scopeOfCase(at, circle).join() === r.scope.join()
    }
    const wrong = rows.filter((r) => !right(r) || r.beside > 0).length
    const told = await tx.query<{ entry: string; scope: number[] }>(
      `select distinct row_id as entry, scope from history where county_id = $1 and tbl = 'entry' and row_id = any($2::text[])
       union select distinct subject_id, scope from audit where county_id = $1 and subject = 'entry' and subject_id = any($2::text[])`,
      [tx.countyId, rows.map((r) => r.id)],
    )
    const scopes = new Map(rows.map((r) => [r.id, scopeBesideCase(r.scope).join()]))
    const open = new Set(told.flatMap((t) => (t.scope.join() === scopes.get(t.entry) ? [] : [t.entry]))).size
    return [
      ...(wrong ? [`担心安全：${wrong} 件的可见范围和孩子现在的地方不符。请重新保存孩子的班级或村。`] : []),
      ...(open ? [`担心安全：${open} 件的经过或日志能被别人看到。请由备份恢复，并报告。`] : []),
    ]
  })
