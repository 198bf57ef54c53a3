import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, openPage, picture, quietOf, signIn } from './browser.ts'
import { browser, PASSWORD, server } from './stage.ts'

const SCREENS: [login: string, path: string, sees: RegExp][] = [
  ['xiaozhang', '/', /数是还差几名/],
  ['xiaozhang', '/children', /315 名在校，126 名父母外出/],
  ['xiaozhang', '/papers/cards', /一页八张/],
  ['xiaozhang', '/papers/agreement', /一个孩子一页/],
  ['xiaozhang', '/prints', /还没有要过/],
  ['xiaozhang', '/paper-texts', /学期初的信/],
  ['xiaozhang', '/out-of-touch', /最近见到父母/],
  ['xiaozhang', '/charts', /谁在照看/],
  ['zhen', '/transfers', /毕业后没有学校接收/],
  ['zhen', '/charts', /住在各村的/],
  ['xiaozhang', '/evaluation', /按佐证建议/],
  ['xiaozhang', '/hints', /不识字也管得了作业/],
  ['xiaozhang', '/board', /三\(1\)班/],
  ['xiaozhang', '/escalated', /一周里关上的/],
  ['xiaozhang', '/census', /重开了|还没签核/],
  ['xiaozhang', '/promotion', /六\(1\)班/],
  ['xiaozhang', '/transfers', /等接收的/],
  ['xiaozhang', '/two-files', /同一名孩子建了两次/],
  ['xiaozhang', '/records', /谈心/],
  ['xiaozhang', '/pairings', /还没有人帮的/],
  ['xiaozhang', '/parents', /发过的链接/],
  ['xiaozhang', '/ledger', /一笔一笔的账/],
  ['xiaozhang', '/ledger/donors', /只有管爱心账的人看得到/],
  ['xiaozhang', '/rosters', /把学校自己的表格拖到这里/],
  ['xiaozhang', '/summaries', /起草这学期的总结/],
  ['xiaozhang', '/places', /添加一个单位/],
  ['xiaozhang', '/places/5226990001/calendar', /中心小学儿童之家/],
  ['xiaozhang', '/calendar', /2026年秋季学期/],
  ['xiaozhang', '/accounts', /班主任/],
  ['xiaozhang', '/access', /每学年核对一次|核对过/],
  ['xiaozhang', '/me', /换成新密码/],
  ['banzhuren', '/', /月还没谈心的|谈心都做到了/],
  ['banzhuren', '/today', /今天要看望谁/],
  ['banzhuren', '/classes/5226990001-3.1/brief', /联系不上、很久没见父母的/],
  ['banzhuren', '/board', /本月还没有谈心/],
  ['banzhuren', '/record', /常用的在前/],
  ['banzhuren', '/record/class', /点一下写下/],
  ['banzhuren', '/ledger', /没有报销的垫付/],
  ['banzhuren', '/census', /还有 7 名/],
  ['banzhuren', '/record/family-call', /先选孩子/],
  ['zhen', '/', /各学校/],
  ['zhen', '/duty-rules', /可以比上级定得更紧/],
  ['zhen', '/evaluation', /一次看一所学校/],
  ['zhen', '/overview', /不比高低/],
  ['zhen', '/children', /大坪村小学/],
  ['zhen', '/board', /本月还没有谈心/],
  ['cun', '/pairings', /帮扶的人/],
  ['cun', '/today', /今天要看望谁/],
  ['cun', '/census', /签核以后变了的/],
  ['xian', '/', /各乡镇/],
  ['xian', '/places', /青石镇/],
  ['xian', '/evaluation/list', /一共 100 分/],
  ['xian', '/duty-rules', /一直问，不能停/],
  ['guanli', '/', /按这个次序/],
  ['guanli', '/accounts', /新建账号/],
  ['bangfu', '/', /结对的孩子/],
  ['bangfu', '/cards', /见/],
  ['shenji', '/audit', /封条/],
]

/** As a link leads there: the program is loaded once, as it is for whoever works with it. */
const onward = (page: Page, path: string) =>
  page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`,
  )

/** Every screen at one width: it draws, throws nothing, and has no serious fault of accessibility. */
export const everyScreen = (name: 'desk' | 'phone', size: { width: number; height: number }) => {
  it.each([...new Set(SCREENS.map(([login]) => login))])('screens of %s', async (login) => {
    const { page, context, faults } = await openPage(browser, size)
    const quiet = quietOf(page)
    await signIn(page, server.url, login, PASSWORD)
    for (const [, path, sees] of SCREENS.filter(([who]) => who === login)) {
      await onward(page, path)
      await page.getByText(sees).filter({ visible: true }).first().waitFor()
      await quiet()
      expect([path, await axeFaults(page)]).toEqual([path, []])
      if (path !== '/') await picture(page, `${path.slice(1).replaceAll('/', '-')}-${name}`)
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
    await page.getByRole('heading', { name: /还差 \d+ [人户]/ }).waitFor()
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
      await page.getByText(sees).filter({ visible: true }).first().waitFor()
      expect([path, await axeFaults(page)]).toEqual([path, []])
    }
    await context.close()
  })
}
