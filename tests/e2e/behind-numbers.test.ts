import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** From each name behind a number one tap to the form of what is owed, and back to the same list (F21). */
setStage(['--demo'])

for (const [size, how] of [
  [DESK, 'at a desk'],
  [PHONE, 'in one hand'],
] as const)
  it(`${how}: from a name behind a count to its record, saved, and back in the list without it`, async () => {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'banzhuren', PASSWORD)
    await page.goto(`${server.url}/board`)
    await page
      .getByRole('button', { name: /差 \d+/ })
      .first()
      .click()
    const list = page.getByRole('dialog')
    const records = list.getByRole('link', { name: /^记一笔：.+，/ })
    await records.first().waitFor()
    const count = await records.count()
    expect(count).toBeGreaterThan(0)
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `behind-numbers-${size.width}`)
    const name = /^记一笔：(.+)，/.exec((await records.first().getAttribute('aria-label')) ?? '')?.[1] ?? ''
    await records.first().click()
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: '落实情况' }).waitFor()
    await page
      .getByText(name.split('、')[0] ?? '')
      .first()
      .waitFor()
    // Not recorded after all: the list is open where it was left.
    await page.goBack()
    await records.first().waitFor()
    expect(await records.count()).toBe(count)
    // Recorded: the list is open again, one name shorter.
    await records.first().click()
    for (const text of ['学习', '都好', '记好了']) await page.getByRole('button', { name: text, exact: true }).click()
    await wasTold(page, /^记好了：/)
    await list.waitFor()
    await expect.poll(() => records.count()).toBe(count - 1)
    expect(faults).toEqual([])
    await context.close()
  })

it('a principal with many names behind a count: where the list was left, there it is again', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/board`)
  await page.getByRole('button', { name: /^本月还没有谈心/ }).click()
  const list = page.getByRole('dialog')
  await list.getByText(/还差 \d+/).waitFor()
  await picture(page, 'behind-numbers-many')
  // Further down in the list: there it is again afterwards.
  const link = list.getByRole('link', { name: /^记一笔：.+，/ }).nth(12)
  await link.scrollIntoViewIfNeeded()
  const top = await list.evaluate((e) => (e as unknown as { scrollTop: number }).scrollTop)
  await link.click()
  await page.waitForURL(/\/record\//)
  await page.goBack()
  await list.getByText(/还差 \d+/).waitFor()
  await expect.poll(() => list.evaluate((e) => (e as unknown as { scrollTop: number }).scrollTop)).toBe(top)
  expect(faults).toEqual([])
  await context.close()
})

for (const [size, how] of [
  [DESK, 'at a desk'],
  [PHONE, 'in one hand'],
] as const)
  it(`${how}: a number of a summary is open still after a child's file, where the page was left (F16)`, async () => {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'xiaozhang', PASSWORD)
    await page.goto(`${server.url}/summaries`)
    await page.getByRole('button', { name: '起草这学期的总结' }).click()
    const chips = page.locator('article.paper .figchip')
    await chips.first().waitFor()
    // A number further down the paper, one that children stand behind.
    const chip = page.locator('article.paper section').nth(4).locator('.figchip').nth(1)
    await chip.scrollIntoViewIfNeeded()
    await chip.click()
    const panel = page.locator('.figure-panel')
    const row = panel.locator('.figure-row a').nth(8)
    await row.waitFor()
    const title = await panel.getAttribute('aria-label')
    await row.scrollIntoViewIfNeeded()
    const tops = async () => [(await chip.boundingBox())?.y, (await row.boundingBox())?.y]
    const before = await tops()
    const child = await row.textContent()
    await row.click()
    await page.getByRole('heading', { level: 1, name: child ?? '' }).waitFor()
    await page.goBack()
    await row.waitFor()
    expect(await panel.getAttribute('aria-label')).toBe(title)
    await expect.poll(tops).toEqual(before)
    await picture(page, `summary-back-${size.width}`)
    expect(faults).toEqual([])
    await context.close()
  })
