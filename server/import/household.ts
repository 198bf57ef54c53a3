import { ageAt } from '../../domain/kit/dates.ts'
import { birthOfId, isValidId } from '../../domain/kit/identity/id-number.ts'
import type { Column } from './column.ts'
import { cellText, type Grid, type RawCell } from './files/grid.ts'
import { resolveHeading } from './headings/resolve-heading.ts'
import { bareHeading, simplify } from './headings/simplify.ts'
import { cellsOf } from './interpret-row.ts'
import type { RosterReading } from './reading.ts'
import { readDate } from './values/date.ts'
import { isNothing } from './values/empty.ts'
import { readId } from './values/id-number.ts'
import { readName } from './values/name.ts'
import { readAge } from './values/simple.ts'

/** 与户主关系: a household's register lists its grown-ups beside the children. */
const OF_HOUSEHOLD = /^(?:与|和|同)?户主(?:的|之)?关系$|^(?:家庭)?成员(?:与户主)?(?:的)?关系$|^家庭关系$/
const GROWN_UP =
  /^(?:户主|本人或户主|配偶|夫|妻|丈夫|妻子|爱人|老婆|老公|父亲?|母亲?|爸爸|妈妈|公公|婆婆|岳父|岳母|祖父|祖母|爷爷|奶奶|外公|外婆|儿媳妇?|媳妇|女婿|长媳|次媳|孙媳|[伯叔舅]父?|[伯姑姨婶舅]母)$/
/** Whoever is of age is no child of a roster (民法典 17). */
const OF_AGE = 18

/** Of each head once: every row below it asks. */
const RELATION = new WeakMap<readonly Column[], { column: Column | undefined }>()
const relationOf = (columns: readonly Column[]): Column | undefined => {
  const known = RELATION.get(columns)
  if (known) return known.column
  const column = columns.find((c) => OF_HOUSEHOLD.test(bareHeading(c.heading.split('/').at(-1) ?? '')))
  RELATION.set(columns, { column })
  return column
}

/**
 * Is a line of a household's register a grown-up's: by eighteen years, told by birth date, ID number or age; where none of them is
 * told, by the relation, or by a school that it names. `unknown`: a son may be forty. Lists without such a relation have no grown-ups.
 */
export const grownUp = (
  filled: readonly RawCell[],
  columns: readonly Column[],
  at: string,
): 'yes' | 'no' | 'unknown' => {
  const relation = relationOf(columns)
  if (!relation) return 'no'
  const cells = cellsOf(filled, columns)
  const id = readId(cells.raw('idNumber'), null).id
  const birth = readDate(cells.raw('birth')).date ?? (id !== null && isValidId(id) ? birthOfId(id) : null)
  const age = ageAt(birth, at) ?? readAge(cells.text('age'))
  if (age !== null) return age >= OF_AGE ? 'yes' : 'no'
  if (GROWN_UP.test(simplify(cellText(filled[relation.column])).replace(/\s/g, ''))) return 'yes'
  if (isRosterOfPupils(columns)) return 'no'
  const atSchool = (['school', 'grade', 'class', 'gradeClass', 'studentNo'] as const).some(
    (f) => !isNothing(cells.text(f)),
  )
  return atSchool ? 'no' : 'unknown'
}

/** 学生姓名, or the family beside the name: 与户主关系 is one more thing that is told of a pupil. */
const isRosterOfPupils = (columns: readonly Column[]): boolean =>
  columns.some(
    (c) =>
      (c.field === 'name' && /学生|儿童|孩子|幼儿/.test(bareHeading(c.heading))) ||
      (c.field !== null && ['fatherName', 'motherName', 'parentsName', 'carerName', 'studentNo'].includes(c.field)),
  )

/** Such a line, for somebody to say who it is. */
export const noteAgeless = (
  reading: RosterReading,
  row: readonly RawCell[],
  columns: readonly Column[],
  at: { sheet: string; row: number },
): void => {
  const column = columns.find((c) => c.field === 'name')?.column
  if (column !== undefined)
    reading.doubtfulRows.push({
      ...at,
      reason: 'note',
      name: readName(cellText(row[column])),
      column,
      because: 'ageless',
    })
}

/** 成员姓名, 家庭成员（姓名）; 成员身份证号: whose a column of such a register is need not be said. */
const MEMBER = /家庭成员的?|家庭人口的?|成员的?/g

/**
 * A register of households that calls its people members (户主 | 家庭成员姓名 | 与户主关系 | 出生日期 | …) with its headings as a list of
 * people has them. A roster of children that names their families beside them is none.
 */
export const householdHeads = (grid: Grid): Grid => {
  let found = false
  const rows = grid.rows.map((row) => {
    if (!isHousehold(row)) return row
    found = true
    return row.map((cell) => {
      if (typeof cell !== 'string') return cell
      if (OF_HOUSEHOLD.test(bareHeading(cell))) return '与户主关系'
      const bare = cell.replace(MEMBER, '')
      return bareHeading(bare) === '' ? '姓名' : bare
    })
  })
  return found ? { ...grid, rows } : grid
}

/** Whether a row is the head of such a register. */
export const isHousehold = (row: readonly RawCell[]): boolean => {
  const filled = row.filter((cell) => cellText(cell) !== '')
  const heads = filled.flatMap((cell) => (typeof cell === 'string' && cell.length <= 24 ? [cell] : []))
  if (heads.length < 3 || heads.length < filled.length) return false
  const bare = heads.map(bareHeading)
  if (!bare.some((h) => OF_HOUSEHOLD.test(h))) return false
  const fields = heads.map((h) => resolveHeading([h], null).field)
  const members = bare.filter((h) => /^(?:家庭)?成员(?:的)?(?:姓名|名字)?$|^家庭人口(?:姓名)?$/.test(h)).length
  return members === 1 && !fields.includes('name') && bare.some((h) => /性别|出生|身份证|证件号|年龄/.test(h))
}
