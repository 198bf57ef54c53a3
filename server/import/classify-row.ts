import { cellText, type RawCell } from './files/grid.ts'
import { simplify } from './headings/simplify.ts'

export type RowKind = 'child' | 'title' | 'header' | 'total' | 'footer' | 'blank' | 'note'

const TOTAL =
  /^(?:合计|小计|总计|共计|总人数|累计|本页合计|班级合计|全班|全校|本班|年级合计)|合计[:：]?\s*\d*\s*人?$|(?:小计|总计|共计|合计)\s*\d*\s*[人名]?$/
const FOOTER =
  /(?:填表人|制表人|填报人|审核人|复核人|负责人|填报单位|填报日期|填表日期|制表日期|填报时间|校长|班主任|教导处|经办人|主管领导|学校意见|村委会意见|签字|签名|盖章|公章)\s*(?:[(（][^)）]*[)）])?\s*[:：]|(?:签字|签名|盖章|公章)[)）]?$/
const NOTE =
  /^(?:注|说明|备注|填表说明|填写说明|附注|注意|附件|附表|提示|要求)(?:\s*\d*)?\s*[:：、.．]|^(?:注|说明|填表说明|填写说明|附件\s*\d*|附表\s*\d*)$|^[※★*＊]\s*|^\d+[、.．]\s*\S{6,}.*[。；;]?$/
const EXAMPLE = /示例|样例|范例|例子|举例|^例$|^\(?例\)?[:：]?|[（(]例[）)]|^例[：:]/

/** The row's own texts, left to right, blanks left out. */
export const filledTexts = (row: readonly RawCell[] | undefined): string[] =>
  (row ?? []).map((c) => cellText(c)).filter((t) => t !== '')

/** Reads a row that is no header for what it surely is; `null` = perhaps a child. `seen` = a child stood above it under this header. */
export const classifyRow = (
  row: readonly RawCell[] | undefined,
  place: { aboveHeader: boolean; seen: boolean },
): RowKind | null => {
  const filled = filledTexts(row).map((t) => simplify(t))
  if (filled.length === 0) return 'blank'
  const first = filled[0] ?? ''
  const joined = filled.join(' ')
  if (filled.slice(0, 3).some((t) => EXAMPLE.test(t.replace(/\s/g, '')))) return 'note'
  if (NOTE.test(first) && filled.length <= 3) return 'note'
  if (filled.slice(0, 4).some((t) => TOTAL.test(t.replace(/\s/g, '')))) return 'total'
  if (FOOTER.test(joined) && (filled.length <= 8 || /[:：]/.test(first))) return place.aboveHeader ? 'title' : 'footer'
  if (place.aboveHeader) return 'title'
  if (filled.length === 1) {
    if (/^\d{4}年\d{1,2}月(?:\d{1,2}日)?$/.test(first.replace(/\s/g, ''))) return 'footer'
    if (first.length > 12 || /年级|班|学校|小学|中学|名册|花名册|登记表|统计/.test(first))
      return /[。；]/.test(first) ? 'note' : 'title'
  }
  return null
}

/** A row of 1, 2, 3 … under a header numbers the columns. */
export const isColumnNumbers = (row: readonly RawCell[] | undefined): boolean => {
  const numbers = filledTexts(row).map((t) => Number(t.replace(/[()（）]/g, '')))
  return numbers.length >= 4 && numbers.every((n, i) => n === (numbers[0] ?? 0) + i)
}
