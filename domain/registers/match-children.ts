import type { Candidate } from './likely-same.ts'
import { likelySame } from './likely-same.ts'
import { inFileOrder } from './name-order.ts'
import { repeatedRows } from './repeated-rows.ts'
import type { IncomingChild, RegisterChild } from './roster-child.ts'

export type Match = { incoming: IncomingChild; child: RegisterChild }
/**
 * What somebody has to decide; nothing is written until then. `twice`: rows of the file for one child; `number`: one number,
 * another name; `doubtful`: the name and class fit, other facts speak against it; `elsewhere`: the number belongs to a file of
 * another place under another name.
 */
export type Conflict = {
  incoming: IncomingChild
  kind: 'twice' | 'number' | 'doubtful' | 'elsewhere'
  reason: string
  child: RegisterChild | null
}
export type Matching = {
  matched: Match[]
  fresh: IncomingChild[]
  conflicts: Conflict[]
  /** New rows that look like somebody who is there. They stand in `fresh` too until somebody says otherwise. */
  likely: { incoming: IncomingChild; candidates: Candidate[] }[]
}

/** `autumn`: the term begins a school year; who was there before it may have moved up a grade. */
export type MatchOptions = { autumn: boolean; termStart: string }

const agree = (a: string | null | undefined, b: string | null | undefined): boolean =>
  Boolean(a && b && (a.startsWith(b) || b.startsWith(a)))
const opposed = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a && b && !agree(a, b))

type Rule = {
  /** How the likeness is called where it needs a look. */
  called: string
  of: (says: IncomingChild) => string | null
  at: (child: RegisterChild, options: MatchOptions) => string | null
  /** A number decides by itself; anything else only where both sides are single and nothing contradicts. */
  number: boolean
  /** Name and class alone: facts that differ strongly ask for a look. */
  weak: boolean
  /** May bring back a child who left. By less, a new pupil of that name would take over the file of another child. */
  back: boolean
}

const parentKey = (name: string, father: string | null | undefined, mother: string | null | undefined) =>
  name !== '' && father && mother ? `${name}|${father}|${mother}` : null
const classKey = (name: string, grade: number | null | undefined, label: string | null | undefined) =>
  name !== '' && grade ? `${name}|${grade}|${label ?? ''}` : null
const birthKey = (name: string, birth: string | null | undefined) =>
  name !== '' && birth?.length === 10 ? `${name}|${birth}` : null

/** Strongest first: the ID, the student number, name and birth, name and both parents, name and class, last year's class. */
const RULES: Rule[] = [
  {
    called: '身份证号',
    of: (i) => i.says.idNumber ?? null,
    at: (c) => c.flat.idNumber,
    number: true,
    weak: false,
    back: true,
  },
  {
    called: '学籍号',
    of: (i) => i.says.studentNo ?? null,
    at: (c) => c.flat.studentNo,
    number: true,
    weak: false,
    back: true,
  },
  {
    called: '姓名和出生日期',
    of: (i) => birthKey(i.nameKey, i.says.birth),
    at: (c) => birthKey(c.nameKey, c.flat.birth),
    number: false,
    weak: false,
    back: true,
  },
  {
    called: '姓名和父母姓名',
    of: (i) => parentKey(i.nameKey, i.says.fatherName, i.says.motherName),
    at: (c) => parentKey(c.nameKey, c.flat.fatherName, c.flat.motherName),
    number: false,
    weak: false,
    back: false,
  },
  {
    called: '姓名和班级',
    of: (i) => classKey(i.nameKey, i.says.grade, i.says.label),
    at: (c) => classKey(c.nameKey, c.flat.grade, c.flat.label),
    number: false,
    weak: true,
    back: false,
  },
  {
    called: '姓名和升级前的班级',
    of: (i) => classKey(i.nameKey, i.says.grade, i.says.label),
    at: (c, { autumn, termStart }) =>
      autumn && c.since < termStart && c.flat.grade ? classKey(c.nameKey, c.flat.grade + 1, c.flat.label) : null,
    number: false,
    weak: true,
    back: false,
  },
]

/**
 * Finds for each row the child it speaks of. A weaker rule never overrides a number that says otherwise, and matches only
 * where both sides are single. A child who left is matched by a number, or by name and birth date. What cannot be told
 * without somebody is a conflict. The order of rows does not matter.
 */
export const matchChildren = (
  incoming: readonly IncomingChild[],
  register: readonly RegisterChild[],
  options: MatchOptions,
): Matching => {
  const out: Matching = { matched: [], fresh: [], conflicts: [], likely: [] }
  const left = new Set(incoming)
  const free = new Set([...register].sort((a, b) => (a.id < b.id ? -1 : 1)))
  setRepeatedApart(incoming, left, free, out)
  for (const rule of RULES) {
    // A school's first list meets nobody, and a later one nobody more once all are found.
    if (left.size === 0 || free.size === 0) break
    const rows = groups(left, rule.of)
    const children = groups(free, (c) => (c.left && !rule.back ? null : rule.at(c, options)))
    for (const [key, mine] of rows) {
      const theirs = children.get(key) ?? []
      const [row] = mine
      const [child] = theirs
      if (!row || !child || mine.length > 1) continue
      const doubt = doubtOf(rule, row, theirs)
      if (doubt === 'another') continue
      left.delete(row)
      if (doubt) out.conflicts.push({ incoming: row, child, ...doubt })
      else out.matched.push({ incoming: row, child })
      free.delete(child)
    }
  }
  for (const { incoming: row, candidates } of likelySame(left, free)) out.likely.push({ incoming: row, candidates })
  out.fresh.push(...[...left].sort(inFileOrder))
  return out
}

/** Two rows for one child: both wait for somebody, and the child they mean is not missing. */
const setRepeatedApart = (
  incoming: readonly IncomingChild[],
  left: Set<IncomingChild>,
  free: Set<RegisterChild>,
  out: Matching,
) => {
  const repeated = repeatedRows(incoming)
  if (repeated.length === 0) return
  const keys = RULES.slice(0, 3).map((rule) => ({
    of: rule.of,
    at: groups(free, (c) => rule.at(c, { autumn: false, termStart: '' })),
  }))
  for (const { incoming: row, reason } of repeated) {
    const child =
      keys.flatMap(({ of, at }) => {
        const theirs = at.get(of(row) ?? '') ?? []
        return theirs.length === 1 ? theirs : []
      })[0] ?? null
    out.conflicts.push({ incoming: row, kind: 'twice', reason, child })
    left.delete(row)
    if (child) free.delete(child)
  }
}

/** Null: the same child. `another`: not by this rule. Else why somebody has to look. */
const doubtOf = (
  rule: Rule,
  row: IncomingChild,
  theirs: readonly RegisterChild[],
): null | 'another' | Pick<Conflict, 'kind' | 'reason'> => {
  const [child] = theirs
  if (!child) return 'another'
  if (rule.number) {
    if (theirs.length > 1)
      return { kind: 'number', reason: `花名册里有 ${theirs.length} 个孩子是这个${rule.called}，请先核对花名册` }
    if (row.nameKey === '' || row.nameKey === child.nameKey || child.nameKey === '') return null
    return {
      kind: 'number',
      reason: `${rule.called}相同，姓名不同${opposed(row.says.birth, child.flat.birth) ? '，出生日期也不同，可能填错了号码' : '：是改了名，还是号码填错'}`,
    }
  }
  if (theirs.length > 1) return 'another'
  if (opposed(row.says.idNumber, child.flat.idNumber) || opposed(row.says.studentNo, child.flat.studentNo))
    return 'another'
  const against = strongDifferences(row, child, rule.weak)
  return against.length ? { kind: 'doubtful', reason: `${rule.called}相同，但${against.join('、')}` } : null
}

/** What speaks against it where no number decides. A parent's name alone may have been mended; both, or the only one known, not. */
const strongDifferences = ({ says }: IncomingChild, { flat }: RegisterChild, weak: boolean): string[] => {
  const differ = (a: string | null | undefined, b: string | null): boolean => Boolean(a && b && a !== b)
  const father = differ(says.fatherName, flat.fatherName)
  const mother = differ(says.motherName, flat.motherName)
  const same = says.fatherName === flat.fatherName || says.motherName === flat.motherName
  const parents = father && mother ? '父母姓名都不同' : weak && father && !same ? '父亲姓名不同' : ''
  const alone = weak && !father && mother && !same ? '母亲姓名不同' : ''
  const sex = weak && says.sex && says.sex !== 'unknown' && flat.sex !== 'unknown' && says.sex !== flat.sex
  return [
    weak && opposed(says.birth, flat.birth) ? '出生日期不同' : '',
    sex ? '性别不同' : '',
    parents || alone,
  ].filter((text) => text !== '')
}

export const groups = <T>(items: Iterable<T>, keyOf: (item: T) => string | null): Map<string, T[]> => {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (!key) continue
    const group = map.get(key)
    if (group) group.push(item)
    else map.set(key, [item])
  }
  return map
}
