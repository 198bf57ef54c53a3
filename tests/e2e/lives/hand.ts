import type { Browser, Locator, Page, Request, Response } from 'playwright-core'
import { expect } from 'vitest'
import { axeFaults, openPage, PHONE, picture, signIn, wasTold } from '../browser.ts'
import { PASSWORD } from '../stage.ts'

/** What is said in a form: chips by the group in which they stand, texts by the label of their field. */
export type Said = {
  chips?: readonly (readonly [group: string, chip: string])[]
  texts?: Readonly<Record<string, string>>
}

/** Somebody of the demo township at a screen: taps and types, and nothing besides. */
export type Hand = {
  page: Page
  login: string
  /** Kinds of records and entries that the screens of this hand sent and that were taken. */
  kept: ReadonlySet<string>
  goto: (path: string) => Promise<void>
  tap: (name: string | RegExp, within?: Locator) => Promise<void>
  follow: (name: string | RegExp, within?: Locator) => Promise<void>
  say: (said: Said, within?: Locator) => Promise<void>
  /** Saves the record in the form; its word is waited for. */
  keep: () => Promise<void>
  /** Taps 已做 at what is held on Today; waited for until it is sent (the word on the screen goes by itself meanwhile). */
  done: (what: string) => Promise<void>
  /** Saves the entry in the form. */
  enter: () => Promise<void>
  sees: (...words: (string | RegExp)[]) => Promise<void>
  /** The screen is sound at this width: nothing stands beyond its edge, nothing of accessibility is amiss; a picture is kept. */
  look: (name: string) => Promise<void>
  leave: () => Promise<void>
}

const SAVES = ['/api/records', '/api/entries']
type Sent = { records?: { kind: string }[]; entries?: { kind: string }[] }

/** Which kinds a request would keep. */
const kindsIn = (request: Request): string[] => {
  if (request.method() !== 'POST' || !SAVES.includes(new URL(request.url()).pathname)) return []
  const sent = request.postDataJSON() as Sent
  return [...(sent.records ?? []), ...(sent.entries ?? [])].map((item) => item.kind)
}

/** Signs in at a screen of this size (a phone's, unless said otherwise); `leave` says what the pages' own code threw: nothing. */
export const handOf = async (browser: Browser, url: string, login: string, size = PHONE): Promise<Hand> => {
  const { page, context, faults } = await openPage(browser, size)
  const kept = new Set<string>()
  const count = async (response: Response | null) => {
    const kinds = response ? kindsIn(response.request()) : []
    if (kinds.length === 0) return
    const answer = (await response?.json().catch(() => null)) as { verdicts?: { verdict: string }[] } | null
    kinds.forEach((kind, i) => {
      if (answer?.verdicts?.[i]?.verdict === 'accepted') kept.add(kind)
    })
  }
  page.on('requestfinished', async (request) => count(await request.response()))
  await signIn(page, url, login, PASSWORD)
  const button = (name: string | RegExp, within: Locator) =>
    within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .first()
  const main = page.locator('body')
  // The word of the last one may still be fading away: what counts is the answer to this one.
  const send = async (name: string, word: string | RegExp) => {
    const answered = page.waitForResponse((r) => kindsIn(r.request()).length > 0)
    await button(name, main).click()
    // Read before the next page is opened: an answer to a page that was left is not to be had any more.
    await count(await answered)
    await wasTold(page, word)
  }
  const hand: Hand = {
    page,
    login,
    kept,
    goto: async (path) => void (await page.goto(url + path)),
    tap: (name, within = main) => button(name, within).click(),
    follow: (name, within = main) =>
      within
        .getByRole('link', { name, exact: typeof name === 'string' })
        .filter({ visible: true })
        .first()
        .click(),
    say: async ({ chips = [], texts = {} }, within = main) => {
      for (const [group, chip] of chips) await button(chip, within.getByRole('group', { name: group })).click()
      for (const [label, text] of Object.entries(texts)) await within.getByLabel(label).first().fill(text)
    },
    keep: () => send('记好了', /^记好了：/),
    done: async (what) => {
      const answered = page.waitForResponse((r) => /\/api\/entries\/[^/]+\/end$/.test(new URL(r.url()).pathname))
      await page.getByRole('button', { name: new RegExp(`：${what}.*，已做$`) }).click()
      expect((await answered).status()).toBe(200)
    },
    enter: () => send('登记好了', '登记好了。'),
    sees: async (...words) => {
      for (const word of words) await page.getByText(word).filter({ visible: true }).first().waitFor()
    },
    look: async (name) => {
      expect([name, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([name, 0])
      expect([name, await axeFaults(page)]).toEqual([name, []])
      await picture(page, `${name}-${size.width}`)
    },
    leave: async () => {
      expect([login, faults]).toEqual([login, []])
      await context.close()
    },
  }
  return hand
}
