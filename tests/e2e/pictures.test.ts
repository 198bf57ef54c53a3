import sharp from 'sharp'
import { expect, it } from 'vitest'
import { axeFaults, openPage, PHONE, signIn } from './browser.ts'
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
  const small = part.getByRole('img', { name: '劳动小能手奖状' })
  await expect
    .poll(() => small.evaluate((e) => (e as unknown as { naturalWidth: number }).naturalWidth).catch(() => 0), {
      timeout: 120_000,
    })
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
  await page.getByText('照片删掉了。').waitFor()
  await expect.poll(() => small.count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})
