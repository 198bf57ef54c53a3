import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** A worry about safety (F2) and the flow of recording (F3, F5, F16, F19), as a head teacher with a phone walks it. */
setStage(['--demo'])

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const open = async (login = 'banzhuren', size = PHONE) => {
  const opened = await openPage(browser, size)
  await signIn(opened.page, server.url, login, PASSWORD)
  return opened
}
/** Is the control itself what a tap at its middle would meet? */
const onTop = (what: Locator) =>
  what.evaluate((node) => {
    const box = node.getBoundingClientRect()
    const met = node.ownerDocument.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return met !== null && (met === node || node.contains(met))
  })
/** Whole within the window, above the bar with the button. */
const inSight = (what: Locator) =>
  what.evaluate((node) => {
    const box = node.getBoundingClientRect()
    const bar =
      node.ownerDocument.querySelector('.bottom')?.getBoundingClientRect().top ??
      node.ownerDocument.documentElement.clientHeight
    return box.top >= 0 && box.bottom <= bar + 1
  })

it('F19: a phone begins on 今天, a desk on 首页; what is late is not called nothing to do', async () => {
  const phone = await open()
  await phone.page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  expect(new URL(phone.page.url()).pathname).toBe('/today')
  await phone.context.close()
  // A helper sees no day's list: the cards are the work, one tap away from everywhere.
  const helper = await open('bangfu')
  await helper.page.waitForURL('**/cards')
  await helper.page.getByRole('navigation', { name: '常用' }).getByRole('link', { name: '帮扶卡' }).waitFor()
  await helper.context.close()
  const desk = await open('jiaodao', DESK)
  await desk.page.getByText(/月还没谈心的|谈心都做到了/).waitFor()
  expect(new URL(desk.page.url()).pathname).toBe('/')
  expect(await desk.page.getByText('这几天没有别的到期').count()).toBe(0)
  expect(await axeFaults(desk.page)).toEqual([])
  await picture(desk.page, 'home-desk')
  await desk.context.close()
})

it('F3, F16: after saving one is back at the same place, and the word that it is saved covers nothing', async () => {
  const { page, context, faults } = await open()
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await button(page, /^全部/).click()
  await page.waitForURL(/show=all/)
  const last = page.getByRole('button', { name: /^给.*记谈心$/ }).last()
  await last.scrollIntoViewIfNeeded()
  await page.evaluate('scrollBy(0, 200)')
  const before = await page.evaluate('scrollY')
  expect(before).toBeGreaterThan(200)
  await last.click()
  await button(page, '学习').click()
  await button(page, '都好').click()
  await button(page, '记好了').click()
  await wasTold(page, /^记好了：/)
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  expect(new URL(page.url()).search).toBe('?show=all')
  // What was done takes its line away: the end of the page may have come nearer.
  const away = `Math.abs(scrollY - Math.min(${before}, document.documentElement.scrollHeight - innerHeight))`
  await expect.poll(() => page.evaluate(away)).toBeLessThan(2)
  for (const tab of ['今天', '孩子', '遇到急事', '更多'])
    expect([tab, await onTop(page.getByRole('navigation', { name: '常用' }).getByRole('link', { name: tab }))]).toEqual(
      [tab, true],
    )
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'toast-phone')
  // The next record: nothing of the last one stands over its button.
  await page
    .getByRole('link', { name: /^给.*再记一笔$/ })
    .nth(1)
    .click()
  await page.getByRole('link', { name: /^谈心/ }).click()
  await button(page, '都好').click()
  await expect.poll(() => onTop(button(page, '记好了'))).toBe(true)
  await page.getByText(/^记好了：/).waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await context.close()
})

it('F16: from the child’s file back to it, from the register back with the same choice', async () => {
  const { page, context } = await open('jiaodao', DESK)
  await page.goto(`${server.url}/children`)
  const boxes = page.getByRole('checkbox', { name: /^选/ })
  await boxes.nth(1).check()
  await boxes.nth(2).check()
  await button(page, /谈心/).first().click()
  await button(page, '学习').click()
  await button(page, '都好').click()
  await button(page, '记好了').click()
  await page.getByRole('heading', { name: '花名册' }).waitFor()
  expect(await page.getByRole('checkbox', { name: /^选/, checked: true }).count()).toBe(2)
  const child = page.getByRole('table').getByRole('link').first()
  const name = (await child.textContent()) ?? ''
  await child.click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  const file = page.url()
  await page.keyboard.press('n')
  await button(page, '学习').click()
  await button(page, '都好').click()
  await button(page, '记好了').click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  expect(page.url()).toBe(file)
  await context.close()
})

it('F20: what is chosen stands whole beside the way to clear it, within the lines of its field', async () => {
  const { page, context } = await open()
  await page.goto(`${server.url}/children`)
  await page.locator('main a[href^="/children/"]').first().click()
  await button(page, '改资料').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('村', { exact: true }).waitFor()
  const fields = dialog.locator('.mantine-Select-wrapper:has(.mantine-InputClearButton-root)')
  expect(await fields.count()).toBeGreaterThan(2)
  for (const field of await fields.all()) {
    const box = await field.locator('input').boundingBox()
    const clear = await field.locator('.mantine-InputClearButton-root').boundingBox()
    if (!box || !clear) throw new Error('A field of the form is not on the screen.')
    expect(clear.width).toBeGreaterThanOrEqual(40)
    expect([clear.x >= box.x, clear.x + clear.width <= box.x + box.width]).toEqual([true, true])
    expect([clear.y >= box.y, clear.y + clear.height <= box.y + box.height]).toEqual([true, true])
    // What is chosen has room before the button.
    const room = await field.locator('input').evaluate((input) => {
      const style = input.ownerDocument.defaultView.getComputedStyle(input)
      const inner = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      return inner / Number.parseFloat(style.fontSize)
    })
    expect(room).toBeGreaterThanOrEqual((await field.locator('input').inputValue()).length)
  }
  await context.close()
})

it('F5: a button at work keeps its word', async () => {
  const { page, context } = await open()
  await page
    .getByRole('button', { name: /^给.*记谈心$/ })
    .first()
    .click()
  await button(page, '学习').click()
  await button(page, '都好').click()
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/api/records', async (route) => {
    await held
    await route.continue()
  })
  const save = page.locator('.bottom').getByRole('button')
  await save.click()
  await page.locator('.bottom [data-loading]').first().waitFor()
  const seen = await save.evaluate((node) => {
    const styleOf = (what: unknown) => node.ownerDocument.defaultView.getComputedStyle(what)
    const label = node.querySelector('.mantine-Button-label')
    const [button, word] = [node, label].map((e) => e.getBoundingClientRect())
    const spinner = node.ownerDocument.defaultView.getComputedStyle(label, '::before')
    return {
      word: node.textContent,
      shown: styleOf(label).opacity,
      ground: styleOf(node).backgroundColor,
      inside: word.width > 0 && word.top >= button.top && word.bottom <= button.bottom,
      turning: spinner.animationName,
      wide: Number.parseFloat(spinner.width) > 8,
    }
  })
  expect(seen).toEqual({
    word: '记好了',
    shown: '1',
    ground: 'rgb(31, 97, 86)',
    inside: true,
    turning: 'turn',
    wide: true,
  })
  await picture(page, 'working-button')
  go()
  await wasTold(page, /^记好了：/)
  await context.close()
})

it('F2: whom to call stands in sight under the choice; the worry is on top until it is written what was done', async () => {
  const { page, context, faults } = await open()
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await button(page, /^全部/).click()
  // One who was talked to this month: another talk is asked for (F18).
  const again = page.getByRole('link', { name: /^给.*再记一笔$/ }).first()
  const name = ((await again.getAttribute('aria-label')) ?? '').replace(/^给|再记一笔$/g, '')
  await again.click()
  await page.getByRole('link', { name: /^谈心/ }).click()
  await button(page, '安全').click()
  await page.getByLabel('孩子的话，或你看到的').fill('说晚上有人敲门，不敢睡')
  await button(page, '担心安全').click()
  const call = page.getByRole('group', { name: '先打给谁' })
  await call.waitFor()
  for (const number of ['110', '12345', '12355']) {
    const line = call.locator(`a[href="tel:${number}"]`)
    expect([number, await inSight(line), await onTop(line)]).toEqual([number, true, true])
  }
  expect(await inSight(button(page, '担心安全'))).toBe(true)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'worry-phone')
  await button(page, '记好了').click()
  await page.getByRole('heading', { name: /遇到急事/ }).waitFor()

  await page.goto(`${server.url}/today`)
  const strip = page.getByRole('region', { name: '担心安全' })
  await strip.getByText(name).waitFor()
  const first = page.getByRole('group', { name: '看哪些' })
  expect(((await strip.boundingBox())?.y ?? 999) < ((await first.boundingBox())?.y ?? 0)).toBe(true)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'worry-today')

  const head = await open('xiaozhang', DESK)
  const home = head.page.getByRole('region', { name: '担心安全' })
  await home.getByText('还没有人写怎么处理的').waitFor()
  expect(await home.textContent()).not.toContain(name)
  expect(await home.textContent()).not.toContain('敲门')
  expect(await axeFaults(head.page)).toEqual([])
  await picture(head.page, 'worry-home')
  await head.page.route('**/api/concerns', (route) => route.fulfill({ status: 500, body: '{}' }))
  await head.page.reload()
  await home.getByText('没有查到，请打开“遇到急事”看').waitFor()
  await head.page.unroute('**/api/concerns')
  await head.page.goto(`${server.url}/records`)
  await head.page.getByText('担心安全 · 没有办结').first().waitFor()
  await picture(head.page, 'worry-ledger')
  // A sheet that lies about tells of no worry.
  await head.page.emulateMedia({ media: 'print' })
  expect(await head.page.getByText('担心安全 · 没有办结').first().isVisible()).toBe(false)
  await head.page.emulateMedia({ media: 'screen' })
  const row = head.page.locator('a[href^="/children/"]').filter({ hasText: name }).first()
  await head.page.goto(`${server.url}${await row.getAttribute('href')}`)
  const quote = head.page.getByText('说晚上有人敲门，不敢睡').first()
  await quote.waitFor()
  await head.page.emulateMedia({ media: 'print' })
  expect(await quote.isVisible()).toBe(false)
  await head.context.close()

  // The township knows how many, not whose; its ledger shows neither the choice nor the words.
  const town = await open('zhen', DESK)
  const count = town.page.getByRole('region', { name: '担心安全' })
  await count.getByText('由学校和村里处理').waitFor()
  await town.page.goto(`${server.url}/records`)
  await town.page.getByText(name).first().waitFor()
  const ledger = (await town.page.locator('main').textContent()) ?? ''
  expect([ledger.includes('敲门'), ledger.includes('担心安全')]).toEqual([false, false])
  await town.context.close()

  await strip.getByRole('link', { name: '写下怎么处理的' }).click()
  await page.getByText('说晚上有人敲门，不敢睡').waitFor()
  await button(page, '写好了，办结').click()
  await page.getByText('请写一句做了什么、孩子现在怎样。').waitFor()
  await button(page, '110 或派出所').click()
  await button(page, '校长').click()
  await button(page, '电话').click()
  await page.getByLabel('下一步做什么（可不填）').fill('问派出所去过没有')
  await page.getByLabel('哪天前').fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }))
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'worry-answer')
  await button(page, '先记上，还没办完').click()
  await page.getByText('下一步：问派出所去过没有').waitFor()
  await page.goto(`${server.url}/today`)
  await strip.getByText('下一步：问派出所去过没有').waitFor()
  await strip.getByRole('link', { name: '写下怎么处理的' }).click()
  await page.getByLabel('做了什么，孩子现在怎样').fill('派出所来看过，孩子今晚住奶奶家')
  await button(page, '写好了，办结').click()
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await strip.waitFor({ state: 'detached' })
  await page.goto(`${server.url}/records`)
  await page.getByText('担心安全 · 办结了').first().waitFor()
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'worry-file')
  await page.getByRole('link', { name: '打开看' }).click()
  await page.getByText('派出所来看过，孩子今晚住奶奶家').waitFor()
  await page.getByText('谁打开过').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'worry-whole')
  expect(faults).toEqual([])
  await context.close()
})

it('an unknown address gets a page of ours; an unknown address of the interface stays a sentence in JSON', async () => {
  const { page, context } = await open()
  await page.goto(`${server.url}/no-such-page`)
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'not-found')
  await page.getByRole('link', { name: '回首页' }).click()
  await page.waitForURL(`${server.url}/`)
  const answer = await page.request.get(`${server.url}/api/no-such-thing`)
  expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([404, 'not-found'])
  await context.close()
})

it('a child in no register: who it is is asked, and it stands on top of Today (dossier §4.5)', async () => {
  const { page, context, faults } = await open('cun', PHONE)
  await page.goto(`${server.url}/entries/new/concern`)
  await page.getByRole('link', { name: '名册里没有这个孩子，也记下来' }).click()
  await button(page, '自己看到的').click()
  await page.getByLabel('看到什么、听到什么').fill('胳膊上有烫伤，问了不说话')
  await button(page, '登记好了').click()
  await page
    .getByText(/^名册里没有这个孩子，请写上是谁/)
    .first()
    .waitFor()
  await page.getByLabel('哪个孩子（名册里没有）').fill('七八岁的男孩，常在桥头')
  expect(await axeFaults(page)).toEqual([])
  await button(page, '登记好了').click()
  await page.getByRole('heading', { name: '名册外：七八岁的男孩，常在桥头' }).waitFor()
  await page.goto(`${server.url}/today`)
  await page.getByRole('region', { name: '担心安全' }).getByText('七八岁的男孩').waitFor()
  expect(faults).toEqual([])
  await context.close()
})
