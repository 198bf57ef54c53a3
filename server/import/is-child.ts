import { isAsked, isSomebody } from './classify-row.ts'
import type { Column } from './column.ts'
import type { RawCell } from './files/grid.ts'
import { cellsOf } from './interpret-row.ts'
import { readChildName } from './values/child-name.ts'
import { isNothing } from './values/empty.ts'
import { DOTS } from './values/name.ts'

const LONGEST_NAME = 50
/** Letters of any script (rare and private ones too), dots, brackets, a number behind (张伟1). */
const PERSON = new RegExp(`^[\\p{L}\\p{M}\\p{Co}\\u2e80-\\u2fdf\ufffd〇${DOTS}*＊()（）]{1,50}\\d{0,2}[)）]?$`, 'u')

const PLACEHOLDER = /^[某XxＸｘ×]|姓名/
const ALONE = /^\p{Script=Han}{2,3}$/u
/** Words of sums and placeholders (男生 12 女生 15, 某某, crosses), and labels of forms: they name no child. */
const NOBODY =
  /电话$|^(?:男[生女]?|女[生]?|男童|女童|平均(?:年龄|数|值)?|占比|比例|百分比|人数|总数|总人数|其中|[XxＸｘ×]{2,}|某{1,3}|姓名|性别|民族|身份证号?码?|家庭住址|父亲姓名|母亲姓名|监护人(?:姓名)?|联系电话|出生(?:日期|年月)|班级|年级|备注)$/

/** A person's name and something about that person; or, without a name, enough about somebody to ask who it is. */
export const isChild = (filled: readonly RawCell[], raw: readonly RawCell[], columns: readonly Column[]): boolean => {
  const { name, two } = readChildName(cellsOf(filled, columns).raw('name'))
  const own = cellsOf(raw, columns)
  const known = new Set(columns.map((c) => c.field).filter((f) => f !== null && f !== 'name' && f !== 'seq'))
  const told = [...known].map((f) => (f === 'notes' ? '' : own.text(f))).filter((t) => t !== '')
  const about = told.length
  // Strokes, noughts and #N/A fill a line that holds nobody.
  if (isNothing(name))
    return (
      /\d{15}|\d{17}[\dXx]/.test(own.text('idNumber').replace(/\s/g, '')) ||
      told.filter((t) => !isNothing(t)).length >= 3
    )
  if (NOBODY.test(name) || isAsked(name)) return !PLACEHOLDER.test(name) && isSomebody(raw)
  if (name.length > LONGEST_NAME || /年级|学校|班$|小学|中学|人数|姓名|名单/.test(name)) return about >= 4
  // Ali Khan: no name as it is written here, but two facts beside it are about somebody.
  if (!two && !PERSON.test(name)) return about >= 2
  if (about >= 1 || known.size === 0) return true
  // 3 | 海小月 and not a word more: numbered among the others it is one of them.
  return own.text('seq') !== '' && (known.size <= 2 || (/^\d{1,3}$/.test(own.text('seq')) && ALONE.test(name)))
}
