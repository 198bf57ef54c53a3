import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { ENTRIES, FACTS, RECORDS, TOGETHER } from './about-a-child.ts'
import { day } from './days.ts'
import type { Hand } from './hand.ts'

export type Child = { id: string; name: string }
export type Titles = ReadonlyMap<string, string>

/** The class is gone over child by child and signed (S2A.3). */
export const signTheRoll = async (hand: Hand) => {
  const { page } = hand
  await hand.tap(/^登记里该做的/)
  await hand.follow(/^去核对名册/)
  await hand.tap(/^还没核对/)
  const lines = page.locator('.census-roll > li')
  const left = Number(/\d+/.exec((await page.getByRole('button', { name: /^还没核对 \d+$/ }).textContent()) ?? '')?.[0])
  await expect.poll(() => lines.count()).toBe(left)
  const line = lines.first()
  const name = (await line.getByRole('link').textContent()) ?? ''
  await hand.tap(`${name}：有变化`)
  await hand.tap('改好了，接着核对', page.getByRole('dialog'))
  await hand.tap(/^其余 \d+ 名都没变$/)
  await hand.tap('都没变', page.getByRole('dialog'))
  await hand.tap(/^签核 \d+ 名$/)
  await hand.tap('签核', page.getByRole('dialog'))
  await hand.sees(/在.*签核了 \d+ 名/, '没有变化，名册和签核时一样。')
  await hand.look('census-signed')
}

/** The school sees that the class has signed, and opens the roll again for a reason (S2A.3). */
export const reopenTheRoll = async (dean: Hand, className: string) => {
  await dean.follow('摸排签核')
  await dean.page.getByRole('row', { name: new RegExp(`${escaped(className)}.*签核 \\d+ 名`) }).waitFor()
  await dean.follow(className)
  await dean.tap('重开')
  const why = dean.page.getByRole('dialog')
  await dean.say({ texts: { 为什么重开: '漏了一名转入的' } }, why)
  await dean.tap('重开', why)
  await dean.sees(/第 1 版：.*重开：漏了一名转入的/, /^签核 \d+ 名$/)
}
const escaped = (words: string) => words.replace(/[()]/g, '\\$&')

/** The file of a child, found as one finds it: by its name in the search. */
export const toFile = async (hand: Hand, child: Child) => {
  await hand.page.getByLabel('找孩子').fill(child.name)
  await hand.page.getByRole('option', { name: child.name }).first().click()
  await hand.page.getByRole('heading', { name: child.name, level: 1 }).waitFor()
}

/** From a child's page into a form and back to that page. */
const atChild = async (hand: Hand, child: Child, title: string) => {
  await hand.tap('记别的')
  await hand.sees(new RegExp(`^${child.name} · `))
  await hand.follow(new RegExp(`^${title}`))
}

/** Every kind of record that begins at a child: kept, one is back at its page; the timeline tells each. */
export const recordsOf = async (hand: Hand, child: Child, titles: Titles) => {
  const { page } = hand
  await toFile(hand, child)
  for (const [kind, said] of Object.entries(RECORDS)) {
    const title = titles.get(kind) ?? kind
    await atChild(hand, child, title)
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await hand.say(said)
    await hand.keep()
    await page.getByRole('heading', { name: child.name, level: 1 }).waitFor()
  }
  await hand.sees(...Object.values(RECORDS).map(({ seen }) => seen))
}

const mineTo = async (within: Locator) => {
  for (const mine of await within.getByRole('button', { name: '我自己' }).all()) await mine.click()
}

/** Every register that hangs on a child, begun at its page; the file tells each. */
export const entriesOf = async (hand: Hand, child: Child, titles: Titles) => {
  const { page } = hand
  await toFile(hand, child)
  for (const [kind, said] of Object.entries(ENTRIES)) {
    const title = titles.get(kind) ?? kind
    await atChild(hand, child, title)
    await page.getByRole('heading', { name: `登记${title}`, level: 1 }).waitFor()
    await hand.say(said)
    if (!('帮扶人姓名' in (said.texts ?? {}))) await mineTo(page.getByRole('main'))
    if (kind === 'plan') {
      await hand.tap('添一行')
      const step = { 做什么: '退位减法', 怎么做: '每天三题', 怎样算做到: '十题对八题', 到哪天: day(14) }
      await hand.say({ texts: step }, page.getByRole('region', { name: '第 1 行' }))
    }
    if (kind === 'buddy')
      await page
        .getByRole('group', { name: /^和谁结伴/ })
        .getByRole('button')
        .first()
        .click()
    await hand.enter()
    await hand.follow(child.name)
    await page.getByRole('heading', { name: child.name, level: 1 }).waitFor()
  }
  await hand.sees(...Object.values(ENTRIES).map(({ seen }) => seen))
}

/** What is known of a child and its home is written on its page; where there is such a page already one writes on in it. */
export const factsOf = async (hand: Hand, child: Child, titles: Titles) => {
  await toFile(hand, child)
  for (const [kind, said] of Object.entries(FACTS)) {
    const card = hand.page.getByRole('region', { name: titles.get(kind) ?? kind })
    await hand.tap('写一两样', card)
    await hand.say(said)
    await hand.enter()
    await card.getByText(said.seen).first().waitFor()
  }
  await atChild(hand, child, titles.get('background') ?? '')
  await hand.page.getByRole('heading', { name: `改${titles.get('background') ?? ''}`, level: 1 }).waitFor()
  await hand.page.goBack()
}

/** What the class does together, each with its roll, from 记一笔; the ledger tells it. */
export const together = async (hand: Hand, titles: Titles) => {
  for (const [kind, said] of Object.entries(TOGETHER)) {
    await hand.follow('记一笔')
    await hand.follow(new RegExp(`^${titles.get(kind) ?? kind}`))
    await hand.say(said)
    await hand.keep()
  }
  await hand.goto('/records')
  await hand.sees(...Object.values(TOGETHER).map(({ seen }) => seen))
}

/** A meeting with a roll; who did not come is told of it afterwards, and then nobody is left (S5.10). */
export const meeting = async (hand: Hand) => {
  const { page } = hand
  await hand.follow('记一笔')
  await hand.follow(/^家长会与培训/)
  await hand.say({ chips: [['什么会', '监护人会']], texts: { 讲了什么: '寒假安全' } })
  const first = page.getByRole('button', { name: /：签到$/ }).first()
  const name = ((await first.getAttribute('aria-label')) ?? '').split('：')[0] ?? ''
  await first.click()
  await hand.tap(`${name}：按手印`)
  await page.getByRole('button', { name: `${name}：没来` }).waitFor()
  await hand.look('meeting-roll')
  await hand.keep()
  await hand.goto('/records?kind=meeting')
  await hand.tap(/^监护人会：寒假安全/)
  await hand.sees(`没来的：${name}`)
  await hand.follow('更正这一条')
  await page.getByRole('heading', { name: '更正家长会与培训' }).waitFor()
  await page.getByRole('button', { name: `${name}：没来` }).waitFor()
  await page.goBack()
  await hand.tap(/^监护人会：寒假安全/)
  await hand.follow(new RegExp(name), page.getByRole('table'))
  await page.getByRole('heading', { name: '缺席补谈', level: 1 }).waitFor()
  await hand.say({ texts: { 说了什么: '不到水边玩，过年几号回来' } })
  await hand.keep()
}

/** A letter to every home with its receipts (S3.21). */
export const letter = async (hand: Hand) => {
  const { page } = hand
  await hand.follow('记一笔')
  await hand.follow(/^致家长的一封信/)
  await hand.say({ chips: [['哪一封', '学期末']], texts: { 信里说了什么: '放假的日子、家里的电话' } })
  await page
    .getByRole('button', { name: /：发了，没回执$/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /：回执回来了$/ })
    .first()
    .waitFor()
  await hand.keep()
}
