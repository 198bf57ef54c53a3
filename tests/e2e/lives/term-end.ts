import { readFile } from 'node:fs/promises'
import JSZip from 'jszip'
import { expect } from 'vitest'
import type { Hand } from './hand.ts'

/** What only the author knows, by the hint of its blank. */
const OWN: readonly (readonly [hint: RegExp, words: string])[] = [
  [/^填这个空：这学期您记得最清楚/, '十月的一个晚自习，一个孩子问我：老师，你家里也打电话吗？'],
  [/^填这个空：生活、心理、学习上/, '下雨那天，全班等一个没带伞的孩子一起走。'],
  [/^填这个空：谁记得最少/, '坐在最后一排的几个，我记得最少，下学期先从他们谈起。'],
  [/^填这个空：哪一次做得不对/, '有一次当着同学问了家里的事，后来单独道了歉。'],
  [/^填这个空：先说为什么/, '十一月流感，几个孩子请了病假。'],
  [/^填这个空：明年想试的一件事/, '每周留一个晚自习，轮着陪孩子给家里打电话。'],
]

/** The page that a term leaves behind: drafted from what was recorded (summaries §5 S5), its blanks filled by the author. */
export const draft = async (hand: Hand, ...told: RegExp[]) => {
  const { page } = hand
  await hand.goto('/summaries')
  await hand.tap('起草这学期的总结')
  await page
    .getByRole('button', { name: /^填这个空：/ })
    .first()
    .waitFor()
  for (const [hint, words] of OWN) {
    await page.getByRole('button', { name: hint }).click()
    await page.keyboard.type(words)
    await page.locator('mark.own', { hasText: words }).waitFor()
  }
  await page.getByText(/^已存 \d\d:\d\d$/).waitFor()
  await hand.sees(...told)
  await hand.look('summary-draft')
}

/** Somebody else looks through it and lets it pass; its author issues it: text and numbers are fixed (summaries §7). */
export const issued = async (hand: Hand, head: Hand) => {
  const { page } = hand
  await hand.tap('送审')
  await hand.sees('已送审，等另一个人审核。审完以前不能改。')
  await head.page.goto(page.url())
  await head.tap('审核通过')
  await head.sees(/^审核通过：/)
  await page.reload()
  await issue(hand)
  await hand.look('summary-issued')
}

const issue = async (hand: Hand) => {
  await hand.tap('签发')
  await hand.tap('签发，数字固定')
  await hand.sees('已签发，内容固定')
}

/** The words of the page as it is printed for the office: what the term's records made stands in it, and nobody's name. */
export const printed = async (hand: Hand, names: readonly string[], told: readonly string[]) => {
  const { page } = hand
  const saved = page.waitForEvent('download')
  await hand.tap('导出')
  await page.getByRole('menuitem', { name: 'Word（公文格式）', exact: true }).click()
  const file = await (await saved).path()
  const xml = await (await JSZip.loadAsync(await readFile(file))).file('word/document.xml')?.async('string')
  const words = (xml ?? '').replaceAll(/<[^>]+>/g, '')
  for (const part of told) expect(words).toContain(part)
  for (const [, own] of OWN) expect(words).toContain(own)
  expect(words).not.toMatch(/【|填这个空/)
  expect(names.filter((name) => words.includes(name))).toEqual([])
}

/** The same class as one that boards (summaries §5 S3), issued by its teacher alone. */
export const boardingSummary = async (hand: Hand, ...told: RegExp[]) => {
  const { page } = hand
  await hand.goto('/summaries')
  await page.getByRole('combobox', { name: '写哪一种' }).click()
  await page.getByRole('option', { name: '寄宿班工作总结' }).click()
  await hand.tap('起草这学期的总结')
  await page.getByRole('button', { name: /^填这个空：带这个班的体会/ }).click()
  await page.keyboard.type('热饭、热水和一个肯听的人，最有用。')
  await page.getByText(/^已存 \d\d:\d\d$/).waitFor()
  await hand.sees(...told)
  await issue(hand)
  await hand.look('boarding-summary')
}
