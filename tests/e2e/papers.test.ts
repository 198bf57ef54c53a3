import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Whom nobody reaches, the papers that go home, and whose words stand on them (S3.3, S3.21, S1.14). */
setStage(['--demo'])

it('a school words its invitation, a class teacher fills it in, prints it and takes it as a document', async () => {
  const school = await openPage(browser, DESK)
  await signIn(school.page, server.url, 'xiaozhang', PASSWORD)
  await school.page.getByRole('link', { name: '信和条子的写法' }).click()
  const own = school.page.getByRole('region', { name: '开会的邀请' })
  await own.getByLabel('上面写什么').fill('{孩子}家：{时间}到{地点}')
  await own.getByRole('button', { name: '存下来' }).click()
  await own.getByText('学校定的写法').waitFor()
  await own.getByLabel('上面写什么').fill('{孩子}家：{时间}')
  await own.getByText('少了 {地点}').waitFor()
  expect(school.faults).toEqual([])
  await school.context.close()

  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/papers/invitation`)
  await page.getByText('这是学校定的写法').waitFor()
  await page.getByLabel('什么时候').fill('12月5日下午两点')
  await page.getByLabel('在哪里').fill('三楼会议室')
  const first = page.locator('.letter').first()
  await first.getByText('家：12月5日下午两点到三楼会议室').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 Word' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^开会的邀请-.*\.docx$/)
  await picture(page, 'invitation')
  // From the list of those who have not seen their parents to the record that is missing.
  await page.goto(`${server.url}/out-of-touch?want=untried`)
  await page
    .getByRole('link', { name: /^记联系父母/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '联系父母' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('a batch is asked for with its purpose, made while one waits, taken, and thrown away', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/children`)
  await page.locator('tr[data-child] input').first().check()
  await page.getByRole('button', { name: '打印所选' }).click()
  await page.getByText('印花名册里选中的 1 名').waitFor()
  expect(await axeFaults(page)).toEqual([])
  // Nothing is printed for nothing.
  expect(await page.getByRole('button', { name: '开始做 1 名的' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '存进档案柜' }).click()
  await page.getByRole('button', { name: '开始做 1 名的' }).click()
  const made = page.getByRole('article', { name: /^孩子的档案/ })
  const saved = page.waitForEvent('download')
  await made.getByRole('button', { name: '下载 Word' }).click()
  expect((await saved).suggestedFilename()).toMatch(/孩子的档案-.*\.docx$/)
  await made.getByRole('button', { name: '现在就删掉' }).click()
  await page.getByRole('button', { name: '删掉', exact: true }).click()
  await made.getByText('已经删掉').waitFor()
  await picture(page, 'prints')
  expect(faults).toEqual([])
  await context.close()
})
