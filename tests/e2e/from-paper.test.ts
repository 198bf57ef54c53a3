import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** F11: a class teacher writes down in one sheet what stood on paper. */
setStage(['--demo'])

it.each([
  ['desk', DESK, 'xiaozhang'],
  ['phone', PHONE, 'banzhuren'],
] as const)('at a %s: a day in a cell becomes a record with its real day and its mark', async (name, size, login) => {
  const { page, context, faults } = await openPage(browser, size)
  await signIn(page, server.url, login, PASSWORD)
  await page.goto(`${server.url}/record`)
  await page.getByText('以前记在纸上的，一个班一起补').waitFor()
  await page.getByRole('paragraph').getByRole('link', { name: '谈心', exact: true }).click()
  if (login === 'xiaozhang') {
    await page.getByRole('combobox', { name: '哪个班' }).click()
    await page.getByRole('option', { name: '四(1)班' }).click()
  }
  const cell = page.getByLabel(/月几号$/).first()
  await cell.waitFor()
  const label = (await cell.getAttribute('aria-label')) ?? ''
  // A day that is none, and what all have in common not said: both are told, nothing is sent.
  await cell.fill('32')
  await page.getByText(/没有这一天/).waitFor()
  await page.getByRole('button', { name: /^补进来/ }).click()
  expect(await page.getByRole('alert').count()).toBeGreaterThan(1)
  await cell.fill('8')
  await page.getByRole('button', { name: '学习', exact: true }).click()
  await page.getByRole('button', { name: '都好' }).click()
  expect(await axeFaults(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await picture(page, `from-paper-${name}`)
  // What was typed outlives a reload.
  await page.reload()
  if (login === 'xiaozhang') {
    await page.getByRole('combobox', { name: '哪个班' }).click()
    await page.getByRole('option', { name: '四(1)班' }).click()
  }
  await page.getByText('接着上次没保存的内容').waitFor()
  await page.getByRole('button', { name: '补进来（1 条）' }).click()
  await wasTold(page, '补进来 1 条。')
  await page.getByLabel(label).waitFor({ state: 'detached' })
  await page.goto(`${server.url}/records?kind=talk`)
  await page.getByLabel('找孩子或谁记的').fill(label.replace(/\d+月几号$/, ''))
  await page.getByText('从纸上补记').first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})
