import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The screens in another language: chosen before signing in for the device, afterwards for the account, wherever it signs in. */
setStage(['--demo'])

it('speaks English where somebody asks for it; names, and what was written down, stay', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await page.goto(`${server.url}/sign-in`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await axeFaults(page)).toEqual([])
  await page.locator('input').first().fill('banzhuren')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: 'Whom to visit today' }).waitFor()
  await page.getByText('何豪俊').first().waitFor()
  await page
    .getByText(/overdue by \d+ days/)
    .first()
    .waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'today-phone-english')

  // A form that a declaration draws.
  await page.goto(`${server.url}/record/talk`)
  await page.getByRole('heading', { name: 'Talk', exact: true }).waitFor()

  // From now on for the account: a browser that never heard of it speaks so too.
  await page.goto(`${server.url}/me`)
  await page.getByRole('radiogroup', { name: 'Language of the screens' }).getByText('繁體中文').click()
  await page.getByRole('heading', { name: '我的帳號' }).waitFor()
  expect(faults).toEqual([])
  await context.close()

  const elsewhere = await openPage(browser, DESK)
  await elsewhere.page.goto(`${server.url}/sign-in`)
  await elsewhere.page.getByLabel(/^登录名/).fill('banzhuren')
  await elsewhere.page.getByLabel(/^密码/).fill(PASSWORD)
  await elsewhere.page.getByRole('button', { name: '登录', exact: true }).click()
  await elsewhere.page.getByRole('link', { name: '落實情況' }).first().waitFor()
  await elsewhere.page.getByText('張敏').or(elsewhere.page.getByText('张敏')).first().waitFor()
  expect(await elsewhere.page.getByText('張敏').count()).toBe(0)
  expect(await axeFaults(elsewhere.page)).toEqual([])
  await picture(elsewhere.page, 'home-desk-hant')
  expect(elsewhere.faults).toEqual([])
  await elsewhere.context.close()
})

/** What a page shows, papers' own text apart (`translate="no"`), and what it says to whoever does not see it. */
const SHOWN = `(() => {
  const found = []
  const walk = (node) => {
    if (node.nodeType === 3) return found.push(node.textContent.trim())
    if (node.nodeType !== 1 || node.getAttribute('translate') === 'no') return
    for (const name of ['aria-label', 'title', 'placeholder']) found.push(node.getAttribute(name) ?? '')
    for (const child of node.childNodes) walk(child)
  }
  walk(document.querySelector('main'))
  return found.filter((text) => /[\u4e00-\u9fff]/.test(text))
})()`

/** Sentences of the catalogue without gaps; shorter ones stand in what people wrote as well. */
const SENTENCES = ['screens', 'domain', 'figures', 'questions', 'server']
  .flatMap((area) =>
    Object.keys(
      JSON.parse(readFileSync(new URL(`../../web/words/en/${area}.json`, import.meta.url), 'utf8')) as object,
    ),
  )
  .filter((key) => key.length >= 6 && !key.includes('{'))

it('no sentence of the catalogue stays Chinese where English is spoken: numbers, roles, pictures, answers, what a paper asks', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await page.goto(`${server.url}/sign-in`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.locator('input').first().fill('zhen')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.getByRole('link', { name: 'Duty board' }).first().waitFor()
  const left: string[] = []
  for (const [path, sees] of [
    ['/statistics', /checks match/],
    ['/charts', /Monthly talk/],
    ['/board', /Duty board/],
    ['/accounts', /accounts/],
    ['/evaluation', /Evaluation/],
  ] as const) {
    await page.goto(`${server.url}${path}`)
    await page.locator('main').getByText(sees).first().waitFor()
    const shown = (await page.evaluate(SHOWN)) as string[]
    left.push(
      ...shown.filter((text) => SENTENCES.some((known) => text.includes(known))).map((text) => `${path} ${text}`),
    )
  }
  await page.goto(`${server.url}/summaries`)
  await page.getByRole('button', { name: /^Draft/ }).click()
  await page.locator('article.paper .figchip').first().waitFor()
  // A paper keeps its own title, a file its own name: neither is half said in English.
  expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toMatch(/2026年秋季学期/)
  left.push(
    ...(await page.locator('.checks li, .checks .linkish, .blank').allInnerTexts()).filter((text) =>
      /[\u4e00-\u9fff]/.test(text),
    ),
  )
  expect(left).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
