import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** 帮扶 of one child on paper (S2A.7–16; looks: desk-child-plan); how it is written down stands in a class teacher's term. */
setStage(['--demo'])

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
