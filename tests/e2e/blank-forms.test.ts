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

it('a township’s table leaves, is written on and comes back: each difference is told, one is kept as a remark', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'zhen', PASSWORD)
  await page.goto(`${server.url}/statistics?table=official-statistics`)
  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 PDF' }).click(),
  ])
  expect(
    readFileSync((await pdf.path()) ?? '')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(readFileSync((await file.path()) ?? '') as unknown as ArrayBuffer)
  const [sheet] = book.worksheets
  sheet?.eachRow((row) => {
    if (row.getCell(1).value === '合计') row.getCell(27).value = 120
    if (row.getCell(1).value === '青石村') row.getCell(2).value = 25
  })
  const buffer = Buffer.from(await book.xlsx.writeBuffer())
  const choose = { name: '汇总表.xlsx', mimeType: 'application/octet-stream', buffer }
  await page.getByLabel('选填好的统计表').setInputFiles(choose)
  const told = page.getByRole('region', { name: '交回来的表' })
  await told.getByText('有 2 格和登记不一样').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'statistics-back')
  await page.setViewportSize(PHONE)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'statistics-back-phone')
  await page.setViewportSize(DESK)
  await told.getByRole('checkbox', { name: '青石镇（合计）第26项 健康作旁注' }).check()
  await told.getByLabel('为什么和登记不一样').fill('卫生院体检名册')
  await told.getByRole('button', { name: '选中的 1 格作旁注' }).click()
  await told.getByText('有 1 格和登记不一样').waitFor()
  await page.getByRole('complementary', { name: '旁注' }).getByText('青石镇第26项写 120').waitFor()
  await page.getByText('120（另填）').waitFor()
  // Another table than the one on the page is refused in a sentence.
  await page.goto(`${server.url}/statistics?table=village-statistics`)
  await page.getByRole('button', { name: '导出 PDF', disabled: false }).waitFor()
  await page.getByLabel('选填好的统计表').setInputFiles(choose)
  await page.getByText('请先在上面选“农村留守儿童基本情况汇总表”再交').waitFor()
  expect(faults.filter((fault) => !/400|422/.test(fault))).toEqual([])
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
