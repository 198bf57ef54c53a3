import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** What somebody stumbles on who uses it for the first time: focus, open menus, paper, large text, a page without the right. */
setStage(['--demo'])

const open = async (login: string, path: string, size = DESK) => {
  const opened = await openPage(browser, size)
  await signIn(opened.page, server.url, login, PASSWORD)
  await opened.page.goto(server.url + path)
  return opened
}
const hasFocus = (what: Locator) => what.evaluate((e) => e === e.ownerDocument.activeElement)
/** A box that is still fading in has no contrast of its own yet. */
const soundNow = async (page: Page) => {
  await page.waitForTimeout(400)
  expect(await axeFaults(page)).toEqual([])
}

it('the focus returns where it came from: after a dialog, after the search', async () => {
  const { page, context } = await open('xiaozhang', '/children')
  const button = page.getByRole('button', { name: '导出 Excel' })
  await page.locator('tr[data-child]').first().waitFor()
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByText('和眼前的名单一样').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => hasFocus(button)).toBe(true)
  const row = page.locator('tr[data-child]').nth(1)
  await row.focus()
  await page.keyboard.press('/')
  await page.keyboard.type('luo')
  await page.keyboard.press('Escape')
  await expect.poll(() => hasFocus(row)).toBe(true)
  await context.close()
})

it('open menus, found children and nothing found are sound; Escape in a list leaves the dialog open', async () => {
  const { page, context } = await open('xiaozhang', '/children')
  await page.getByRole('button', { name: '谁照看' }).click()
  await page.getByRole('menuitem', { name: '独自居住' }).waitFor()
  await soundNow(page)
  await page.keyboard.press('Escape')
  await page.getByLabel('找孩子').fill('l')
  await page.getByRole('option').first().waitFor()
  await soundNow(page)
  await page.getByLabel('找孩子').fill('qqqq')
  await page.getByText('没有找到，换个写法试试').waitFor()
  await soundNow(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '添一名孩子' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: '性别' }).click()
  await page.getByRole('option', { name: '女' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('option', { name: '女' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').count()).toBe(1)
  await context.close()
})

it('a list is printed whole, with school and date, and without a button', async () => {
  const { page, context } = await open('xiaozhang', '/children')
  await page.locator('tr[data-child]').first().waitFor()
  await page.evaluate('window.print = () => { window.printed = document.querySelectorAll("tr[data-child]").length }')
  await page.getByRole('button', { name: '打印' }).click()
  await expect.poll(() => page.evaluate('window.printed')).toBe(126)
  await page.emulateMedia({ media: 'print' })
  await page.getByText('青石镇中心小学 花名册').waitFor()
  await page.getByText(/^\d{4}年\d+月\d+日 打印$/).waitFor()
  expect(await page.getByRole('button').count()).toBe(0)
  await page.goto(`${server.url}/today`)
  await page.getByText('青石镇中心小学 看望名单').waitFor()
  expect(await page.getByRole('button').count()).toBe(0)
  await context.close()
})

it('a page without the right says so and leads on', async () => {
  const { page, context, faults } = await open('bangfu', '/rosters')
  await page.getByText('您现在的职务看不到这一页').waitFor()
  await page.getByRole('link', { name: '回首页' }).click()
  await page.getByText('结对的孩子').first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('an account gets no post by itself; what lacks is said by its name', async () => {
  const { page, context } = await open('xian', '/accounts')
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.getByLabel(/^姓名/).fill('新老师')
  await page.getByLabel(/^登录名/).fill('xinlaoshi')
  await page.getByRole('dialog').getByRole('button', { name: '新建账号' }).click()
  const role = page.getByRole('combobox', { name: '职务' })
  await page.getByText('请选一个职务').waitFor()
  await role.click()
  await page.getByRole('option', { name: '校长' }).click()
  // Two schools: neither is taken for granted.
  expect(await page.getByRole('combobox', { name: '在哪' }).inputValue()).toBe('')
  await context.close()
})

it('a holiday taken away comes back with one tap', async () => {
  const { page, context } = await open('guanli', '/calendar')
  const away = page.getByRole('button', { name: '去掉国庆', exact: true })
  await away.first().waitFor()
  const before = await away.count()
  await away.first().click()
  await expect.poll(() => away.count()).toBe(before - 1)
  await page.getByRole('button', { name: '撤回，照旧放假' }).click()
  await expect.poll(() => away.count()).toBe(before)
  await context.close()
})

it('text of twice the size is read without pushing the page sideways', async () => {
  const { page, context } = await open('banzhuren', '/today', PHONE)
  const child = await page.locator('main a[href^="/children/"]').first().getAttribute('href')
  const id = child?.split('/').at(-1) ?? ''
  for (const path of [
    '/',
    '/today',
    '/children',
    `/children/${id}`,
    '/board',
    '/records',
    `/record/talk?children=${id}`,
  ]) {
    await page.goto(server.url + path)
    await page.waitForLoadState('networkidle')
    const size = () => page.evaluate('parseFloat(getComputedStyle(document.querySelector("h1")).fontSize)')
    const before = Number(await size())
    await page.evaluate('document.documentElement.style.fontSize = "200%"')
    expect([path, Number(await size()) / before]).toEqual([path, 2])
    expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([path, true])
  }
  await context.close()
})
