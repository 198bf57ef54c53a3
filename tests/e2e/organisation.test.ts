import { expect, it } from 'vitest'
import { axeFaults, openPage, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

setStage(['--demo'])

/** A place on one page: who leads, what it keeps, what it did; a meeting of the group and what it decides (S1.1–1.7, S2B.6). */
it('a principal opens the school’s page and writes down a meeting that decides something', async () => {
  const { page, context, faults } = await openPage(browser, { width: 1366, height: 768 })
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/places/5226990001`)
  await page.getByRole('img', { name: /的分工图/ }).waitFor()
  await page.getByText('《家访制度》', { exact: false }).first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'place-desk')
  await page.getByRole('link', { name: '记工作会议' }).click()
  await page.getByRole('button', { name: '领导小组会' }).click()
  await page.getByLabel('议了什么').fill('寒假怎么照看')
  await page.getByRole('button', { name: '添一行' }).click()
  await page.getByLabel('定了要办什么').fill('排出寒假值班表')
  await page.getByLabel('谁来办').fill('周明')
  await page.getByLabel('哪天前办好').fill('2026-12-20')
  await page.getByText('排出寒假值班表，周明').waitFor()
  await page.getByLabel('到会的人').fill('贺立新、周明')
  await page.getByRole('button', { name: '记好了' }).click()
  await page
    .getByText(/记好了：/)
    .first()
    .waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('a class teacher sees who answers for what, and a certificate says nothing but what a child did well', async () => {
  const { page, context, faults } = await openPage(browser, { width: 360, height: 740 })
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/places/5226990001`)
  await page.getByText('总辅导员').first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'place-phone')
  await page.goto(`${server.url}/papers/certificates`)
  await page
    .getByText('被评为', { exact: false })
    .or(page.getByText('还没有表彰可以印', { exact: false }))
    .first()
    .waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
