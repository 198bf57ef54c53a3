import { inFileOrder } from './name-order.ts'
import type { IncomingChild, RegisterChild } from './roster-child.ts'

/** `child` null: somebody of another place, of whom nothing is told. */
export type Candidate = { child: RegisterChild | null; reasons: string[] }

const MOST = 5

const oneApart = (a: string, b: string): boolean =>
  a.length === b.length && [...a].filter((c, i) => c !== b[i]).length === 1

/**
 * New rows that look like somebody of the register whom no row names, with the reasons in words. Only a shared name or a
 * number one digit apart makes a likeness: brothers and sisters share parents, phones and address, and are not duplicates.
 */
export const likelySame = (
  rows: Iterable<IncomingChild>,
  free: Iterable<RegisterChild>,
): { incoming: IncomingChild; candidates: Candidate[] }[] => {
  const byName = new Map<string, RegisterChild[]>()
  // One digit apart leaves one half of the number whole.
  const byHalf = new Map<string, RegisterChild[]>()
  const put = (map: Map<string, RegisterChild[]>, key: string, child: RegisterChild) => {
    const group = map.get(key)
    if (group) group.push(child)
    else map.set(key, [child])
  }
  for (const child of free) {
    if (child.nameKey) put(byName, child.nameKey, child)
    const id = child.flat.idNumber
    if (id) for (const half of [`< ${id.slice(0, 9)}`, `> ${id.slice(9)}`]) put(byHalf, half, child)
  }
  return [...rows].sort(inFileOrder).flatMap((row) => {
    const id = row.says.idNumber ?? ''
    const near = new Set([
      ...(byName.get(row.nameKey) ?? []),
      ...(id ? [...(byHalf.get(`< ${id.slice(0, 9)}`) ?? []), ...(byHalf.get(`> ${id.slice(9)}`) ?? [])] : []),
    ])
    const candidates = [...near].flatMap((child) => {
      const reasons = reasonsFor(row, child)
      return reasons.length ? [{ child, reasons }] : []
    })
    return candidates.length ? [{ incoming: row, candidates: candidates.slice(0, MOST) }] : []
  })
}

const reasonsFor = (row: IncomingChild, { flat, nameKey, left }: RegisterChild): string[] => {
  const { says } = row
  const reasons: string[] = []
  const sameName = row.nameKey !== '' && row.nameKey === nameKey
  if (says.idNumber && flat.idNumber && oneApart(says.idNumber, flat.idNumber)) reasons.push('身份证号只差一位')
  if (!sameName) return reasons
  if (says.birth && flat.birth && says.birth.slice(0, 7) === flat.birth.slice(0, 7)) reasons.push('姓名和出生年月相同')
  if (says.fatherName && says.fatherName === flat.fatherName) reasons.push('姓名和父亲姓名相同')
  if (says.motherName && says.motherName === flat.motherName) reasons.push('姓名和母亲姓名相同')
  if (left && says.grade && says.grade === flat.grade && (says.label ?? null) === flat.label)
    reasons.push('姓名和离开前的班级相同')
  if (reasons.length && says.name !== flat.name) reasons.push(`只是写法不同（花名册里写“${flat.name}”）`)
  return reasons
}
