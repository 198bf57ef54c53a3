import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** An opening of the Children's Home of the central school (S2B.9–12), recorded with one hand on a phone and seen wherever it counts. */
setStage(['--demo'])

type Value = { value: number | null }
const WHAT = '看了一个讲河流的片子'

it('is recorded by tapping who came; stands under the home, in the ledger, in the figures and in the child’s file', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  const figure = async (id: string) => {
    const place = await page.request.get(`${server.url}/api/session`)
    const { post } = (await place.json()) as { post: { place: { code: string } } }
    const found = await page.request.get(`${server.url}/api/figures/${id}?place=${post.place.code}&term=2026-autumn`)
    return ((await found.json()) as Value).value ?? 0
  }
  const before = { sessions: await figure('home.sessions'), attendance: await figure('home.attendance') }

  await page.goto(`${server.url}/entries?kind=home`)
  await page
    .getByRole('link', { name: /^中心小学儿童之家/ })
    .first()
    .click()
  await page.getByRole('button', { name: '记开放' }).click()
  await page.getByRole('heading', { name: '儿童之家开放' }).waitFor()
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  // One alone on duty is asked why, and nothing is sent before that is said.
  await button('周明').click()
  await page.getByLabel('几点开门').fill('16:00')
  await page.getByLabel('几点关门').fill('17:30')
  await button('门窗').click()
  await page.getByLabel('一句话').fill(WHAT)
  await button('记好了').click()
  await page.getByText('“值班的人”要有 2 人；这次少了的，请写一句为什么。').first().waitFor()
  await button('何静').click()

  // A long roll: who came last time stands open, anybody else is found by name; a second tap says that there was a call.
  const roll = page.getByRole('region', { name: '来的孩子' })
  await roll.getByText(/上次来的 \d+ 名/).waitFor()
  const name = (await roll.locator('.rolled').first().innerText()).trim()
  await roll.getByRole('searchbox').fill(name)
  await roll.locator('.rolled').first().click()
  await roll.getByRole('button', { name: `${name}：来了` }).click()
  await roll.getByRole('button', { name: `${name}：和爸妈通了话` }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'home-session-phone')

  // The draft outlives a reload.
  await page.reload()
  await page.getByText('接着上次的草稿').waitFor()
  await page
    .getByRole('button', { name: `${name}：和爸妈通了话` })
    .first()
    .waitFor()
  await button('记好了').click()
  await page.getByRole('button', { name: '记开放' }).waitFor()

  await page.getByText(WHAT).first().waitFor()
  await page.getByText('值班的人：何静、周明').first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(await figure('home.sessions')).toBe(before.sessions + 1)
  expect(await figure('home.attendance')).toBe(before.attendance + 1)

  await page.goto(`${server.url}/records?kind=home-session`)
  await page.getByText(WHAT).first().waitFor()
  const { items } = (await (await page.request.get(`${server.url}/api/records?kind=home-session&limit=1`)).json()) as {
    items: { took: { id: string; name: string }[] }[]
  }
  const child = items[0]?.took[0]
  expect(child?.name).toBe(name)
  await page.goto(`${server.url}/children/${child?.id ?? ''}`)
  await page.getByText(WHAT).first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('a head teacher sees the school’s home and its openings, and changes nothing there', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/entries?kind=home`)
  await page
    .getByRole('link', { name: /^中心小学儿童之家/ })
    .first()
    .click()
  await page.getByText('每周来了多少人次').first().waitFor()
  expect(await page.getByRole('button', { name: '记开放' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: '改内容' }).count()).toBe(0)
  expect(await page.getByText('还没来过的留守儿童').count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'home-desk')
  expect(faults).toEqual([])
  await context.close()
})
