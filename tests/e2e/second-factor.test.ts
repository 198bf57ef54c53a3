import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The second lock, as an administrator adds and uses it: by an authenticator, and by a passkey of the computer. */
setStage(['--demo'])

/** A passkey is bound to a name, and numbers are none. */
const named = () => server.url.replace('127.0.0.1', 'localhost')
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: Date.now() + ahead * 30_000,
  })
const typePassword = async (page: Page) => {
  await page.goto(`${named()}/sign-in`)
  await page.getByLabel(/^登录名/).fill('guanli')
  await page.getByLabel(/^密码/).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
const signOut = async (page: Page) => {
  await page.context().clearCookies()
}

it('is asked for on the home page, added in two steps, and asked for at the next sign-in', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await typePassword(page)
  await page.getByText('现在只有密码一道锁').waitFor()
  await page.getByRole('link', { name: /加上第二重验证/ }).click()
  await page.getByRole('button', { name: '加手机验证器' }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/^登录密码/)
    .fill(PASSWORD)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByAltText('给验证器扫的二维码').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'second-factor-phone')
  const secret = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replace(/\s/g, '')
  await page.getByLabel(/^六位数/).fill(codeOf(secret))
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByText('恢复码：现在就抄下来').waitFor()
  await picture(page, 'recovery-codes-phone')
  const spare = (await page.getByRole('dialog').locator('code').first().textContent()) ?? ''
  await page.getByRole('button', { name: '抄好了' }).click()
  await page.getByText('恢复码还剩 8 个').waitFor()

  await signOut(page)
  await typePassword(page)
  await page.getByText('再确认一次是您本人').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'second-step-phone')
  await page.getByLabel(/^手机验证器里的六位数/).fill('000000')
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByText('验证码不对，或已经用过').waitFor()
  await page.getByLabel(/^手机验证器里的六位数/).fill(spare)
  await page.getByRole('button', { name: '进入' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
  expect(faults).toEqual([])
  await context.close()
})

it('a passkey of the computer signs in without digits', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${named()}/sign-in`)
  await page.getByLabel(/^登录名/).fill('xian')
  await page.getByLabel(/^密码/).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
  await page.goto(`${named()}/me`)
  await page.getByRole('button', { name: '加通行密钥' }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/^登录密码/)
    .fill(PASSWORD)
  await page.getByRole('button', { name: '建通行密钥' }).click()
  await page.getByRole('button', { name: '抄好了' }).click()
  await page.getByText('恢复码还剩 8 个').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'second-factor-desk')
  await signOut(page)
  await page.goto(`${named()}/sign-in`)
  await page.getByLabel(/^登录名/).fill('xian')
  await page.getByLabel(/^密码/).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '用通行密钥' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
  expect(faults).toEqual([])
  await context.close()
})
