import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, DESK, openBrowser, openPage, PHONE, picture, signIn } from './browser.ts'
import { type RunningServer, startProduct } from './server.ts'

/** Every screen of the demo township at both widths: it draws, throws nothing, and has no serious fault of accessibility. */
const PASSWORD = 'nuanyang-2026'
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startProduct(['--demo'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const SCREENS: [login: string, path: string, sees: RegExp][] = [
  ['xiaozhang', '/', /您好/],
  ['xiaozhang', '/children', /315 名在校，126 名父母外出/],
  ['xiaozhang', '/board', /三\(1\)班/],
  ['xiaozhang', '/records', /谈心/],
  ['xiaozhang', '/rosters', /把学校自己的表格拖到这里/],
  ['xiaozhang', '/summaries', /起草这学期的总结/],
  ['xiaozhang', '/places', /添加一个地方/],
  ['xiaozhang', '/calendar', /2026年秋季学期/],
  ['xiaozhang', '/accounts', /班主任/],
  ['xiaozhang', '/me', /换成新密码/],
  ['banzhuren', '/today', /今天要看望谁/],
  ['shenji', '/audit', /封条/],
]

describe.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)('%s', (name, size) => {
  it.each([...new Set(SCREENS.map(([login]) => login))])('screens of %s', async (login) => {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, login, PASSWORD)
    for (const [, path, sees] of SCREENS.filter(([who]) => who === login)) {
      await page.goto(server.url + path)
      await page.getByText(sees).first().waitFor()
      await page.waitForLoadState('networkidle')
      expect([path, await axeFaults(page)]).toEqual([path, []])
      if (path !== '/') await picture(page, `${path.slice(1)}-${name}`)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  it('sign-in and help work signed out', async () => {
    const { page, context } = await openPage(browser, size)
    for (const [path, sees] of [
      ['/sign-in', /把每个孩子放在心上/],
      ['/help', /先打电话/],
    ] as const) {
      await page.goto(server.url + path)
      await page.getByText(sees).first().waitFor()
      expect([path, await axeFaults(page)]).toEqual([path, []])
    }
    await context.close()
  })
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
  await page.getByLabel(/^为什么要看/).fill('联系家长核对情况')
  await page.getByRole('button', { name: '打开号码' }).click()
  await page
    .getByText(/1380\d{7}/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '看好了' }).click()
  await page.getByText('联系家长核对情况').waitFor()
  await context.close()
})
