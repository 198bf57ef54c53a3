import type { Route } from 'playwright-core'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { axeFaults, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** Pictures by consent (decision 062): a class teacher on a phone. */
setStage(['--demo'])

it('a certificate is photographed, looked at and taken away; a face waits for the family’s yes', async () => {
  const buffer = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#c8a45a' } })
    .jpeg()
    .toBuffer()
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/children`)
  await page.locator('main a[href^="/children/"]').first().click()
  const part = page.getByRole('region', { name: '照片与附件' })
  await part.getByRole('button', { name: '添照片' }).click()
  const box = page.getByRole('dialog')
  await box.getByLabel('选照片，或现在拍').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer })
  await box.getByLabel('照片里是什么').fill('劳动小能手奖状')
  // A face: what lacks is said before anything is sent, with the way to mend it.
  await box.getByRole('button', { name: '有', exact: true }).click()
  await box.getByRole('link', { name: '去记下同意' }).waitFor()
  expect(await box.getByRole('button', { name: '存下照片' }).isDisabled()).toBe(true)
  await box.getByRole('button', { name: /^没有/ }).click()
  expect(await axeFaults(page)).toEqual([])
  await box.getByRole('button', { name: '存下照片' }).click()
  await page.getByText('照片存下了。').waitFor()
  // Several at once: each for itself, one that is no picture says so and holds up no other.
  await part.getByRole('button', { name: '添照片' }).click()
  await box.getByLabel('选照片，或现在拍').setInputFiles([
    { name: '1.jpg', mimeType: 'image/jpeg', buffer },
    { name: '2.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
    { name: '3.heic', mimeType: 'image/jpeg', buffer: Buffer.from('0000ftypheic0000') },
  ])
  await box.getByRole('button', { name: /^没有/ }).click()
  await box.getByRole('button', { name: '存下 3 张照片' }).click()
  await box.getByText('第 1 张：存下了').waitFor()
  await box.getByText(/^这不是能用的照片。/).waitFor()
  await box.getByText(/^这是苹果手机的 HEIC 格式/).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'pictures-queue')
  // Without a network it waits in the phone, and goes when there is one.
  for (let n = 0; n < 2; n++) await box.getByRole('button', { name: '不要第 2 张' }).click()
  await box.getByLabel('再选几张').setInputFiles({ name: '4.jpg', mimeType: 'image/jpeg', buffer })
  const away = (route: Route) => (route.request().method() === 'GET' ? route.continue() : route.abort())
  await page.route('**/api/attachments**', away)
  await box.getByRole('button', { name: '存下照片' }).click()
  await wasTold(page, '没有网：1 张留在手机里，有网时自己送。')
  await page.getByText('还有 1 条没有发出').click()
  await page.getByRole('region', { name: '照片，没有写是什么' }).getByRole('img').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'pictures-unsent')
  await page.unroute('**/api/attachments**', away)
  await page.getByRole('button', { name: '现在发' }).click()
  await page.getByText('都已发出，手机里没有留着的。').waitFor()
  await page.goBack()
  await expect.poll(() => part.getByRole('button', { name: /^看大图/ }).count()).toBe(3)
  const small = part.getByRole('img', { name: '劳动小能手奖状' })
  // It is fetched as it comes into sight.
  await small.scrollIntoViewIfNeeded()
  await expect
    .poll(() => small.evaluate((e) => (e as unknown as { naturalWidth: number }).naturalWidth).catch(() => 0))
    .toBe(320)
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width)
  expect(await axeFaults(page)).toEqual([])
  await part.getByRole('button', { name: '看大图：劳动小能手奖状' }).click()
  await box.getByRole('img', { name: '劳动小能手奖状' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await box.getByRole('button', { name: '删掉照片' }).click()
  const why = page.getByRole('dialog', { name: '删掉照片：劳动小能手奖状' })
  await why.getByLabel('为什么').fill('拍歪了')
  await why.getByRole('button', { name: '删掉照片' }).click()
  await wasTold(page, '照片删掉了。')
  await expect.poll(() => small.count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

it('a record that lies in the phone has its pictures there: seen, taken out, sent after it', async () => {
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a7a6a' } })
    .jpeg()
    .toBuffer()
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  const listed = await page.request.get(`${server.url}/api/children?limit=1`)
  const [child] = ((await listed.json()) as { items: { id: string }[] }).items
  await page.goto(`${server.url}/record/talk?children=${child?.id}`)
  await page.getByRole('button', { name: '学习', exact: true }).click()
  await page.getByRole('button', { name: '都好', exact: true }).click()
  const away = (route: Route) => (route.request().method() === 'GET' ? route.continue() : route.abort())
  await page.route('**/api/records', away)
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByText('还有 1 条没有发出').click()
  const one = page.getByRole('region', { name: /谈心$/ })
  const box = page.getByRole('dialog')
  for (const words of ['作业本', '拍糊了的']) {
    await one.getByRole('button', { name: '添照片' }).click()
    await box.getByLabel('选照片，或现在拍').setInputFiles({ name: '1.jpg', mimeType: 'image/jpeg', buffer })
    await box.getByLabel('照片里是什么').fill(words)
    await box.getByRole('button', { name: /^没有/ }).click()
    await box.getByRole('button', { name: '存下照片' }).click()
    await one.getByRole('img', { name: words }).waitFor()
  }
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'pictures-of-unsent')
  await one.getByRole('button', { name: '不要：拍糊了的' }).click()
  await box.getByRole('button', { name: '去掉' }).click()
  await expect.poll(() => one.getByRole('img').count()).toBe(1)
  await page.unroute('**/api/records', away)
  await page.getByRole('button', { name: '现在发' }).click()
  await page.getByText('都已发出，手机里没有留着的。').waitFor()
  const there = await page.request.get(`${server.url}/api/children/${child?.id}/attachments?limit=50`)
  const { items } = (await there.json()) as { items: { of: string; words: string }[] }
  expect(items.filter((p) => p.of === 'record').map((p) => p.words)).toEqual(['作业本'])
  expect(faults).toEqual([])
  await context.close()
})
