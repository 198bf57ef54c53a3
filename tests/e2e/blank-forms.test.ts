import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** An office's blank form, handed in once, put right and filled; the county's own mapping of the official table. */
setStage(['--demo'])

const form = async (): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('登记表')
  sheet.addRow(['留守儿童登记表'])
  sheet.addRow(['学校名称：'])
  sheet.addRow(['序号', '姓名', '性别', '监护人电话', '备注'])
  for (let r = 4; r <= 6; r++)
    for (let c = 1; c <= 5; c++) sheet.getRow(r).getCell(c).border = { bottom: { style: 'thin' } }
  sheet.addRow(['合计', { formula: 'COUNTA(B4:B6)' }])
  return Buffer.from(await book.xlsx.writeBuffer())
}

it('a principal hands in a form, changes one column, and has it filled for the school', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/forms`)
  await page
    .getByLabel('选一张空白表')
    .setInputFiles({ name: '登记表.xlsx', mimeType: 'application/octet-stream', buffer: await form() })
  await page.getByRole('button', { name: '第 4 行第 5 格：空' }).click()
  await page.getByRole('combobox', { name: '第 4 行第 5 格填什么' }).click()
  await page.getByRole('option', { name: '村', exact: true }).click()
  await page.getByRole('button', { name: '第 4 行第 5 格：〔村〕' }).waitFor()
  await page.getByRole('button', { name: '存好' }).click()
  await page.getByRole('button', { name: '存好', disabled: true }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'blank-form')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '填好下载' }).click(),
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(readFileSync((await file.path()) ?? '') as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]
  const rows = (sheet?.rowCount ?? 0) - 4
  expect(rows).toBeGreaterThan(100)
  expect(sheet?.getCell('A2').value).toBe('学校名称：青石镇中心小学')
  expect(sheet?.getCell(rows + 4, 2).value).toMatchObject({ formula: `COUNTA(B4:B${rows + 3})` })
  expect(String(sheet?.getCell('D4').value)).toMatch(/\*{4}/)
  await page.setViewportSize(PHONE)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'blank-form-phone')
  expect(faults).toEqual([])
  await context.close()
})

it('a county maps the official table: a name, an equation, a version', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xian', PASSWORD)
  await page.goto(`${server.url}/statistics?table=official-statistics`)
  await page.getByText('系统的读法').first().waitFor()
  await page.getByRole('link', { name: '对县里的表' }).click()
  await page.getByRole('textbox', { name: '第 24 栏叫什么' }).fill('小学住校生')
  await page.getByRole('switch', { name: '13＋14＝24＋25' }).click({ force: true })
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'county-form')
  await page.setViewportSize(PHONE)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'county-form-phone')
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: '存成第 1 版' }).click()
  await page.getByRole('button', { name: '存成第 2 版' }).waitFor()
  await page.getByRole('link', { name: '‹ 统计表' }).click()
  await page.getByText('按县里对过的第 1 版表。').waitFor()
  await page.getByText('13＋14＝24＋25').first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})
