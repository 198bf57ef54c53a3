import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Birthdays and festivals of the next weeks: thought of with a tap, prepared by somebody. */
setStage(['--demo'])

it('a birthday is thought of with one tap on a phone; what a festival needs is written down at a desk, and done', async () => {
  const phone = await openPage(browser, PHONE)
  await signIn(phone.page, server.url, 'xiaozhang', PASSWORD)
  await phone.page.goto(`${server.url}/occasions`)
  const birthdays = phone.page.getByRole('region', { name: '生日' })
  await birthdays
    .getByRole('button', { name: /记：生日说过了$/ })
    .first()
    .click()
  await birthdays
    .getByText(/^11月\d+日 贺立新记了$/)
    .first()
    .waitFor()
  expect(await axeFaults(phone.page)).toEqual([])
  await picture(phone.page, 'occasions-phone')

  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/occasions`)
  await page.getByRole('button', { name: '给春节加一件要准备的' }).click()
  const what = page.getByLabel('要办什么')
  await what.waitFor()
  expect(await what.inputValue()).toBe('春节：')
  await what.fill('春节：给不回家的孩子包饺子')
  await page.getByRole('textbox', { name: '谁来办' }).fill('张老师')
  await page.getByRole('button', { name: '登记好了' }).click()
  await wasTold(page, '登记好了。')
  await page.goto(`${server.url}/occasions`)
  const prepared = page.getByRole('region', { name: '要准备的' })
  await prepared.getByText('春节：给不回家的孩子包饺子').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'occasions-desk')
  await prepared.getByRole('button', { name: '春节：给不回家的孩子包饺子：已办好' }).click()
  await prepared.getByText(/张老师 · .*办好了/).waitFor()
  expect([...faults, ...phone.faults]).toEqual([])
  await phone.context.close()
  await context.close()
})
