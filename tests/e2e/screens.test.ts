import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The register by keys and filters, the sign-in, the search, in the demo township. */
setStage(['--demo'])

it('the register is driven by keys: rows move, a row is chosen, opened, and left again to where it was', async () => {
  const { page, context } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/children`)
  const rows = page.locator('tr[data-child]')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await page.getByText('已选 1 名').waitFor()
  const name = (await rows.nth(1).getByRole('link').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name, exact: true }).waitFor()
  await page.goBack()
  await rows.nth(1).waitFor()
  await expect.poll(() => rows.nth(1).evaluate((row) => row === row.ownerDocument.activeElement)).toBe(true)
  await context.close()
})

it('a filter is a sentence that stays in the address; the export holds what is shown', async () => {
  const { page, context } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/children`)
  await page.getByRole('button', { name: '谁照看' }).click()
  await page.getByRole('menuitem', { name: '由亲属照看' }).click()
  await page.getByRole('button', { name: '由亲属照看' }).waitFor()
  expect(page.url()).toContain('care=relatives')
  const total = Number(/共 (\d+) 名/.exec((await page.getByText(/^共 \d+ 名/).textContent()) ?? '')?.[1])
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(126)
  await page.getByRole('button', { name: '导出 Excel' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `导出 ${total} 名` }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^青石镇中心小学花名册-.*\.xlsx$/)
  await context.close()
})

it('a wrong password is told in words; a signed-out address leads to the sign-in', async () => {
  const { page, context } = await openPage(browser, DESK)
  await page.goto(`${server.url}/children`)
  await page.getByRole('button', { name: '登录' }).waitFor()
  await page.getByLabel(/^登录名/).fill('xiaozhang')
  await page.getByLabel(/^密码/).fill('不是这个密码')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('登录名或密码不对').waitFor()
  await context.close()
})

it('search by initials opens a child’s file; numbers open only with a reason, which the file then shows', async () => {
  const { page, context } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.keyboard.press('/')
  await page.getByLabel('找孩子').fill('l')
  await page.getByRole('option').first().click()
  await page.getByText('怎么算的').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'child-desk')
  await page.getByRole('button', { name: '看完整电话' }).click()
  await page.getByLabel(/^或者写别的原因/).fill('联系家长核对情况')
  await page.getByRole('button', { name: '打开号码' }).click()
  await page
    .getByText(/1380\d{7}/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '看好了' }).click()
  await page.getByText('联系家长核对情况').waitFor()
  // Opened with a reason, numbers to call stay open for the day.
  await page.reload()
  await page.getByText('您今天打开过，今天一直看得到').waitFor()
  await page
    .getByRole('link', { name: /^1380\d{7}$/ })
    .first()
    .waitFor()
  await context.close()
})
