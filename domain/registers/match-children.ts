import type { IncomingChild, RegisterChild } from './roster-child.ts'

export type Match = { incoming: IncomingChild; child: RegisterChild }
export type Candidate = { child: RegisterChild; reasons: string[] }
export type Matching = {
  matched: Match[]
  fresh: IncomingChild[]
  /** Same number, different person, or two rows for one child: to be decided by somebody. */
  conflicts: { incoming: IncomingChild; reason: string; child: RegisterChild | null }[]
  /** New rows that look like somebody who is there. They stand in `fresh` too until somebody says otherwise. */
  likely: { incoming: IncomingChild; candidates: Candidate[] }[]
}

const oneApart = (a: string, b: string): boolean =>
  a.length === b.length && [...a].filter((c, i) => c !== b[i]).length === 1
const agree = (a: string | null | undefined, b: string | null | undefined): boolean =>
  Boolean(a && b && (a.startsWith(b) || b.startsWith(a)))
const opposed = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a && b && !agree(a, b))

/** Strongest first: the ID, the student number, name and birth, name and class with a parent, name and class alone. */
const RULES: {
  of: (says: IncomingChild) => string | null
  at: (child: RegisterChild) => string | null
  strict: boolean
}[] = [
  { of: (i) => i.says.idNumber ?? null, at: (c) => c.flat.idNumber, strict: false },
  { of: (i) => i.says.studentNo ?? null, at: (c) => c.flat.studentNo, strict: false },
  {
    of: (i) => (i.says.birth?.length === 10 ? `${i.nameKey}|${i.says.birth}` : null),
    at: (c) => (c.flat.birth?.length === 10 ? `${c.nameKey}|${c.flat.birth}` : null),
    strict: true,
  },
  {
    of: (i) => parentKey(i.nameKey, i.says.fatherName, i.says.motherName),
    at: (c) => parentKey(c.nameKey, c.flat.fatherName, c.flat.motherName),
    strict: true,
  },
  {
    of: (i) => classKey(i.nameKey, i.says.grade, i.says.label),
    at: (c) => classKey(c.nameKey, c.flat.grade, c.flat.label),
    strict: true,
  },
]

const parentKey = (name: string, father: string | null | undefined, mother: string | null | undefined) =>
  name !== '' && father && mother ? `${name}|${father}|${mother}` : null
const classKey = (name: string, grade: number | null | undefined, label: string | null | undefined) =>
  name !== '' && grade ? `${name}|${grade}|${label ?? ''}` : null

/**
 * Finds for each row the child it speaks of. A weaker rule never overrides a number that says otherwise, and matches only
 * where both sides are single. The order of rows does not matter.
 */
export const matchChildren = (incoming: readonly IncomingChild[], register: readonly RegisterChild[]): Matching => {
  const out: Matching = { matched: [], fresh: [], conflicts: [], likely: [] }
  const left = new Set(incoming)
  const free = new Set(register)
  for (const rule of RULES) {
    const rows = groups(left, rule.of)
    const children = groups(free, rule.at)
    for (const [key, mine] of rows) {
      const theirs = children.get(key) ?? []
      const [row] = mine
      const [child] = theirs
      if (!row || !child) continue
      if (mine.length > 1) {
        if (rule.strict) continue
        for (const extra of mine.slice(1)) {
          out.conflicts.push({ incoming: extra, reason: `和第 ${row.row} 行是同一个号码，一个孩子只能有一行`, child })
          left.delete(extra)
        }
      }
      if (theirs.length > 1 || (rule.strict && contradict(row, child))) continue
      if (
        !rule.strict &&
        row.nameKey !== '' &&
        row.nameKey !== child.nameKey &&
        opposed(row.says.birth, child.flat.birth)
      ) {
        out.conflicts.push({ incoming: row, reason: '号码相同，但姓名和出生日期都不同，可能填错了号码', child })
        left.delete(row)
        continue
      }
      out.matched.push({ incoming: row, child })
      left.delete(row)
      free.delete(child)
    }
  }
  const byName = groups(free, (c) => c.nameKey || null)
  // One digit apart leaves one half of the number whole.
  const heads = groups(free, (c) => c.flat.idNumber?.slice(0, 9) ?? null)
  const tails = groups(free, (c) => c.flat.idNumber?.slice(9) ?? null)
  for (const row of [...left].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const id = row.says.idNumber ?? ''
    const near = new Set([
      ...(byName.get(row.nameKey) ?? []),
      ...(heads.get(id.slice(0, 9)) ?? []),
      ...(tails.get(id.slice(9)) ?? []),
    ])
    const candidates = likely(row, near)
    if (candidates.length) out.likely.push({ incoming: row, candidates })
    out.fresh.push(row)
  }
  return out
}

const contradict = (row: IncomingChild, child: RegisterChild): boolean =>
  opposed(row.says.idNumber, child.flat.idNumber) ||
  opposed(row.says.studentNo, child.flat.studentNo) ||
  opposed(row.says.birth, child.flat.birth)

const groups = <T>(items: Iterable<T>, keyOf: (item: T) => string | null): Map<string, T[]> => {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key) map.set(key, [...(map.get(key) ?? []), item])
  }
  return map
}

/** Why a new row may be somebody who is there already; sentences for the person who decides. */
const likely = (row: IncomingChild, free: Iterable<RegisterChild>): Candidate[] => {
  const found: Candidate[] = []
  for (const child of free) {
    const reasons: string[] = []
    const sameName = row.nameKey !== '' && row.nameKey === child.nameKey
    const id = row.says.idNumber
    if (id && child.flat.idNumber && oneApart(id, child.flat.idNumber)) reasons.push('身份证号只差一位')
    if (sameName) {
      if (row.says.birth && child.flat.birth && row.says.birth.slice(0, 7) === child.flat.birth.slice(0, 7))
        reasons.push('姓名和出生年月相同')
      if (row.says.fatherName && row.says.fatherName === child.flat.fatherName) reasons.push('姓名和父亲姓名相同')
      if (row.says.motherName && row.says.motherName === child.flat.motherName) reasons.push('姓名和母亲姓名相同')
    }
    if (reasons.length) found.push({ child, reasons })
  }
  return found.slice(0, 5)
}
