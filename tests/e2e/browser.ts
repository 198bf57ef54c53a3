import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect, onTestFailed } from 'vitest'
import { pageScript } from './clock.ts'

export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 360, height: 780 }

/** Where a test fails, what the page said then is printed: its address, its head, its warnings, and what its code threw. */
const tellWhenFailed = (page: Page, faults: readonly string[]) =>
  onTestFailed(async () => {
    if (page.isClosed()) return
    const told = page.locator('h1, [role=alert], [role=status], [aria-invalid=true], .mantine-InputWrapper-error')
    const words = await told
      .evaluateAll((found) =>
        found.map(
          (e) => `${e.getAttribute('role') ?? e.tagName.toLowerCase()}: ${(e.textContent ?? '').trim().slice(0, 300)}`,
        ),
      )
      .catch((error: Error) => [error.message])
    console.error([`页面：${page.url()}`, ...words, ...faults.map((f) => `fault: ${f}`)].join('\n  '))
  })

/**
 * A form that is kept goes back to where one was; on a busy machine that step comes while the test already opens the next
 * address, and the browser ends the one for the other's sake. The address is then opened once more.
 */
const againWhenCutOff = (page: Page) => {
  const goto = page.goto.bind(page)
  page.goto = (url, options) =>
    goto(url, options).catch((error: Error) => {
      if (!error.message.includes('ERR_ABORTED')) throw error
      return goto(url, options)
    })
}

/**
 * Words that something was done go by themselves after some seconds; on a busy machine they are gone before anybody looks. Each is noted as
 * it comes.
 */
const NOTE_TOLD = `
  window.told = []
  window.lastSaid = new WeakMap()
  window.hear = (box) => window.lastSaid.set(box, box.textContent)
  window.isNew = (at) => {
    const box = at.closest('[role=alert], [role=status]')
    if (box === null) return true
    if (window.lastSaid.get(box) === box.textContent) return false
    window.hear(box)
    return true
  }
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element)
          for (const box of [node, ...node.querySelectorAll('[role=alert], [role=status]')])
            if (box.matches('[role=alert], [role=status]')) window.told.push({ box, said: box.textContent.trim() })
  }).observe(document, { childList: true, subtree: true })
`

/** Whether words stand in no box that was heard already and says the same still; from now on theirs was. */
const isNew = (at: unknown): boolean => (globalThis as unknown as { isNew: (at: unknown) => boolean }).isNew(at)

/**
 * Waits until the page has said so since the last time that this was asked, or says it now. What stands there still from the last time is no
 * answer: of two acceptances, one a second after the other, the first one's words were taken for the second's.
 */
export const wasTold = (page: Page, words: string | RegExp): Promise<void> => {
  const [source, plain] = typeof words === 'string' ? [words, true] : [words.source, false]
  const noted = `(() => {
    const says = ({ said }) => ${plain} ? said.includes(${JSON.stringify(source)}) : new RegExp(${JSON.stringify(source)}).test(said)
    const at = window.told.findIndex(says)
    const [one] = at < 0 ? [] : window.told.splice(at, 1)
    if (one) window.hear(one.box)
    return one !== undefined
  })()`
  const stands = async (): Promise<boolean> => {
    for (const one of await page.getByText(words).all())
      if ((await one.isVisible()) && (await one.evaluate(isNew))) return true
    return false
  }
  return expect.poll(async () => (await page.evaluate(noted)) || (await stands())).toBe(true)
}

/**
 * A page of its own session; what the page's own code throws is collected, and told where the test fails. `worker`: the files of
 * the page are kept for days without a network, as in every browser of a user; a session of a minute would read them all for nothing.
 */
export const openPage = async (
  browser: Browser,
  size: { width: number; height: number },
  { worker = false }: { worker?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> => {
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size.width < 600,
    deviceScaleFactor: size.width < 600 && process.env.NUANYANG_PICTURES ? 2 : 1,
    serviceWorkers: worker ? 'allow' : 'block',
    acceptDownloads: true,
  })
  await context.addInitScript(NOTE_TOLD)
  const clock = pageScript()
  if (clock) await context.addInitScript(clock)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text())
  })
  // No test fails because a machine is busy: at a load of 30 on two cores a page took longer than a minute.
  page.setDefaultTimeout(300_000)
  againWhenCutOff(page)
  tellWhenFailed(page, faults)
  return { page, context, faults }
}

/** Milliseconds: what a screen asks after an answer it asks at once. */
export const NOTHING_MORE = 120

/** Waits until nothing that the page asked is on its way, and has not been for a moment. To be called before the page is used. */
export const quietOf = (page: Page): (() => Promise<void>) => {
  const under = new Set<unknown>()
  page.on('request', (request) => under.add(request))
  const over = (request: unknown) => under.delete(request)
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return async () => {
    for (let since = performance.now(); performance.now() - since < NOTHING_MORE; await page.waitForTimeout(20))
      if (under.size > 0) since = performance.now()
  }
}

export const signIn = async (page: Page, url: string, login: string, password: string) => {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(/^登录名/).fill(login)
  await page.getByLabel(/^密码/).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}

/** Until nothing fades or slides any more: what is half there has no contrast of its own. What turns for ever is not waited for. */
const STILL = `(async () => {
  const moving = () =>
    document.getAnimations().filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().endTime !== Infinity)
  for (let now = moving(); now.length > 0; now = moving()) await Promise.allSettled(now.map((a) => a.finished))
})()`

/** Serious and critical faults of accessibility as sentences; an empty list is right. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  // In the page itself, read once a page: a builder that asks in a second tab takes three times as long. What is in order is not
  // gathered node by node: on a table of hundreds that is half of the time.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source)
  await page.evaluate(STILL)
  const result = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations'], preload: false })`)
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map(
      (v) =>
        `${v.id}: ${v.help} — ${v.nodes
          .map((n) => n.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    )
}

/** Keeps a picture of the page where `NUANYANG_PICTURES` asks for it (the README's are made so). */
export const picture = async (page: Page, name: string) => {
  const folder = process.env.NUANYANG_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What is said at a field itself, as its reader hears it. */
export const toldAt = async (field: Locator): Promise<string> => {
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean)
  return (await Promise.all(ids.map((id) => field.page().locator(`[id="${id}"]`).textContent()))).join(' ')
}
