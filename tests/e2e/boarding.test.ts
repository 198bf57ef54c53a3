import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Who keeps a dormitory or a station (S3.7, S2B.17; decision 048): what is kept stands on the first page, and nothing else of the place. */
setStage(['--demo'])

it('a boarding teacher taps who is not well and nothing else; the class teacher reads it of the own child', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'shengguan', PASSWORD)
  await page.getByRole('heading', { name: '交给您管的' }).waitFor()
  expect(await page.getByText('男生楼一楼').count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'boarding-first-phone')
  await page.getByRole('link', { name: '记查铺' }).click()
  await page.getByRole('heading', { name: '夜里查铺' }).waitFor()
  const roll = page.getByRole('region', { name: '有情况的孩子' })
  const first = roll.locator('.rolled').first()
  await first.waitFor()
  const name = (await first.locator('span').first().innerText()).trim()
  // Not in bed: where the child is has to be said before it is kept.
  await first.click()
  await page.getByLabel('几点查的').fill('21:35')
  await page.getByRole('button', { name: '暖和' }).click()
  await page.getByRole('button', { name: '都好，通道没有堵' }).click()
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByText('有孩子不在床上：请写清到哪里去了').first().waitFor()
  for (const mark of ['不在', '不舒服']) await roll.getByRole('button', { name: `${name}：${mark}` }).click()
  await roll.getByRole('button', { name: `${name}：咳嗽` }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'night-check-phone')
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByRole('heading', { name: '交给您管的' }).waitFor()
  await page.getByRole('link', { name: /^女生楼二楼/ }).click()
  await page.getByText('21:35').first().waitFor()
  await page
    .getByText(/^1 名孩子/)
    .first()
    .waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'dormitory-phone')
  expect(faults).toEqual([])
  await context.close()
})

it('what came in at a station is written down there by its keeper, and stands in no school’s list', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'weiquan', PASSWORD)
  await page.getByRole('link', { name: /^河湾村维权站/ }).click()
  await page.getByRole('link', { name: '登记维权受理' }).click()
  await page.getByRole('button', { name: '法律', exact: true }).click()
  await page.getByRole('button', { name: '照看的人', exact: true }).click()
  await page.getByLabel('什么事').fill('来问抚养费怎么申请')
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'rights-case-desk')
  await page.getByRole('button', { name: '登记好了' }).click()
  await page.getByText('来问抚养费怎么申请').first().waitFor()
  await picture(page, 'rights-case-page-desk')
  expect(faults).toEqual([])
  await context.close()
  const other = await openPage(browser, DESK)
  await signIn(other.page, server.url, 'cun', PASSWORD)
  const { items } = (await (await other.page.request.get(`${server.url}/api/entries?limit=200`)).json()) as {
    items: { kind: string }[]
  }
  expect(items.some((e) => e.kind === 'station')).toBe(true)
  expect(items.some((e) => e.kind === 'rights-case')).toBe(false)
  await other.context.close()
})
