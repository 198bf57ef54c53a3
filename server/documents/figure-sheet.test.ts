import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { figuresFrom, WORKED } from '../../domain/reports/testing/summary-input.ts'
import { figureSheet } from './figure-sheet.ts'
import { printedSummary } from './printed-summary.ts'

it('figures stand in the order of their list, one that cannot be told says so, long definitions take the lines they need', async () => {
  const page = printedSummary({
    title: '岩脚小学2026年秋季学期留守学生工作总结',
    unit: '岩脚小学',
    date: '2026-12-31',
    cutoff: '2026-12-31',
    checkCode: null,
    sections: [],
  })
  const values = figuresFrom({ ...WORKED, 'meetings.held': null })
  const figures = [...values.values()].reverse().map((f) => ({
    ...f,
    text: '',
    previous: f.id === 'left-behind.share' ? 38.7 : null,
    change: f.unit === '%' ? 1.3 : null,
  }))
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(await figureSheet(page, figures)).buffer)
  const sheet = book.worksheets[0]
  const rowOf = (id: string) => (sheet?.getSheetValues() ?? []).findIndex((row) => Array.isArray(row) && row[1] === id)
  expect([rowOf('pupils') < rowOf('talks.due'), rowOf('talks.due') < rowOf('meetings.held')]).toEqual([true, true])
  expect(sheet?.getCell(rowOf('meetings.held'), 3).value).toBe('数不出来')
  expect(sheet?.getCell(rowOf('left-behind.share'), 6).value).toBe('1.3个百分点')
  expect(sheet?.getRow(rowOf('left-behind.education')).height).toBeGreaterThan(30)
  expect(sheet?.getCell(1, 1).alignment?.horizontal).toBe('center')
})
