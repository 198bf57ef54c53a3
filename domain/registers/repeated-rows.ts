import type { IncomingChild } from './roster-child.ts'

/** Rows of one file that cannot all stand: the same number, or the same name and birth date with nothing to tell them apart. */
export type Repeated = { incoming: IncomingChild; reason: string }

/** So many of the others are named: of ten thousand rows with one number nobody reads more, and all would be a book each. */
const TOLD = 8

const NUMBERS = [
  ['身份证号', (row: IncomingChild) => row.says.idNumber ?? null],
  ['学籍号', (row: IncomingChild) => row.says.studentNo ?? null],
] as const

/** Each row that says the same as another one, with the rows that it collides with. The order of rows does not matter. */
export const repeatedRows = (incoming: readonly IncomingChild[]): Repeated[] => {
  const named = incoming.filter((row) => row.nameKey !== '').toSorted(inOrder)
  const found = new Map<string, Repeated>()
  const put = (row: IncomingChild, others: readonly IncomingChild[], what: string) => {
    if (found.has(row.key)) return
    const first = others
      .slice(0, TOLD)
      .map((o) => (o.sheet === row.sheet ? `第 ${o.row} 行` : `“${o.sheet}”第 ${o.row} 行`))
      .join('、')
    const rows = others.length > TOLD ? `${first}等 ${others.length} 行` : first
    const equal = others.every((o) => o.nameKey === row.nameKey)
    found.set(row.key, {
      incoming: row,
      reason: `和${rows}是同一个${what}${equal ? '，像是同一个孩子填了两次' : '，姓名却不同'}，只能写一行`,
    })
  }
  for (const [what, of] of NUMBERS)
    for (const rows of grouped(named, of)) for (const row of rows) put(row, without(rows, row), what)
  const twins = grouped(named, (row) => (row.says.birth?.length === 10 ? `${row.nameKey}|${row.says.birth}` : null))
  for (const rows of twins)
    for (const row of rows) {
      const alike = rows.filter((o) => o !== row && !toldApart(row, o))
      if (alike.length) put(row, alike, '姓名和出生日期')
    }
  return incoming.flatMap((row) => found.get(row.key) ?? [])
}

/** Sheet by sheet, line by line: 第 3 行 before 第 10 行. */
const inOrder = (a: IncomingChild, b: IncomingChild): number =>
  a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row

const without = (rows: readonly IncomingChild[], row: IncomingChild) => rows.filter((o) => o !== row)

const differ = (a: unknown, b: unknown): boolean => Boolean(a && b && a !== b)

/** Two children may share name and birthday; their numbers, or both parents, tell. */
const toldApart = ({ says: a }: IncomingChild, { says: b }: IncomingChild): boolean =>
  differ(a.idNumber, b.idNumber) ||
  differ(a.studentNo, b.studentNo) ||
  (differ(a.fatherName, b.fatherName) && differ(a.motherName, b.motherName))

const grouped = (rows: readonly IncomingChild[], of: (row: IncomingChild) => string | null): IncomingChild[][] => {
  const map = new Map<string, IncomingChild[]>()
  for (const row of rows) {
    const key = of(row)
    if (!key) continue
    const group = map.get(key)
    if (group) group.push(row)
    else map.set(key, [row])
  }
  return [...map.values()].filter((group) => group.length > 1)
}
