import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Person } from '../../demo/people.ts'
import { rosterFile } from '../../demo/roster-file.ts'
import { centralSchool, villageSchool } from '../../demo/township.ts'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The import wizard on a whole school's list with faults, at a desk and on a phone. */
setStage(['--demo'])

/** This term's list with what schools do to lists: short phones, a lost ID, a number twice, a stranger's village, a newcomer. */
const pupils = (): Person[] => {
  const people = centralSchool().flatMap((p) => (p.autumn ? [structuredClone(p.autumn)] : []))
  const at = (i: number): Person => {
    const person = people[i]
    if (!person) throw new Error('too few pupils')
    return person
  }
  at(10).father.phone = '1380000'
  at(20).carer.phone = '123456'
  at(30).id = '52269920170411'
  at(50).father.stay = { place: '广东中山', since: '2026-10' }
  at(51).boarder = !at(51).boarder
  at(60).village = '老寨子'
  const newcomer = { ...structuredClone(at(70)), name: '新来一', id: '522699201503070038', birth: '2015-03-07' }
  const twice = { ...structuredClone(at(80)), name: '张冠李' }
  const transfer = structuredClone(villageSchool()[0])
  if (!transfer) throw new Error('no village school')
  // Two who are no longer named.
  return [...people.filter((_, i) => i !== 100 && i !== 101), newcomer, twice, transfer]
}

const upload = async (page: Page, name: string, bytes: Uint8Array) => {
  await page.goto(`${server.url}/rosters`)
  await page.getByLabel('选一个表格文件').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  })
  await page.getByRole('heading', { name: '读到了什么' }).waitFor()
}

it('a whole school’s list: understood, mended, compared, decided, written, undone', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await upload(page, '全校学生.xlsx', await rosterFile('青石镇中心小学', '学生花名册', pupils()))

  // One place after another, from the panel: after each the next comes up by itself.
  await page.getByRole('button', { name: '从第一处开始' }).click()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-understood')
  const panel = page.getByRole('complementary', { name: '要改的地方' })
  // Every place is reached, also where one row has several faults; the name stays beside its row.
  const places = await panel.locator('.problem').count()
  for (let n = 1; n < Math.min(places, 12); n++) {
    await panel.getByText(`${n} / ${places}`).waitFor()
    await panel.getByRole('button', { name: '下一处' }).click()
  }
  for (let n = 1; n < Math.min(places, 12); n++) await panel.getByRole('button', { name: '上一处' }).click()
  const before = await panel.locator('.problem').count()
  await panel.getByRole('button', { name: '先空着，以后补' }).click()
  await expect.poll(() => panel.locator('.problem').count()).toBeLessThan(before)
  await panel.getByLabel('改成').waitFor()

  // The keyboard alone: arrows between cells, Enter opens, Escape leaves.
  const cell = page.getByRole('button', { name: /^姓名 / }).first()
  await cell.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByLabel('改这一格').waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel('改这一格').waitFor({ state: 'detached' })

  // The table comes down with its problems marked.
  await page.getByRole('button', { name: '下载标好问题的表' }).click()
  await page.getByLabel('为什么要看').fill('对着证件改错的号码')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载', exact: true }).click(),
  ])
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile((await file.path()) ?? '')
  expect([file.suggestedFilename(), book.worksheets.length]).toEqual(['标好问题-全校学生.xlsx', 6])

  // Left and come back to: what was mended is still mended.
  const left = await panel.locator('.problem').count()
  await page.goto(`${server.url}/rosters`)
  await page.getByRole('button', { name: '接着看' }).first().click()
  await page.getByRole('heading', { name: '读到了什么' }).waitFor()
  await expect.poll(() => panel.locator('.problem').count()).toBe(left)

  await page.getByRole('button', { name: '看和花名册的差别' }).click()
  await page.getByRole('heading', { name: '和花名册的差别' }).waitFor()
  await page.getByRole('tab', { name: /有变化/ }).click()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-difference')
  await page.getByRole('tab', { name: /表里没有了/ }).click()
  await page.getByText('不选就不动，孩子还在花名册里。').waitFor()
  const missing = page.getByRole('combobox', { name: /怎么办/ })
  await missing.first().selectOption({ label: '迁走' })
  await picture(page, 'rosters-missing')
  await page.getByRole('tab', { name: /要定的/ }).click()
  await page.getByText('转入：从别处转来的 1 名').waitFor()
  await page.getByRole('button', { name: '全部转入本校' }).click()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-decide')
  await page.getByRole('tab', { name: /村没对上/ }).click()
  const village = page.getByRole('combobox', { name: '老寨子是哪个村' })
  await village.click()
  await page.getByRole('option', { name: '枫木村' }).click()
  await picture(page, 'rosters-villages')

  // Decisions outlive the page.
  await page.reload()
  await page.getByRole('tab', { name: /要定的/ }).click()
  await expect.poll(() => page.getByRole('checkbox', { name: /转到本校/ }).isChecked()).toBe(true)

  await page.getByRole('button', { name: /^写进花名册（\d+ 处）$/ }).click()
  await page.getByRole('heading', { name: '写好了' }).waitFor()
  await page.getByText(/新添 1 名，转入 1 名，改了 \d+ 名，离校 1 名/).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-written')
  await page.getByRole('button', { name: '整批撤回' }).click()
  await page.getByRole('heading', { name: '已撤回' }).waitFor()
  await page.getByRole('heading', { name: /当时改了什么/ }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-undone')
  // Opened again, what was mended is still mended.
  await page.getByRole('button', { name: '再打开这份表' }).click()
  await page.getByRole('heading', { name: '读到了什么' }).waitFor()
  await panel.getByText(/^改过的 \d+ 格$/).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-opened-again')
  await expect.poll(() => panel.locator('.problem').count()).toBe(left)
  expect(faults).toEqual([])
  await context.close()
})

it('on a phone the same pages hold together', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await upload(page, '全校学生2.xlsx', await rosterFile('青石镇中心小学', '学生花名册', pupils().slice(0, 60)))
  await page.getByRole('button', { name: '从第一处开始' }).click()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-understood-phone')
  await page.getByRole('button', { name: '看和花名册的差别' }).click()
  await page.getByRole('tab', { name: /有变化/ }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rosters-difference-phone')
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})

it('who is left behind by a column, a number that is nobody’s, a row that was left out: told where they are decided', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('三年级')
  sheet.addRows([
    ['青石镇中心小学3.2班学生花名册（留守儿童请打√）'],
    ['序号', '姓名', '性别', '出生日期', '是否留守', '留守类型', '监护人', '接送人', '联系电话'],
    [1, '韩小禾', '女', '2017-04-11', '√', '双留守', '韩老根', '魏婶', '13800004001'],
    [2, '韩一帆', '男', '2017-05-12', '', '双留守', '韩大山', '', ''],
    [3, '韩雨桐', '女', '2017-06-13', '×', '单留守', '韩大河', '', ''],
    [4, '韩冬', '男', '2017-08-15', '×', '', '韩大江', '', ''],
    ['例', '韩小满', '女', '2017-07-14', '√', '', '韩老根', '', ''],
  ])
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  for (const size of [DESK, PHONE]) {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'xiaozhang', PASSWORD)
    await upload(page, '三年级.xlsx', bytes)
    await page.getByText('一列写了谁是留守儿童').waitFor()
    const panel = page.getByRole('complementary', { name: '要改的地方' })
    await panel.getByText('“联系电话”这一列是什么').waitFor()
    await panel.getByText(/韩雨桐.*写得不一样/).waitFor()
    await panel.getByText(/韩小满.*像一个孩子/).click()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `rosters-flags-${size.width}`)
    expect(faults).toEqual([])
    await context.close()
  }
})

it('M2: who did not hand the list in sees masked numbers, and whole ones only with a reason', async () => {
  const { page, context } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await upload(page, '号码.xlsx', await rosterFile('青石镇中心小学', '学生花名册', pupils().slice(0, 12)))
  const address = page.url()
  await page
    .getByRole('button', { name: /^姓名 / })
    .first()
    .waitFor()
  const numbers = page.getByRole('button', { name: /\d{17}[\dX]/ })
  expect(await numbers.count()).toBeGreaterThan(0)
  await context.close()

  const other = await openPage(browser, DESK)
  await signIn(other.page, server.url, 'jiaodao', PASSWORD)
  await other.page.goto(address)
  await other.page
    .getByRole('button', { name: /^姓名 / })
    .first()
    .waitFor()
  const theirs = other.page.getByRole('button', { name: /\d{17}[\dX]/ })
  expect(await theirs.count()).toBe(0)
  expect(await axeFaults(other.page)).toEqual([])
  await other.page.getByRole('button', { name: '看完整号码' }).click()
  await other.page.getByLabel('为什么要看').fill('核对身份证号')
  await other.page.getByRole('button', { name: '打开号码' }).click()
  await theirs.first().waitFor()
  expect(other.faults).toEqual([])
  await other.context.close()
})

it('a row that says where its child went: handed to that school, which takes it in or not; in one hand as at a desk', async () => {
  for (const [size, at] of [
    [DESK, 3],
    [PHONE, 4],
  ] as const) {
    const book = new ExcelJS.Workbook()
    const people = pupils().slice(0, 8)
    book
      .addWorksheet('一年级')
      .addRows([
        ['姓名', '身份证号', '备注'],
        ...people.map((p, i) => [
          p.name,
          p.id,
          i === at ? '9月转到大坪村小学' : i === at + 2 ? '随父母去东莞读书' : '',
        ]),
      ])
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'xiaozhang', PASSWORD)
    await upload(page, `转走${at}.xlsx`, new Uint8Array(await book.xlsx.writeBuffer()))
    await page.getByRole('button', { name: '看和花名册的差别' }).click()
    await page.getByRole('tab', { name: /要定的/ }).click()
    await page.getByText('表里写：9月转到大坪村小学').waitFor()
    const name = people[at]?.name ?? ''
    await page.getByRole('combobox', { name: `${name}怎么办` }).selectOption({ label: '交给大坪村小学，等那边接收' })
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `rosters-leaving-${size.width}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('button', { name: /^写进花名册（\d+ 处）$/ }).click()
    await page.getByText(/交给别的学校 1 名/).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('link', { name: '看交出去的孩子' }).click()
    await page.getByRole('heading', { name: '转学与接收' }).waitFor()
    await page.getByText(name).first().waitFor()
    expect(faults).toEqual([])
    await context.close()
  }
})
