import type { Difference } from './difference.ts'
import type { RegisterChild } from './roster-child.ts'

/** A file that the county holds at another place: found by number, or by name and full birth date. Never shown as it is. */
export type Elsewhere = { child: RegisterChild; by: 'id' | 'student-no' | 'name-birth'; others: number }
const NUMBER = { id: '身份证号', 'student-no': '学籍号' } as const

/**
 * Lays what the county knows over a difference: a new row whose number stands in a file of another place is a transfer that
 * somebody confirms (or a conflict where the names differ); one of the same name and birth date is offered as likely the same.
 * The sentences tell that a file exists, nothing of what is in it.
 */
export const withElsewhere = (difference: Difference, found: ReadonlyMap<string, Elsewhere>): Difference => {
  const out: Difference = {
    ...difference,
    added: [],
    transfers: [],
    conflicts: [...difference.conflicts],
    likely: [...difference.likely],
  }
  for (const row of difference.added) {
    const there = found.get(row.key)
    if (!there) {
      out.added.push(row)
      continue
    }
    const { child, by } = there
    if (by !== 'name-birth' && there.others === 0 && row.nameKey === child.nameKey)
      out.transfers.push({ incoming: row, child, because: `县里已有这个${NUMBER[by]}的档案` })
    else if (by !== 'name-birth')
      out.conflicts.push({
        incoming: row,
        kind: 'elsewhere',
        child: null,
        reason: `县里已有这个${NUMBER[by]}的档案，姓名和表里的对不上，请先对着证件核对号码`,
      })
    else {
      out.added.push(row)
      if (opposed(row.says.idNumber, child.flat.idNumber) || opposed(row.says.studentNo, child.flat.studentNo)) continue
      const candidate = { child: null, reasons: ['县里另一处已有同名、同出生日期的档案'] }
      const known = out.likely.findIndex((l) => l.incoming === row)
      const before = out.likely[known]
      if (before) out.likely[known] = { ...before, candidates: [...before.candidates, candidate] }
      else out.likely.push({ incoming: row, candidates: [candidate] })
    }
  }
  return out
}

const opposed = (a: string | null | undefined, b: string | null): boolean => Boolean(a && b && a !== b)
