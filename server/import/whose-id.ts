import { ageAt } from '../../domain/kit/dates.ts'
import { birthOfId } from '../../domain/kit/identity/id-number.ts'
import type { Column } from './column.ts'
import type { Grid } from './files/grid.ts'
import { bareHeading } from './headings/simplify.ts'
import { readId } from './values/id-number.ts'

const NAMES: readonly Column['field'][] = ['name', 'fatherName', 'motherName', 'parentsName', 'carerName', 'memberName']
/** Whoever is of age is no child of a roster (民法典 17). */
const OF_AGE = 18

/**
 * 监护人姓名 | 身份证号: a number that names nobody behind a grown-up's name, and that by its own digits is a grown-up's, is not the child's, and
 * nobody's until a person says so: a child must not be found, born or told apart by somebody else's number.
 */
export const withoutGrownUpsIds = (columns: readonly Column[], grid: Grid, from: number, at: string): Column[] =>
  columns.map((column) => {
    if (column.field !== 'idNumber' || /学生|儿童|孩子|幼儿|本人/.test(bareHeading(column.heading))) return column
    const before = columns.findLast((c) => c.column < column.column && NAMES.includes(c.field))
    if (!before || before.field === 'name') return column
    const ages = grid.rows.slice(from, from + 200).flatMap((row) => {
      const { id } = readId(row[column.column], null)
      const age = id === null ? null : ageAt(birthOfId(id), at)
      return age === null ? [] : [age]
    })
    return ages.filter((age) => age >= OF_AGE).length * 2 > ages.length ? { ...column, field: null } : column
  })
