import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Recording from Today with one thumb, as a head teacher of the demo township: taps are counted, nothing typed is lost. */
setStage(['--demo'])

/** Taps and counts: a record that needs more of them is too long. */
const thumb = () => {
  let taps = 0
  return {
    tap: async (what: Locator) => {
      taps += 1
      await what.click()
    },
    taps: () => taps,
  }
}

const open = async () => {
  const opened = await openPage(browser, PHONE)
  await signIn(opened.page, server.url, 'banzhuren', PASSWORD)
  await opened.page.goto(`${server.url}/today`)
  await opened.page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  return opened
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

it('a talk takes at most five taps, is corrected from the word that it is saved, and the correction names what it replaces', async () => {
  const { page, context, faults } = await open()
  const section = page
    .getByRole('region')
    .filter({ hasText: /谈心 (明天截止|今天截止|过期|还有)/ })
    .first()
  const name = ((await section.getAttribute('aria-label')) ?? '').split('、')[0] ?? ''
  const { tap, taps } = thumb()
  await tap(section.getByRole('button', { name: `给${name}记谈心` }))
  await tap(button(page, '学习'))
  await tap(button(page, '都好'))
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'talk-phone')
  await tap(button(page, '记好了'))
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  expect(taps()).toBeLessThanOrEqual(5)
  await page.getByRole('button', { name: `给${name}记谈心` }).waitFor({ state: 'detached' })

  await page.getByRole('link', { name: '记错了，改一下' }).click()
  await page.getByRole('heading', { name: '更正谈心' }).waitFor()
  await page.getByText(/原来 .* 张敏 记的：学习，都好/).waitFor()
  expect(await button(page, '学习').getAttribute('aria-pressed')).toBe('true')
  await button(page, '身体').click()
  await button(page, '记好了').click()
  await wasTold(page, `记好了：${name}`)
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await page.goto(`${server.url}/records`)
  await page.getByText('学习、身体，都好').first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('a visit takes at most nine taps, counts for siblings, and survives a reload half way', async () => {
  const { page, context, faults } = await open()
  const section = page
    .getByRole('region')
    .filter({ has: page.getByRole('button', { name: /^一起记家访/ }) })
    .first()
  const names = ((await section.getAttribute('aria-label')) ?? '').split('、')
  expect(names.length).toBeGreaterThan(1)
  const { tap, taps } = thumb()
  await tap(section.getByRole('button', { name: /^一起记家访/ }))
  await tap(button(page, '爷爷/外公'))
  await page.getByLabel('商量好的事').fill('每周日晚上和爸爸视频')

  await page.reload()
  await page.getByText('接着上次的草稿').waitFor()
  expect(await page.getByLabel('商量好的事').inputValue()).toBe('每周日晚上和爸爸视频')
  expect(await button(page, '爷爷/外公').getAttribute('aria-pressed')).toBe('true')
  await page.goto(`${server.url}/today`)
  await page.getByText(`没写完：${names.join('、')} 家访`).waitFor()
  await page.getByRole('link', { name: '接着写' }).click()

  await tap(button(page, '没看到隐患'))
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'visit-phone')
  await tap(button(page, '记好了'))
  expect(taps()).toBeLessThanOrEqual(9)
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  // Both are done with one record.
  for (const name of names) await page.getByRole('region', { name }).waitFor({ state: 'detached' })
  expect(await page.getByText('没写完').count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

it('a worry about safety leads to whom to call; what lacks is said and what was typed stays', async () => {
  const { page, context } = await open()
  await button(page, /^全部/).click()
  await page
    .getByRole('button', { name: /^给.*记谈心$/ })
    .first()
    .click()
  await button(page, '安全').click()
  await button(page, '担心安全').click()
  await page.getByText('先打电话，这里的草稿会留着').waitFor()
  await button(page, '记好了').click()
  await page.getByText('要留心的事请写一句孩子的话，或您看到的情况。').first().waitFor()
  await page.getByLabel('孩子的话，或你看到的').fill('胳膊上有伤，说是摔的')
  await button(page, '记好了').click()
  await page.getByRole('heading', { name: /遇到急事/ }).waitFor()
  expect(await page.getByRole('link', { name: /有生命危险/ }).getAttribute('href')).toBe('tel:110')
  await context.close()
})

it('F18: a long list is narrowed to one duty and searched, goes village by village until the most pressing are wanted first, and prints', async () => {
  for (const size of [DESK, PHONE]) {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'xiaozhang', PASSWORD)
    await page.goto(`${server.url}/today`)
    const order = page.getByRole('button', { name: '急的在前' })
    await order.waitFor()
    const villages = page.locator('.of-village h2')
    expect(await villages.allInnerTexts()).toEqual([...new Set(await villages.allInnerTexts())])
    const visits = page.getByRole('group', { name: '只看一样' }).getByRole('button', { name: /^家访/ })
    await visits.click()
    await expect.poll(() => page.locator('.home:not(:has-text("家访"))').count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `today-visits-${size === DESK ? 'desk' : 'phone'}`)
    await visits.click()
    await order.click()
    await villages.first().waitFor({ state: 'detached' })
    await page.reload()
    expect(await order.getAttribute('aria-pressed')).toBe('true')
    await order.click()
    const name = (await page.locator('.home .name').first().innerText()).trim()
    await page.getByLabel('在名单里找').fill(name)
    await expect.poll(() => page.locator('.home').count()).toBe(1)
    await page.getByRole('button', { name: '打印看望名单' }).waitFor()
    // What waits for a second hand stands where the second person begins the day.
    await page.getByRole('region', { name: '等您核对的账' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  }
})

it('F18: four households stand on a screen of a hand, each with one thing to tap that a thumb finds', async () => {
  const { page, context, faults } = await open()
  await button(page, /^全部/).click()
  await page.locator('.home').nth(5).waitFor()
  const heights = await page
    .locator('.home', { hasNot: page.locator('.head') })
    .evaluateAll((all) => all.map((el) => el.getBoundingClientRect().height))
  // So many fit below the head of the page and above the bar at the foot.
  expect(heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)]).toBeLessThanOrEqual(110)
  const low = await page
    .locator('.home button, .home a')
    .evaluateAll((all) => all.filter((el) => el.getBoundingClientRect().height < 43.5).length)
  expect(low).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

it.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)(
  'F21: names behind a number are copied, told to head teachers, waived together and taken back (%s)',
  async (size, view) => {
    const { page, context, faults } = await openPage(browser, view)
    await signIn(page, server.url, 'jiaodao', PASSWORD)
    await page.goto(`${server.url}/board`)
    // What was due in the last days of a month stands in that month's page when the next one begins.
    const late = page.getByRole('button', { name: /^家访过期/ })
    await late.waitFor()
    const begins = await late.isDisabled()
    if (begins) await page.getByRole('button', { name: /^‹/ }).click()
    const number = begins ? page.getByRole('button', { name: /^没有做到的家访/ }) : late
    const before = await number.innerText()
    await number.click()
    const box = page.getByRole('dialog')
    await box.getByRole('button', { name: '提醒班主任' }).click()
    await box
      .getByText(/老师：.*家访还差 \d+ 户：.*请在\d+月\d+日前补上/)
      .first()
      .waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `remind-${size}`)
    await box.getByRole('button', { name: '回到名单' }).click()
    await box.getByRole('button', { name: '复制名单' }).click()
    await box.getByRole('button', { name: '已复制' }).waitFor()

    const ticks = box.getByRole('checkbox', { name: /^选/ })
    const n = await ticks.count()
    await box.getByRole('checkbox', { name: `全选 ${n} 户` }).click()
    await ticks.first().uncheck()
    await box.getByLabel('一起免的原因').fill('全班在外研学')
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `waive-many-${size}`)
    await box.getByRole('button', { name: `免这 ${n - 1} 户` }).click()
    await page.getByText(`免了 ${n - 1} 户这一次`).waitFor()
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await wasTold(page, '已撤回，这一次照旧要做。')
    await box.getByRole('checkbox', { name: `全选 ${n} 户` }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => number.innerText()).toBe(before)

    await page.goto(`${server.url}/`)
    await page.getByRole('button', { name: '提醒班主任' }).click()
    await box
      .getByText(/老师：.*谈心还差/)
      .first()
      .waitFor()
    expect(faults).toEqual([])
    await context.close()
  },
)

it.each([
  ['without a network', 'offline'],
  ['after its session has ended', 'signed-out'],
] as const)('what was ticked as done is done, also when the page is closed at once %s (F17)', async (_, how) => {
  const { page, context, faults } = await open()
  await button(page, /^说好要办的/)
    .or(page.getByText('说好要办的'))
    .first()
    .click()
  const done = button(page, /，已做$/).first()
  const words = /^(.*)：(.*)，已做$/.exec((await done.getAttribute('aria-label')) ?? '')
  await done.click()
  // Whose it was stays readable while it can be taken back.
  await wasTold(page, `${words?.[1]}：${words?.[2]}，办好了`)
  // It is kept, and sent when the page is opened again.
  if (how === 'offline') await context.setOffline(true)
  else await context.clearCookies()
  await page.close()
  await context.setOffline(false)
  const after = await context.newPage()
  if (how === 'signed-out') await signIn(after, server.url, 'banzhuren', PASSWORD)
  await after.goto(`${server.url}/today`)
  await after.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await expect
    .poll(async () =>
      after.evaluate(async () => {
        const held = (await (await fetch('/api/entries/held')).json()) as {
          items: { line: string; about: { name: string } }[]
        }
        return held.items.map((i) => `${i.about.name}：${i.line}，已做`)
      }),
    )
    .not.toContain(words?.[0])
  expect(faults).toEqual([])
  await context.close()
})
