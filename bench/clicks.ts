import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { PASSWORD } from '../demo/account.ts'
import { generate } from '../demo/generate.ts'
import type { Place } from '../domain/registers/place.ts'
import { addAccounts } from '../server/accounts/commands/add-accounts.ts'
import { operatorActor } from '../server/actor.ts'
import { inActorTx } from '../server/db/tx.ts'
import { readSettings } from '../server/env.ts'
import { openProduct } from '../server/open.ts'
import { DESK, NOTHING_MORE, quietOf, signIn } from '../tests/e2e/browser.ts'
import { openBrowser } from '../tests/e2e/chromium.ts'
import { startProduct } from '../tests/e2e/server.ts'
import { say } from './ground.ts'
import { median } from './measure.ts'

/** Milliseconds: no page of a county takes longer (issue). */
const LONG = 1000
/** Elements of a page: a list of thousands is drawn as far as it is seen. */
const HEAVY = 4000

const POSTS = [
  ['dianxian', 'county-office', 'county'],
  ['dianzhen', 'township-officer', 'township'],
  ['dianxiao', 'principal', 'school'],
  ['dianban', 'head-teacher', 'class'],
  ['diancun', 'village-director', 'village'],
] as const

/**
 * A county clicked through in Chromium: every page of the side bar of five posts, each twice (the first draws it cold), how long until
 * it stands and asks nothing more, and how many elements it draws. NUANYANG_BENCH_COUNTY=folder: one that `generate` has made, else
 * NUANYANG_BENCH_CHILDREN (5,000) of one school are made anew, so that every list of children and records is a long one. Needs the
 * built screens.
 */
export const clicks = async (): Promise<void> => {
  const made = process.env.NUANYANG_BENCH_COUNTY
  const folder = made ?? mkdtempSync(join(tmpdir(), 'nuanyang-clicks-'))
  const browser = await openBrowser()
  try {
    await prepare(folder, made === undefined)
    const server = await startProduct([], folder)
    try {
      for (const [login] of POSTS) await clickThrough(browser, server.url, login)
    } finally {
      await server.stop()
    }
  } finally {
    await browser.close()
    if (made === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

const prepare = async (folder: string, anew: boolean) => {
  const { ctx, close } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
  try {
    const children = Number(process.env.NUANYANG_BENCH_CHILDREN ?? 5000)
    if (anew) await generate(ctx, { schools: 1, children, terms: 1, seed: 1, more: 1 }, (text) => say('', text))
    const operator = await operatorActor(ctx)
    const tree = await inActorTx(ctx.db, operator, (tx) => tx.tree(), { readOnly: true })
    const first = (kind: Place['kind']) => [...tree.values()].find((p) => p.kind === kind)?.code ?? ''
    const accounts = POSTS.map(([login, role, kind]) => ({ login, name: '某某', role, placeCode: first(kind) }))
    await addAccounts(ctx, operator, accounts, PASSWORD).catch(() => {})
  } finally {
    await close()
  }
}

const clickThrough = async (browser: Browser, url: string, login: string) => {
  const page = await browser.newPage({ viewport: DESK, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const quiet = quietOf(page)
  await signIn(page, url, login, PASSWORD)
  const links = page.locator('.side a')
  await links.first().waitFor()
  await quiet()
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? '/'))
  const took: { name: string; first: number; again: number; elements: number }[] = []
  const stands = async (path: string) => {
    const link = page.locator(`.side a[href="${path}"]`)
    const name = (await link.innerText()).trim()
    const from = performance.now()
    await link.click()
    await page.locator('main h1').first().waitFor()
    await quiet()
    const ms = performance.now() - from - NOTHING_MORE
    // The page for an emergency stands alone, without the side bar.
    if (!(await link.isVisible())) {
      await page.goBack()
      await link.waitFor()
    }
    return { name, ms }
  }
  for (const path of paths) {
    const { name, ms } = await stands(path)
    took.push({ name, first: ms, again: ms, elements: await page.locator('main *').count() })
  }
  for (const [i, path] of paths.entries()) {
    const one = took[i]
    if (one) one.again = (await stands(path)).ms
  }
  await page.close()
  const told = ({ name, first, again, elements }: (typeof took)[number]) =>
    `${name} ${first.toFixed(0)}/${again.toFixed(0)} ms，${elements} 个元素`
  say(
    `${login}：${took.length} 页`,
    `中间的 ${median(took.map((t) => t.first)).toFixed(0)} ms；最慢的：${took
      .toSorted((a, b) => b.first - a.first)
      .slice(0, 3)
      .map(told)
      .join('、')}`,
  )
  for (const one of took) if (one.first > LONG || one.elements > HEAVY) say('', `超过一秒或太长：${told(one)}`)
}
