import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** 帮扶 of one child followed to its end (S2A.7–16; looks: desk-child-plan), by a head teacher on a phone. */
setStage(['--demo'])

const noSideways = (page: Page) =>
  page
    .locator('html')
    .evaluate((html: { scrollWidth: number; clientWidth: number }) => html.scrollWidth - html.clientWidth)
const day = (page: Page, plus: number) =>
  page.evaluate((n) => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
    return new Date(Date.parse(`${today}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
  }, plus)

/** A child of the class of whom nothing of this is written down yet. */
const fresh = async (page: Page): Promise<{ id: string; name: string }> =>
  page.evaluate(async () => {
    const asked = async (path: string) => (await (await fetch(path)).json()) as { items: never[] }
    const taken = new Set<string>()
    for (const kind of ['key-child', 'plan', 'buddy', 'promise'])
      for (const { about } of (await asked(`/api/entries?kind=${kind}&limit=100`)).items as { about: { id: string } }[])
        taken.add(about.id)
    const { items } = await asked('/api/children?leftBehind=education&limit=100')
    const child = (items as { id: string; name: string }[]).find((c) => !taken.has(c.id))
    if (!child) throw new Error('nobody left')
    return { id: child.id, name: child.name }
  })

const saved = (page: Page) => page.getByText('登记好了。').first().waitFor()
const begin = async (page: Page, child: string, kind: string) => {
  await page.goto(`${server.url}/entries/new/${kind}?child=${child}`)
  await page.getByRole('button', { name: '登记好了' }).waitFor()
}

it('problem, plan, promise, buddy, look: each is one form on a phone, and one page tells how far it came', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  const child = await fresh(page)

  await begin(page, child.id, 'key-child')
  await page.getByRole('group', { name: '主要因为什么' }).getByRole('button', { name: '功课跟不上' }).click()
  await page.getByLabel('看到了什么').fill('期中乘除法错了一半')
  await page.getByLabel('问下来是为什么').fill('晚上没有人问作业')
  for (const mine of await page.getByRole('button', { name: '我自己' }).all()) await mine.click()
  expect(await axeFaults(page)).toEqual([])
  expect(await noSideways(page)).toBe(0)
  await page.getByRole('button', { name: '登记好了' }).click()
  await saved(page)

  await begin(page, child.id, 'plan')
  await page.getByLabel('一句话的目标').fill('把数学补上来')
  await page.getByRole('button', { name: '数学', exact: true }).click()
  await page.getByRole('button', { name: '我自己' }).click()
  await page.getByRole('button', { name: '添一行' }).click()
  const row = page.getByRole('region', { name: '第 1 行' })
  await row.getByLabel('做什么').fill('乘法口诀')
  await row.getByLabel('怎么做').fill('一对一，一次两页')
  await row.getByLabel('怎样算做到').fill('30题对24题以上')
  await row.getByLabel('到哪天').fill(await day(page, 5))
  expect(await noSideways(page)).toBe(0)
  await page.getByRole('button', { name: '登记好了' }).click()
  await saved(page)
  await page.getByRole('button', { name: '记一次检查' }).click()
  await page.getByText(new RegExp(`^${child.name}：把数学补上来`)).waitFor()
  await page.getByRole('button', { name: '做到一部分' }).click()
  await page.getByLabel('凭什么').fill('30题对19题')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByText(/^记好了：/).waitFor()

  await begin(page, child.id, 'promise')
  await page.getByRole('button', { name: '爸爸', exact: true }).click()
  await page.getByRole('button', { name: '视频' }).click()
  await page.getByLabel('到哪天', { exact: true }).fill(await day(page, 7))
  await page.getByRole('button', { name: '登记好了' }).click()
  await saved(page)

  await begin(page, child.id, 'buddy')
  const mates = page.getByRole('group', { name: /^和谁结伴/ }).getByRole('button')
  await mates.first().waitFor()
  const mate = (await mates.first().textContent()) ?? ''
  await mates.first().click()
  await page.getByRole('button', { name: '数学', exact: true }).click()
  await page.getByRole('button', { name: '孩子自己挑的' }).click()
  await page.getByRole('button', { name: '我自己' }).click()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '登记好了' }).click()
  await saved(page)

  await page.goto(`${server.url}/children/${child.id}`)
  await page.getByRole('link', { name: '帮扶跟到哪一步' }).click()
  await page.getByRole('heading', { name: child.name }).waitFor()
  for (const told of [
    '晚上没有人问作业',
    '乘法口诀',
    /做到一部分：30题对19题/,
    /爸爸答应视频/,
    new RegExp(`${mate}：数学`),
  ])
    await page.getByText(told).first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(await noSideways(page)).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

it('on paper stands what was agreed with the child, and no label', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  const child = await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/entries?kind=key-child&state=open&limit=100')).json()) as {
      items: { id: string; about: { id: string } }[]
    }
    const plans = (await (await fetch('/api/entries?kind=plan&state=open&limit=100')).json()) as {
      items: { about: { id: string } }[]
    }
    const key = items.find((k) => plans.items.some((p) => p.about.id === k.about.id))
    return { id: key?.about.id ?? '', key: key?.id ?? '' }
  })
  await page.goto(`${server.url}/children/${child.id}/support`)
  await page.getByRole('heading', { name: '一件一件跟到底' }).waitFor()
  await page.getByRole('columnheader', { name: '怎么算做到' }).first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.getByRole('columnheader', { name: '怎么算做到' }).first().isVisible()).toBe(true)
  const printed = async () => (await page.locator('body').innerText()).replace(/\s/g, '')
  expect(await printed()).not.toMatch(/重点帮扶|一件一件跟到底|下次检查/)
  // Neither the entry itself nor the child's file says it on paper.
  await page.goto(`${server.url}/entries/${child.key}`)
  await page.getByText('这一条只在系统里看，不印出来。').waitFor()
  expect(await printed()).not.toMatch(/重点帮扶/)
  await page.goto(`${server.url}/children/${child.id}`)
  await page.getByRole('heading', { name: '经过' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await printed()).not.toMatch(/重点帮扶/)
  expect(faults).toEqual([])
  await context.close()
})
