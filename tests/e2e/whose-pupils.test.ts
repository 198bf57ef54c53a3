import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** A mixed list at a dean's desk and at a township's (F1, F7, F13): other schools' rows and children without a class wait. */
setStage(['--demo'])

const HEAD = ['姓名', '性别', '学校', '班级', '家庭住址', '父亲姓名', '父亲务工地点']
const list = async (rows: [name: string, school: string, klass: string][]) => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('汇总')
  sheet.addRow(['全镇留守儿童汇总表'])
  sheet.addRow(HEAD)
  for (const [name, school, klass] of rows)
    sheet.addRow([name, '女', school, klass, '石桥村2组', `${name.slice(0, 1)}长${name.slice(2)}`, '广东佛山'])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const upload = async (page: Page, name: string, bytes: Uint8Array) => {
  await page.goto(`${server.url}/rosters`)
  await page.getByLabel('选一个表格文件').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  })
  await page.getByRole('heading', { name: '读到了什么' }).waitFor()
  await page.getByRole('button', { name: '看和花名册的差别' }).click()
  await page.getByRole('heading', { name: '和花名册的差别' }).waitFor()
}
const wide = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

it('a dean: other schools’ rows and those without a class are not written before somebody decides', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'jiaodao', PASSWORD)
  const others = '甲乙丙丁戊己庚'.split('').map((x): [string, string, string] => [`阳芳${x}`, '大坪小学', '三(1)班'])
  await upload(
    page,
    '混合.xlsx',
    await list([
      ['柏芳甲', '青石中心小学', '三(1)班'],
      ['柏芳乙', '中心小学', ''],
      ['柏芳丙', '', '三年级'],
      ...others,
      ['阳芳辛', '平阳镇中心小学', '四(1)班'],
      ['阳芳壬', '平阳镇中心小学', '四(2)班'],
    ]),
  )
  await page.getByRole('tab', { name: '别的学校的 9' }).waitFor()
  await page.getByText('表里写着别的学校的 9 名').waitFor()
  await page.getByText(/本县的大坪村小学。您不能替那所学校写/).waitFor()
  await page.getByText('县里没有这所学校，或者写法不一样').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'whose-foreign')
  await page.getByRole('combobox', { name: '“平阳镇中心小学”的孩子怎么办' }).selectOption({ label: '收进本校' })
  await page.getByRole('tab', { name: '新来的 5' }).waitFor()
  await page.getByRole('tab', { name: /要定的/ }).click()
  await page.getByText('没有班级的 2 名').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'whose-classless')
  await page.getByRole('combobox', { name: '柏芳乙在哪个班' }).selectOption({ label: '五(1)班' })
  await page.getByRole('button', { name: '写进花名册（4 处）' }).click()
  await page.getByRole('dialog', { name: '还有没定的，先写别的？' }).waitFor()
  await page.getByText('7 名写着别的学校，1 名没有班级，没定，这次不写').waitFor()
  await picture(page, 'whose-asked')
  await page.getByRole('button', { name: '先写别的' }).click()
  await page.getByRole('heading', { name: '写好了' }).waitFor()
  await page.getByText('表里写“大坪小学”的 7 名：没有写（大坪村小学）').waitFor()
  await page.getByText('表里写“平阳镇中心小学”的 2 名：收进了本校').waitFor()
  await page.getByText('没有班级的 1 名：没有写').waitFor()
  await picture(page, 'whose-written')
  await page.goto(`${server.url}/rosters`)
  await page.getByText('8 名没写').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('a township takes its list apart by school, and takes all of it back', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'zhen', PASSWORD)
  await upload(
    page,
    '全镇.xlsx',
    await list([
      ['柳芳甲', '青石镇中心小学', '三(2)班'],
      ['柳芳乙', '大坪小学', '三(1)班'],
      ['柳芳丙', '大坪村完小', ''],
      ['柳芳丁', '杏花小学', '三(1)班'],
      ['柳芳戊', '', '三(1)班'],
    ]),
  )
  await page.getByText('按学校分好的 3 名').waitFor()
  await page.getByText('要您定的 2 名：学校对不上').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'whose-township')
  await page.getByRole('combobox', { name: '“杏花小学”的孩子怎么办' }).selectOption({ label: '写进大坪村小学' })
  await page.getByRole('combobox', { name: '“没写学校”的孩子怎么办' }).selectOption({ label: '不写' })
  await page.getByRole('tab', { name: '新来的 4' }).click()
  await page.getByText('大坪村小学').first().waitFor()
  await page.getByRole('tab', { name: /要定的/ }).click()
  await page.getByRole('combobox', { name: '柳芳丙在哪个班' }).selectOption({ label: '先不分班，照样写' })
  await page.getByRole('button', { name: '写进花名册（4 处）' }).click()
  await page.getByRole('heading', { name: '写好了' }).waitFor()
  await page.getByText('新添 4 名').waitFor()
  await page.goto(server.url)
  await page.getByText('1 名在校的孩子没有班级，哪位班主任都看不到：').waitFor()
  await picture(page, 'whose-home')
  await page.getByRole('link', { name: '看这些孩子' }).click()
  await page.getByRole('link', { name: '柳芳丙' }).waitFor()
  await page.goto(`${server.url}/rosters`)
  await picture(page, 'whose-rosters')
  await page
    .getByRole('row', { name: /全镇\.xlsx/ })
    .getByRole('button', { name: '整批撤回' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click()
  await page.getByText('已撤回').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('on a phone the same pages hold together', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'jiaodao', PASSWORD)
  await upload(
    page,
    '手机.xlsx',
    await list([
      ['桂芳甲', '', ''],
      ['桂芳乙', '大坪小学', '三(1)班'],
      ['桂芳丙', '杏花小学', '三(1)班'],
    ]),
  )
  await page.getByText('表里写着别的学校的 2 名').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'whose-foreign-phone')
  expect(await wide(page)).toBe(true)
  await page.getByRole('tab', { name: /要定的/ }).click()
  await page.getByText('没有班级的 1 名').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'whose-classless-phone')
  expect(await wide(page)).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})
