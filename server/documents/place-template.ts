import ExcelJS from 'exceljs'
import { printable } from '../../domain/kit/text.ts'

export const TEMPLATE_HEADINGS = ['类型', '代码', '名称', '上级代码'] as const
const KINDS = ['乡镇', '村', '学校', '年级班级']
const EMPTY_ROWS = 500

const HELP = [
  '怎么填',
  '一行一个单位。前面几行是已经有的，不用改；接着往下写新的。',
  '类型：从下拉里选 乡镇、村、学校 或 年级班级。',
  '代码：有就写，没有就空着，系统自己编。',
  '名称：乡镇、村、学校写全称；班写成 三年级(1)班。',
  '上级代码：写上级的代码；不知道代码，写上级的名称也行（叫这个名称的只有一个时）。村的上级是乡镇，学校的上级是乡镇（县直学校写县），班的上级是学校。',
  '填好存盘，回到“单位”页点“批量添加”，选这个文件。先给您看一遍会添加什么，点了才写。',
]

/** A sheet of places to fill in: those that stand are written down already, below them it is empty, with the kinds to choose from. */
export const placeTemplate = async (
  rows: readonly { kind: string; code: string; name: string; parent: string }[],
): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('单位', {
    views: [{ state: 'frozen', ySplit: 1 }],
    // Printed, its four columns stand on one sheet.
    pageSetup: { paperSize: 9, fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' },
  })
  sheet.addRow([...TEMPLATE_HEADINGS])
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) {
    const added = sheet.addRow([row.kind, row.code, row.name, row.parent].map(printable))
    added.font = { color: { argb: 'FF777777' } }
  }
  ;[12, 22, 28, 26].forEach((width, i) => {
    const column = sheet.getColumn(i + 1)
    column.width = width
    column.numFmt = '@'
  })
  for (let r = rows.length + 2; r < rows.length + 2 + EMPTY_ROWS; r++)
    sheet.getCell(r, 1).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${KINDS.join(',')}"`] }
  const help = book.addWorksheet('怎么填')
  help.getColumn(1).width = 100
  for (const line of HELP) help.addRow([line]).alignment = { wrapText: true, vertical: 'top' }
  help.getRow(1).font = { bold: true, size: 14 }
  return Buffer.from(await book.xlsx.writeBuffer())
}
