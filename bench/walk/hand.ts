import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Browser, Locator, Page } from 'playwright-core'

/** What one task took: taps with finger or mouse, letters typed, keys besides them, files chosen, seconds. */
export type Line = { task: string; before: string; now: string; seconds: number | null; remark: string }
type Counts = { taps: number; letters: number; keys: number; files: number }
const NOTHING: Counts = { taps: 0, letters: 0, keys: 0, files: 0 }

/** A page whose every act is counted; waiting is not an act. */
export class Hand {
  readonly page: Page
  private counts: Counts = { ...NOTHING }
  constructor(page: Page) {
    this.page = page
  }
  async tap(what: Locator): Promise<void> {
    this.counts.taps += 1
    await what.click()
  }
  /** A button by its words. */
  button(name: string | RegExp): Promise<void> {
    return this.tap(this.page.getByRole('button', { name, exact: typeof name === 'string' }).first())
  }
  /** Into a field that has the focus or takes it by the tap that is not needed then. */
  async type(what: Locator, text: string): Promise<void> {
    this.counts.letters += [...text].length
    await what.fill(text)
  }
  /** Where the cursor stands. */
  async write(text: string): Promise<void> {
    this.counts.letters += [...text].length
    await this.page.keyboard.type(text)
  }
  async key(key: string): Promise<void> {
    this.counts.keys += 1
    await this.page.keyboard.press(key)
  }
  /** Two taps: the list, the option. */
  async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
    await this.tap(this.page.getByRole('combobox', { name: label }).first())
    await this.tap(this.page.getByRole('option', { name: option, exact: typeof option === 'string' }).first())
  }
  async file(name: string, mimeType: string, bytes: Uint8Array): Promise<void> {
    this.counts.files += 1
    await this.page.getByLabel('选一个表格文件').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
  }
  /** Forgets what was counted so far, and tells it. */
  take(): Counts {
    const counts = this.counts
    this.counts = { ...NOTHING }
    return counts
  }
}

export const openHand = async (browser: Browser, size: 'phone' | 'desk'): Promise<Hand> => {
  const phone = size === 'phone'
  const context = await browser.newContext({
    viewport: phone ? { width: 360, height: 780 } : { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: phone,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  return new Hand(page)
}

export const signIn = async (hand: Hand, url: string, login: string, password: string): Promise<void> => {
  const { page } = hand
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(/^登录名/).fill(login)
  await page.getByLabel(/^密码/).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}

const words = ({ taps, letters, keys, files }: Counts): string =>
  `${taps}${files ? ' + file' : ''} · ${letters}${keys ? ` + ${keys} keys` : ''}`

/** Lines of the walk as they are done; one that cannot be done says why, and the walk goes on. */
export const walker = () => {
  const lines: Line[] = []
  /** `before`: clicks · letters · seconds of the walk of old. `work` ends when what was asked for stands on the page. */
  const line = async (task: string, before: string, hand: Hand, work: () => Promise<string | undefined>) => {
    hand.take()
    const from = performance.now()
    try {
      const remark = (await work()) ?? ''
      lines.push({ task, before, now: words(hand.take()), seconds: (performance.now() - from) / 1000, remark })
    } catch (error) {
      const [why] = String(error).split('\n')
      const folder = process.env.NUANYANG_PICTURES
      if (folder) await hand.page.screenshot({ path: join(folder, `walk-${lines.length}.png`) })
      lines.push({ task, before, now: words(hand.take()), seconds: null, remark: `not done: ${why}` })
    }
    const last = lines.at(-1)
    if (last) console.log(rowOf(last))
  }
  return { lines, line }
}

const rowOf = ({ task, before, now, seconds, remark }: Line): string =>
  `| ${task} | ${before} | ${now} | ${seconds === null ? '–' : seconds.toFixed(1)} | ${remark} |`

export const tableOf = (lines: readonly Line[]): string =>
  [
    '| task | of old: clicks · letters · s | clicks · letters | s | |',
    '|---|---|---|---|---|',
    ...lines.map(rowOf),
  ].join('\n')
