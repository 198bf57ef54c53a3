import { isValidId } from '../../domain/kit/identity/id-number.ts'
import type { Column } from './column.ts'
import { cellText, type RawCell } from './files/grid.ts'
import { cellsOf } from './interpret-row.ts'
import type { DoubtfulRow, RosterReading } from './reading.ts'
import { readDate } from './values/date.ts'
import { DOTS, readName } from './values/name.ts'

/** A reader is asked to look at so many; a file with more has another fault. */
const MOST = 500
const NAME = new RegExp(
  `^[\\p{Script=Han}〇]{1,4}(?:[${DOTS}][\\p{Script=Han}${DOTS}]{1,12})?(?:[(（].{1,4}[)）])?$`,
  'u',
)
/** Words of tables that are as short as names. */
const NO_NAME =
  /姓名|性别|民族|学校|年级|班级|合计|小计|总计|备注|说明|身份证|电话|签[名字]|盖章|日期|男|女|示例|例子|样例|^例$|父亲|母亲|监护人|[村组镇乡县市省校班]$/

/**
 * A row that was skipped and yet holds a name with a birth date or a number of an ID: somebody should look at it, so that no child
 * is lost in silence (decision 018). Without a header any cell may be the name, and a sex stands beside the date.
 */
export const addDoubtful = (
  reading: RosterReading,
  row: readonly RawCell[] | undefined,
  columns: readonly Column[] | null,
  at: Pick<DoubtfulRow, 'sheet' | 'row' | 'reason'>,
) => {
  if (!row || reading.doubtfulRows.length >= MOST) return
  const texts = row.map((cell) => cellText(cell))
  const hasId = texts.some((t) => isIdLike(t))
  if (columns) {
    const cells = cellsOf(row, columns)
    const name = readName(cells.text('name'))
    const column = cells.column('name')
    if (column !== undefined && isName(name) && (hasId || readDate(cells.raw('birth')).date !== null)) {
      reading.doubtfulRows.push({ ...at, name, column })
      return
    }
  }
  // Where no headings tell the columns, a name with a sex and a date is somebody too: a sheet that goes on without its head.
  const told = columns === null && texts.some((t) => /^[男女]$/.test(t)) && row.some((c) => isDay(c))
  const column = hasId || told ? texts.findIndex((t) => isName(readName(t))) : -1
  if (column >= 0) reading.doubtfulRows.push({ ...at, name: readName(texts[column] ?? ''), column })
}

/** A whole day: a year alone, or 3-1, is something else. */
const isDay = (cell: RawCell): boolean => (readDate(cell).date ?? '').length === 10

const isName = (text: string): boolean => NAME.test(text) && !NO_NAME.test(text)
const isIdLike = (text: string): boolean => {
  const t = text
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .toUpperCase()
  return /^\d{17}[\dX]$/.test(t) ? isValidId(t) || /^\d{6}(?:19|20)/.test(t) : /^\d{15}$/.test(t)
}
