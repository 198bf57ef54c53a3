import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Who has which class: a post ends, accounts are made in one table with slips, a class is handed over and taken back. */
setStage(['--demo'])

const OWN = 'hongse-chuanghu-7'
const row = (page: Page, className: string) => page.getByRole('row').filter({ hasText: className })
const toClasses = async (page: Page) => {
  await page.getByRole('link', { name: '账号与权限' }).first().click()
  await page.getByRole('link', { name: '班主任账号、交接班级' }).click()
  await page.getByRole('heading', { name: '班主任账号' }).waitFor()
}

it('a post ends, its class gets a new teacher with a slip, who signs in and types the one-time password once', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await toClasses(page)
  const [name, login] = await row(page, '一(1)班')
    .getByRole('cell')
    .nth(1)
    .textContent()
    .then(async (n) => [n ?? '', (await row(page, '一(1)班').getByRole('cell').nth(3).textContent()) ?? ''])
  await page.getByRole('link', { name: '全部账号' }).click()
  await page.getByRole('button', { name: `管理${name}的账号` }).click()
  await page.getByRole('menuitem', { name: '结束职务：班主任（一(1)班）' }).click()
  // The reason is asked for by its name.
  await page.getByRole('dialog').getByRole('button', { name: '结束职务' }).click()
  await page.getByText('请选一个原因，或写一句').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '调走', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束职务' }).click()
  await page.getByText('没有职务').waitFor()

  // Whoever has no post signs in and reads why nothing opens.
  const gone = await openPage(browser, PHONE)
  await gone.page.goto(`${server.url}/sign-in`)
  await gone.page.getByLabel(/^登录名/).fill(login ?? '')
  await gone.page.getByLabel(/^密码/).fill(PASSWORD)
  await gone.page.getByRole('button', { name: '登录' }).click()
  await gone.page.getByText('没有职务，看不到任何资料').waitFor()
  await gone.context.close()

  await page.getByRole('link', { name: '班主任账号、交接班级' }).click()
  await page.getByLabel('一(1)班班主任姓名').fill('石小磊')
  await page.getByLabel('一(1)班班主任电话').fill('13800000005')
  await expect.poll(() => page.getByLabel('一(1)班班主任登录名').inputValue()).toBe('shixiaolei')
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'class-teachers')
  await page.getByRole('button', { name: '给 1 个班定下班主任，印纸条' }).click()
  const slip = page.getByRole('region', { name: '石小磊的纸条' })
  await slip.getByText('13800000005').waitFor()
  await slip.getByText('shixiaolei').waitFor()
  const once = (await slip.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).textContent()) ?? ''
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'account-slips')
  // Shown once: whoever leaves is asked.
  await page.getByRole('link', { name: '花名册' }).first().click()
  await page.getByText('纸条都发完了吗').waitFor()
  await page.getByRole('button', { name: '再留一会儿' }).click()
  await page.getByRole('button', { name: '都发完了' }).click()
  await page.getByText('还没登录过').first().waitFor()
  expect(await page.getByText(once).count()).toBe(0)

  const fresh = await openPage(browser, PHONE)
  await signIn(fresh.page, server.url, 'shixiaolei', once)
  await fresh.page.getByText('先设一个自己的密码').waitFor()
  expect(await fresh.page.getByLabel(/^一次性密码/).count()).toBe(0)
  await fresh.page.getByLabel(/^新密码/).fill(OWN)
  await fresh.page.getByRole('button', { name: '换成新密码' }).click()
  await fresh.page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  expect([...faults, ...fresh.faults]).toEqual([])
  await fresh.context.close()
  await context.close()
})

it('a page loaded anew asks for the one-time password again', async () => {
  const { page, context } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/accounts`)
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.getByLabel(/^姓名/).fill('新主任')
  await page.getByLabel(/^登录名/).fill('xinzhuren')
  await page.getByRole('combobox', { name: '职务' }).click()
  await page.getByRole('option', { name: '教导主任' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '新建账号' }).click()
  const once = (await page.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).textContent()) ?? ''
  const fresh = await openPage(browser, PHONE)
  await signIn(fresh.page, server.url, 'xinzhuren', once)
  await fresh.page.getByText('先设一个自己的密码').waitFor()
  await fresh.page.reload()
  await fresh.page.getByLabel(/^一次性密码/).fill(once)
  await fresh.page.getByLabel(/^新密码/).fill(OWN)
  await fresh.page.getByRole('button', { name: '换成新密码' }).click()
  await fresh.page.getByText('先设一个自己的密码').waitFor({ state: 'detached' })
  await fresh.context.close()
  await context.close()
})

it.each([
  ['principal', 'xiaozhang', DESK],
  ['dean', 'jiaodao', PHONE],
] as const)('a class is handed over by the %s, told before what moves, and taken back', async (_, login, size) => {
  const { page, context, faults } = await openPage(browser, size)
  await signIn(page, server.url, login, PASSWORD)
  await page.goto(`${server.url}/accounts/classes`)
  const theirs = await row(page, '二(2)班')
    .getByText(/^laoshi\d+$/)
    .textContent()
  const before = (await row(page, '三(1)班').getByRole('cell').nth(1).textContent()) ?? ''
  await page.getByRole('button', { name: '交接三(1)班' }).click()
  await page.getByText('会变的').waitFor()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(new RegExp(`${before}马上退出登录`)).waitFor()
  await dialog.getByRole('button', { name: '交接', exact: true }).click()
  await page.getByText('请选一位老师').waitFor()
  await dialog.getByRole('combobox').click()
  const option = page.getByRole('option').filter({ hasText: '二(2)班' })
  const next = ((await option.textContent()) ?? '').split('　')[0] ?? ''
  await option.click()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, `hand-over-${login}`)
  await dialog.getByRole('button', { name: `把三(1)班交给${next}` }).click()
  await page.getByText(new RegExp(`是${next}的班`)).waitFor()
  await expect
    .poll(() => row(page, '三(1)班').getByRole('cell', { includeHidden: true }).nth(1).textContent())
    .toBe(next)
  // The successor, who begins in the post held before, is told; and, in the new one, led to what matters, by name.
  const their = await openPage(browser, size)
  await signIn(their.page, server.url, theirs ?? '', PASSWORD)
  await their.page.getByText(new RegExp(`三\\(1\\)班从.*起是您的班，以前是${before}带：`)).waitFor()
  await their.page.getByRole('button', { name: new RegExp(next) }).click()
  await their.page.getByRole('menuitem', { name: /三\(1\)班/ }).click()
  await their.page.getByRole('link', { name: '先看接班要知道的事' }).click()
  await their.page.getByRole('region', { name: '联系不上、很久没见父母的' }).getByText(/名：/).first().waitFor()
  expect(await axeFaults(their.page)).toEqual([])
  expect(their.faults).toEqual([])
  await their.context.close()
  await page.getByRole('button', { name: '弄错了，撤回这次交接' }).click()
  await wasTold(page, new RegExp(`已撤回：三\\(1\\)班还是${before}的班`))
  await page.getByRole('button', { name: '好了' }).click()
  await expect.poll(() => row(page, '三(1)班').getByRole('cell').nth(1).textContent()).toBe(before)
  expect(faults).toEqual([])
  await context.close()
})
