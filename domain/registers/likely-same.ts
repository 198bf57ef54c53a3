import { inFileOrder } from './name-order.ts'
import { oneApart } from './near-names.ts'
import type { FlatChild, IncomingChild, RegisterChild } from './roster-child.ts'

/** `child` null: somebody of another place, of whom nothing is told. */
export type Candidate<C = RegisterChild> = { child: C | null; reasons: string[] }

/** As much of a file as is looked at. */
type Comparable = Pick<RegisterChild, 'nameKey' | 'left' | 'flat'>

/** Are two comparable names said alike? Readings are the server's library; nobody is, where none is given. */
type SameSound = (a: string, b: string) => boolean

const MOST = 5
/** A phone that so many children have is a school's or a shop's: it speaks of nobody. */
const SHARED = 12

/**
 * New rows that look like somebody of the register whom no row names, with the reasons in words. Only a shared number, a shared or
 * near name, or a number one digit apart makes a likeness: brothers and sisters share parents, phones and address, and are not
 * duplicates. A near name (one letter, or said alike) asks for one thing more that fits.
 */
export const likelySame = <C extends Comparable>(
  rows: Iterable<IncomingChild>,
  free: Iterable<C>,
  sameSound: SameSound = () => false,
): { incoming: IncomingChild; candidates: Candidate<C>[] }[] => {
  const index = new Map<string, C[]>()
  for (const child of free)
    for (const key of new Set(keysOf(child.nameKey, child.flat))) {
      const group = index.get(key)
      if (group) group.push(child)
      else index.set(key, [child])
    }
  if (index.size === 0) return []
  return [...rows].sort(inFileOrder).flatMap((row) => {
    const near = new Set(
      keysOf(row.nameKey, row.says).flatMap((key) => {
        const group = index.get(key) ?? []
        return key.startsWith('phone ') && group.length > SHARED ? [] : group
      }),
    )
    const candidates = [...near].flatMap((child) => {
      const reasons = reasonsFor(row, child, sameSound)
      return reasons.length ? [{ child, reasons }] : []
    })
    return candidates.length ? [{ incoming: row, candidates: candidates.slice(0, MOST) }] : []
  })
}

const phonesOf = (flat: Partial<FlatChild>): string[] => [
  ...(flat.fatherPhones ?? []),
  ...(flat.motherPhones ?? []),
  ...(flat.carerPhones ?? []),
]

/** By what a row and a child may be alike; what has none of these in common is not looked at. */
const keysOf = (nameKey: string, flat: Partial<FlatChild>): string[] => {
  const id = flat.idNumber ?? ''
  return [
    ...(nameKey ? [`name ${nameKey}`] : []),
    ...numberKeys(id),
    ...(flat.studentNo ? [`no ${flat.studentNo}`] : []),
    ...(flat.birth ? [`birth ${flat.birth}`] : []),
    ...phonesOf(flat).map((phone) => `phone ${phone}`),
  ]
}

/**
 * One digit apart leaves two of three parts of a number (region, birth, last four) whole; a half alone is shared by all children of a county and
 * a decade.
 */
const numberKeys = (id: string): string[] => {
  if (id === '') return []
  const [region, birth, last] = [id.slice(0, 6), id.slice(6, 14), id.slice(14)]
  return [`id a ${birth} ${last}`, `id b ${region} ${last}`, `id c ${region} ${birth}`]
}

/** Two numbers that are known and are not one mistyped: whatever else fits, they are two children. */
const otherNumber = (a: string | null | undefined, b: string | null): boolean =>
  Boolean(a && b && a !== b && !oneApart(a, b))

/** Two dates as far as they are known: 2016-05 is not opposed to 2016-05-01. */
const opposed = (a: string | null | undefined, b: string | null): boolean =>
  Boolean(a && b && !a.startsWith(b) && !b.startsWith(a))

const sharePhone = (a: Partial<FlatChild>, b: FlatChild): boolean => {
  const theirs = new Set(phonesOf(b))
  return phonesOf(a).some((phone) => theirs.has(phone))
}

const reasonsFor = (row: IncomingChild, child: Comparable, sameSound: SameSound): string[] => {
  const { says, nameKey } = row
  const { flat } = child
  const reasons: string[] = []
  if (says.idNumber && says.idNumber === flat.idNumber) reasons.push('身份证号相同')
  else if (says.idNumber && flat.idNumber && oneApart(says.idNumber, flat.idNumber)) reasons.push('身份证号只差一位')
  if (says.studentNo && says.studentNo === flat.studentNo) reasons.push('学籍号相同')
  if (nameKey === '') return reasons
  if (nameKey === child.nameKey) reasons.push(...ofOneName(row, child, reasons.length > 0))
  else reasons.push(...ofNearNames(row, child, sameSound))
  return reasons
}

const ofOneName = ({ says }: IncomingChild, { flat, left }: Comparable, known: boolean): string[] => {
  const reasons: string[] = []
  if (says.birth && flat.birth && says.birth.slice(0, 7) === flat.birth.slice(0, 7)) reasons.push('姓名和出生年月相同')
  if (says.fatherName && says.fatherName === flat.fatherName) reasons.push('姓名和父亲姓名相同')
  if (says.motherName && says.motherName === flat.motherName) reasons.push('姓名和母亲姓名相同')
  if (left && says.grade && says.grade === flat.grade && (says.label ?? null) === flat.label)
    reasons.push('姓名和离开前的班级相同')
  if (!otherNumber(says.idNumber, flat.idNumber)) {
    if (sharePhone(says, flat)) reasons.push('姓名和家长电话相同')
    if (reasons.length === 0 && !opposed(says.birth, flat.birth)) {
      if (!left && says.grade && says.grade === flat.grade && (says.label ?? null) === flat.label)
        reasons.push('姓名和班级相同')
      else if (says.villageId && says.villageId === flat.villageId) reasons.push('姓名和所在的村相同')
    }
  }
  if ((reasons.length || known) && says.name !== flat.name) reasons.push(`只是写法不同（花名册里写“${flat.name}”）`)
  return reasons
}

/** A letter mistyped, or another one of the same sound: the birth date or a phone of the family has to fit too, and nothing to speak against it. */
const ofNearNames = (row: IncomingChild, child: Comparable, sameSound: SameSound): string[] => {
  const { says, nameKey } = row
  const { flat } = child
  if (otherNumber(says.idNumber, flat.idNumber)) return []
  if (says.sex && says.sex !== 'unknown' && flat.sex !== 'unknown' && says.sex !== flat.sex) return []
  const letter = nameKey.length > 1 && oneApart(nameKey, child.nameKey)
  const sameBirth = says.birth?.length === 10 && says.birth === flat.birth
  const samePhone = !opposed(says.birth, flat.birth) && sharePhone(says, flat)
  if (!sameBirth && !samePhone) return []
  const sound = sameSound(nameKey, child.nameKey)
  if (!letter && !sound) return []
  const named = sound ? '姓名读音相同' : '姓名只差一个字'
  return [sameBirth ? `${named}，出生日期相同` : `${named}，家长电话相同`]
}
