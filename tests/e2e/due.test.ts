import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** What was promised or agreed to a day, as the head teacher of the demo township meets it on Today. */
setStage(['--demo'])

it('what fell due is answered with one tap, is gone from Today, and a slip is taken back', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/today`)
  const list = page.getByRole('region', { name: '登记里该做的' })
  // In a hand it is one line, which says what is late, until it is opened.
  await list.getByRole('button', { name: /登记里该做的 \d+.*过期/ }).click()
  const taps = list.getByRole('button', { name: /：没兑现$/ })
  await taps.first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'due-phone')
  const before = await taps.count()
  const name = (await taps.first().getAttribute('aria-label')) ?? ''
  const one = list.getByRole('button', { name, exact: true })
  await taps.first().click()
  await one.waitFor({ state: 'detached' })
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await one.waitFor()
  expect(await taps.count()).toBe(before)
  await one.click()
  await one.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await context.close()
})

it('on its page it says its day and what came of it, at a desk too', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/today`)
  const held = page.getByRole('region', { name: '说好要办的' })
  await held.waitFor()
  await picture(page, 'due-desk')
  await held
    .getByRole('link', { name: /补办户口页复印件|请卫生院看一次牙/ })
    .first()
    .click()
  await page.getByText('从哪天起').waitFor()
  await page.getByRole('button', { name: /：已办好$/ }).click()
  await page.getByText('原因：办好了').waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
