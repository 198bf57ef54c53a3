import { describe, expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Every screen of the demo township at both widths: it draws, throws nothing, and has no serious fault of accessibility. */
setStage(['--demo'])

const SCREENS: [login: string, path: string, sees: RegExp][] = [
  ['xiaozhang', '/', /数是还差几名/],
  ['xiaozhang', '/children', /315 名在校，126 名父母外出/],
  ['xiaozhang', '/board', /三\(1\)班/],
  ['xiaozhang', '/records', /谈心/],
  ['xiaozhang', '/rosters', /把学校自己的表格拖到这里/],
  ['xiaozhang', '/summaries', /起草这学期的总结/],
  ['xiaozhang', '/places', /添加一个地方/],
  ['xiaozhang', '/calendar', /2026年秋季学期/],
  ['xiaozhang', '/accounts', /班主任/],
  ['xiaozhang', '/me', /换成新密码/],
  ['banzhuren', '/', /月还没谈心的|谈心都做到了/],
  ['banzhuren', '/today', /今天要看望谁/],
  ['banzhuren', '/board', /本月还没有谈心/],
  ['banzhuren', '/record', /常用的在前/],
  ['banzhuren', '/record/family-call', /先选孩子/],
  ['zhen', '/', /有什么变化/],
  ['zhen', '/children', /大坪村小学/],
  ['zhen', '/board', /本月还没有谈心/],
  ['cun', '/today', /今天要看望谁/],
  ['xian', '/', /在册/],
  ['xian', '/places', /青石镇/],
  ['guanli', '/', /按这个次序/],
  ['guanli', '/accounts', /新建账号/],
  ['bangfu', '/', /结对的孩子/],
  ['bangfu', '/cards', /见/],
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

  it('what opens over a screen is as sound: file, edit, names of a count, export, numbers to call, keys', async () => {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'xiaozhang', PASSWORD)
    // A box that is still fading in has no contrast of its own yet.
    const sound = async (what: string) => {
      await page.waitForTimeout(400)
      expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    await page.goto(`${server.url}/children`)
    await page.locator('a[data-child], [data-child] a').first().click()
    await page.getByText('先打给谁').waitFor()
    await sound('file')
    await page.getByRole('button', { name: '换人照看了' }).click()
    await page.getByText('现在谁照看').waitFor()
    await sound('one fact')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '改资料' }).click()
    await page.getByLabel('从哪天起是这样').waitFor()
    await sound('edit')
    await page.keyboard.press('Escape')
    await page.goto(`${server.url}/board`)
    await page.getByRole('button', { name: /差 \d/ }).first().click()
    await page.getByText(/还差 \d+ [人户]/).waitFor()
    await page.getByText('为什么').first().click()
    await page.getByText('为什么？').first().waitFor()
    await sound('names')
    await page.goto(`${server.url}/children`)
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await page.getByText('和眼前的名单一样').waitFor()
    await sound('export')
    await page.goto(`${server.url}/places`)
    await page.getByRole('button', { name: '青石镇中心小学的急事电话' }).click()
    await page.getByLabel('打给谁').first().waitFor()
    await sound('numbers')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('h1').click()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '键盘' }).waitFor()
    await sound('keys')
    expect(faults).toEqual([])
    await context.close()
  })

  it('sign-in and help work signed out', async () => {
    const { page, context } = await openPage(browser, size)
    for (const [path, sees] of [
      ['/sign-in', /把每个孩子放在心上/],
      ['/help', /青石镇派出所/],
    ] as const) {
      await page.goto(server.url + path)
      await page.getByText(sees).first().waitFor()
      expect([path, await axeFaults(page)]).toEqual([path, []])
    }
    await context.close()
  })
})

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
