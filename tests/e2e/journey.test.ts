import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DEFAULT_TERMS, termAt } from '../../domain/calendar/defaults.ts'
import { daysBetween, shanghaiDate } from '../../domain/kit/dates.ts'
import { pdfText } from '../../server/testing/pdf-text.ts'
import { axeFaults, DESK, openPage, picture, signIn, wasTold } from './browser.ts'
import { browser, server, setStage } from './stage.ts'

/** From an empty server to a Word file: what the product is for, as its users would do it. */
setStage()

const choose = async (page: Page, label: string | RegExp, option: string) => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const roster = [
  '青石小学2026年秋季学期留守儿童花名册,,,,,,,,,',
  '序号,姓名,性别,身份证号码,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点,监护人,与学生关系,监护人电话',
  '1,石安安,女,522699201704112203,,三（1）班,河湾村1组,石建国,广东东莞,吴小英,广东东莞,石老根,爷爷,13800000001',
  '2,罗小禾,男,,2017.3.6,三（1）班,河湾村3组,罗大海,浙江温州,杨梅,在家,杨梅,母亲,1380000000',
  '3,龙巧,女,,2016年8月,四（1）班,河湾村2组,龙海军,福建晋江,田秀,福建晋江,龙秀芬,姑姑,13800000003',
  '4,吴天宇,男,,去年,四（1）班,河湾村5组,吴有才,广东佛山,向兰,广东佛山,吴有德,爷爷,13800000004',
  '合计,4人,,,,,,,,',
].join('\n')

it('set-up, places, account, roster, records, summary, Word', async () => {
  const { page, faults } = await openPage(browser, DESK)
  await page.goto(server.url)
  await page.getByText('第一次使用').waitFor()
  expect(await axeFaults(page)).toEqual([])
  // What is missing or wrong is said by its name, in the product's own words.
  const said = (label: RegExp) =>
    page.getByLabel(label).evaluate((e) => (e as unknown as { validationMessage: string }).validationMessage)
  await page.getByLabel(/^县区代码/).fill('5226')
  await page.getByRole('button', { name: '开始使用' }).click()
  expect(await said(/^县区代码/)).toBe('县区代码是 6 位或 12 位数字，请改一下。')
  expect(await said(/^县区名称/)).toBe('请填写“县区名称”。')
  await page.getByLabel(/^县区代码/).fill('522699')
  await page.getByLabel(/^县区名称/).fill('云岭县')
  await page.getByLabel(/^管理员登录名/).fill('guanli')
  await page.getByLabel(/^管理员姓名/).fill('李管理')
  await page.getByLabel(/^密码/).fill('lanse-yizi-42')
  await page.getByRole('button', { name: '开始使用' }).click()
  // Whoever has just made the first account is signed in with it.
  await page.getByRole('link', { name: '单位', exact: true }).first().click()
  for (const [kind, name] of [
    ['乡镇', '青石镇'],
    ['村', '河湾村'],
    ['学校', '青石小学'],
  ] as const) {
    await page.getByRole('button', { name: '添加一个单位' }).click()
    await choose(page, '类型', kind)
    if (kind !== '乡镇') await choose(page, '在哪下面', '青石镇')
    await page.getByLabel(/^名称/).fill(name)
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByText(name, { exact: true }).first().waitFor()
  }
  await page.getByRole('link', { name: '账号与权限' }).first().click()
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.getByLabel(/^姓名/).fill('贺校长')
  await page.getByLabel(/^登录名/).fill('he')
  await choose(page, '职务', '校长')
  await page.getByRole('dialog').getByRole('button', { name: '新建账号' }).click()
  const once = (await page.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).textContent()) ?? ''
  expect(once).not.toBe('')

  const principal = await openPage(browser, DESK)
  await signIn(principal.page, server.url, 'he', once)
  await work(principal.page)
  expect([...faults, ...principal.faults]).toEqual([])
})

const work = async (page: Page) => {
  await page.getByText('先设一个自己的密码').waitFor()
  // Typed a moment ago to sign in: not asked for again.
  expect(await page.getByLabel(/^一次性密码/).count()).toBe(0)
  await page.getByLabel(/^新密码/).fill('hongse-chuanghu-7')
  await page.getByRole('button', { name: '换成新密码' }).click()
  await page.getByRole('link', { name: '普查造册' }).first().click()
  await page
    .getByLabel('选一个表格文件')
    .setInputFiles({ name: '留守名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })

  // What was understood: two cells are wrong, and are mended where they stand.
  await page.getByRole('heading', { name: '读到了什么' }).waitFor()
  await page.getByText('2 处要改').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'import-understood')
  await page.getByRole('button', { name: /第 4 行/ }).click()
  await page.getByLabel('改成').fill('13800000002')
  await page.getByRole('button', { name: '改这一格' }).click()
  await page.getByText('1 处要改').waitFor()
  await page.getByRole('button', { name: /第 6 行/ }).click()
  await page.getByLabel('改成').fill('2016-05-01')
  await page.getByRole('button', { name: '改这一格' }).click()
  await page.getByText('没有要改的').waitFor()
  await page.getByRole('button', { name: '看和花名册的差别' }).click()
  await page.getByRole('button', { name: '写进花名册（4 处）' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'import-difference')
  await page.getByRole('button', { name: '写进花名册（4 处）' }).click()
  await page.getByRole('heading', { name: '写好了' }).waitFor()
  // In the middle of a term it is asked once from when on the work is written down here (F11).
  const today = shanghaiDate(Date.now())
  const term = termAt(DEFAULT_TERMS, today)
  if (term && daysBetween(term.startsOn, today) >= 21) {
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '从开学起用，以前的也要补记' }).click()
    await wasTold(page, '定好了：整个学期都算。')
    await page.getByRole('group', { name: '从哪天起用这个系统' }).waitFor({ state: 'detached' })
  }

  // Three talks and a visit from Today.
  await page.getByRole('link', { name: '今天' }).first().click()
  await page.getByRole('button', { name: /^全部/ }).click()
  for (const name of ['石安安', '罗小禾', '龙巧']) {
    await owed(page, name, '记谈心')
    await page.getByRole('button', { name: '学习', exact: true }).click()
    await page.getByRole('button', { name: '都好' }).click()
    await page.getByRole('button', { name: '记好了' }).click()
    await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
    await page.getByRole('button', { name: /^全部/ }).click()
  }
  await owed(page, '石安安', '记家访')
  await page.getByRole('button', { name: '爷爷/外公' }).click()
  await page.getByRole('button', { name: '没看到隐患' }).click()
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()

  // The summary: a number opens to its rows, then it is issued and downloaded.
  await page.getByRole('link', { name: '工作总结' }).first().click()
  await page.getByRole('button', { name: '起草这学期的总结' }).click()
  await page.getByRole('textbox', { name: '基本情况' }).getByRole('button', { name: '4', exact: true }).first().click()
  await page.getByText('背后的 4 行').waitFor()
  await page.getByRole('link', { name: '石安安' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'summary')
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByRole('button', { name: '签发，数字固定' }).click()
  await page.getByText('已签发，内容固定').waitFor()
  await page.getByText(/^数据截至\d{4}年\d+月\d+日，校验码：[0-9A-F]{4}-/).waitFor()
  await page.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Word（公文格式）' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('青石小学2026年秋季学期留守学生工作总结.docx')
  expect(
    readFileSync((await file.path()) ?? '')
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await page.getByRole('button', { name: '导出' }).click()
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'PDF（公文格式）' }).click(),
  ])
  expect(paper.suggestedFilename()).toBe('青石小学2026年秋季学期留守学生工作总结.pdf')
  expect(pdfText(readFileSync((await paper.path()) ?? '')).join('')).toContain('校验码：')

  // Taken back with the reason, it stays and says so; the next draft begins from it (F25).
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByLabel('为什么撤回').fill('漏了一次家访')
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'summary-withdraw')
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByText(/^已由贺校长在.*撤回：漏了一次家访/).waitFor()
  await page.getByRole('link', { name: '工作总结' }).first().click()
  await page.getByText(/^已撤回，贺校长/).waitFor()
  await picture(page, 'summaries-withdrawn')
  expect(await axeFaults(page)).toEqual([])
}

/** What is owed most is one tap on Today, the rest stands behind one more (F18). */
const owed = async (page: Page, name: string, what: string) => {
  const card = page.getByRole('region', { name })
  const direct = card.getByRole('button', { name: `给${name}${what}` })
  const others = card.getByRole('button', { name: `${name}还该做的` })
  await direct.or(others).first().waitFor()
  if (await direct.isVisible()) return direct.click()
  await others.click()
  await page.getByRole('menuitem', { name: `给${name}${what}` }).click()
}
