import { performance } from 'node:perf_hooks'
import type { Browser } from 'playwright-core'
import { rosterFile } from '../../demo/roster-file.ts'
import { centralSchool } from '../../demo/township.ts'
import { type Hand, openHand, signIn, type walker } from './hand.ts'

/** Of everybody in the demo township. */
const PASSWORD = 'hongshu-xiyu-26'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Walker = ReturnType<typeof walker>

/** What a school of the demo township does day by day, each as it was walked before. */
export const onDemo = async (browser: Browser, url: string, walk: Walker): Promise<void> => {
  const as = async (login: string, size: 'phone' | 'desk') => {
    const hand = await openHand(browser, size)
    await signIn(hand, url, login, PASSWORD)
    return hand
  }
  const teacher = await as('banzhuren', 'phone')
  await recording(teacher, url, walk)
  const dean = await as('jiaodao', 'desk')
  await office(dean, url, walk)
  const principal = await as('xiaozhang', 'desk')
  await summary(principal, url, walk)
  await accounts(principal, url, walk)
  await nextTerm(principal, url, walk)
  await bar(principal, url, walk)
  for (const { page } of [teacher, dean, principal]) await page.context().close()
}

const today = async ({ page }: Hand, url: string) => {
  await page.goto(`${url}/today?show=all`)
  await page.locator('.home').first().waitFor()
}

const recording = async (hand: Hand, url: string, { line }: Walker) => {
  const { page } = hand
  await page.goto(`${url}/today`)
  await line('Who was missed, head teacher’s phone', '0 · 0 · –', hand, async () => {
    await page.locator('.home .c-overdue').first().waitFor()
    return 'first screen after sign-in'
  })
  const talk = page.getByRole('button', { name: /^给.*记谈心$/ }).first()
  await today(hand, url)
  await line('One talk (topic, all well)', '4 · 0 · 0.8', hand, async () => {
    await hand.tap(talk)
    await hand.button('学习')
    await hand.button('都好')
    await hand.button('记好了')
    await page
      .getByText(/^记好了：/)
      .first()
      .waitFor()
    return undefined
  })
  await today(hand, url)
  await line(
    'One talk right after another, with words and a follow-up',
    '6 · 11 · ~1 (10.6 behind F3)',
    hand,
    async () => {
      await hand.tap(talk)
      await hand.button('学习')
      await hand.button('都好')
      await hand.type(page.getByLabel('孩子的话，或你看到的'), '说期中想考好一点点吧')
      await hand.tap(page.getByRole('button', { name: '给家长打电话' }).first())
      await hand.button('记好了')
      await page
        .getByText(/^记好了：/)
        .first()
        .waitFor()
      return undefined
    },
  )
  await today(hand, url)
  await line('One visit', '4 · 0 · ~1 (9.1 behind F3)', hand, async () => {
    await hand.tap(page.getByRole('button', { name: /记家访/ }).first())
    await hand.button(/爷爷|奶奶|外公|外婆/)
    await hand.button('没看到隐患')
    await hand.button('记好了')
    await page
      .getByText(/^记好了：/)
      .first()
      .waitFor()
    return undefined
  })
  await page.goto(`${url}/children`)
  const child = page.locator('main a[href^="/children/"]').first()
  await child.waitFor()
  await page.goto(new URL((await child.getAttribute('href')) ?? '', url).href)
  await line('See a phone number', '2, then 1 to call · 6 · 1.5', hand, async () => {
    await hand.button('看完整电话')
    await hand.button('打电话联系家长')
    await page.locator('a[href^="tel:1"]').first().waitFor()
    return 'a tap for the reason; open for the rest of the day'
  })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await line('“Father came home”', '4 · 0 · 2.7', hand, async () => {
    await hand.button(/(?:爸爸|妈妈)回来了/)
    await hand.button('住下了')
    await hand.tap(page.getByRole('dialog').getByRole('button', { name: '记好了' }))
    await page.getByRole('dialog').getByText('记好了。').waitFor()
    return 'one question instead of a form of twenty fields'
  })
}

const office = async (hand: Hand, url: string, { line }: Walker) => {
  const { page } = hand
  await page.goto(url)
  await line('Who was missed this month, dean', '2 (0 for the first six) · 0 · 3.3', hand, async () => {
    await page
      .getByText(/月还没谈心的 \d+ 名/)
      .first()
      .waitFor()
    return 'all names by class on the home'
  })
  await page.goto(`${url}/board`)
  await line('Waive one duty', '4 · 10 · 2.0', hand, async () => {
    await hand.button(/^家访过期/)
    await hand.tap(page.getByRole('dialog').locator('summary').first())
    await hand.button('说明原因，免这一次')
    await hand.type(page.getByRole('dialog').getByLabel('原因', { exact: true }), '长期病假在县医院')
    await hand.button('免这一次')
    await page.getByText(/^已免/).first().waitFor()
    return undefined
  })
  await page.goto(`${url}/calendar`)
  await line('School closed 9 days (calendar)', '3 · 24 · 1.6', hand, async () => {
    await hand.type(page.getByLabel(/^从\s*\*?$/), '2026-12-05')
    await hand.type(page.getByLabel(/^到\s*\*?$/), '2026-12-13')
    await hand.type(page.getByLabel(/^叫什么/), '流感停课')
    await hand.choose('哪一种', /停课/)
    await hand.button('加上')
    await page.getByText('已加上。').waitFor()
    return undefined
  })
}

const summary = async (hand: Hand, url: string, { line }: Walker) => {
  const { page } = hand
  await page.goto(`${url}/summaries`)
  await line('Summary: draft', '2 · 0 · 3.7', hand, async () => {
    await hand.button('起草这学期的总结')
    await page.getByRole('textbox', { name: '日常关爱' }).waitFor()
    return undefined
  })
  await line('… fill two blanks', '2 · 46 · 3.0', hand, async () => {
    for (let n = 0; n < 2; n++) {
      await hand.tap(page.getByRole('button', { name: /^填这个空/ }).first())
      const words = '学校由校长牵头成立工作小组，班主任天天照看。'
      await hand.write(words)
      await page.getByText(/^已存 \d\d:\d\d$/).waitFor()
    }
    return 'saves itself'
  })
  await line('… issue', '2 · 0 · ~1', hand, async () => {
    await hand.button('签发')
    await hand.button('签发，数字固定')
    await page.getByText('已签发，内容固定').waitFor()
    return undefined
  })
  await line('… one download', '2 · 0 · 0.2–0.33', hand, async () => {
    await hand.button('导出')
    const item = page.getByRole('menuitem', { name: 'Word（公文格式）' })
    await Promise.all([page.waitForEvent('download'), hand.tap(item)])
    return undefined
  })
}

const accounts = async (hand: Hand, url: string, { line }: Walker) => {
  const { page } = hand
  await page.goto(`${url}/accounts`)
  await line('Reset a password', '3 · 0 · 1.7', hand, async () => {
    await hand.tap(page.getByRole('button', { name: /^管理.*的账号$/ }).nth(3))
    await hand.tap(page.getByRole('menuitem', { name: '重置密码' }))
    await hand.tap(page.getByRole('button', { name: '重置密码' }).last())
    await page.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).waitFor()
    return undefined
  })
  await page.goto(`${url}/accounts/classes`)
  await line('Hand over a class', '10 · 13 · 4.1', hand, async () => {
    await hand.button('交接三(2)班')
    const dialog = page.getByRole('dialog')
    await hand.tap(dialog.getByRole('combobox'))
    await hand.tap(page.getByRole('option').filter({ hasText: '二(2)班' }))
    await hand.tap(dialog.getByRole('button', { name: /^把三\(2\)班交给/ }))
    await page.getByText(/的班/).first().waitFor()
    return 'one act, and can be taken back'
  })
}

/** The same school a term later: two new ones, five changed, four not named. */
const nextTerm = async (hand: Hand, url: string, { line }: Walker) => {
  const { page } = hand
  const people = centralSchool().flatMap((p) => (p.autumn ? [structuredClone(p.autumn)] : []))
  const list = people.filter((_, i) => i < 60 && i % 15 !== 3)
  for (const person of list.slice(10, 15)) person.boarder = !person.boarder
  for (const [i, person] of structuredClone(list.slice(20, 22)).entries())
    list.push({ ...person, name: `新来${i}`, id: '', birth: `2015-03-0${i + 1}` })
  const bytes = await rosterFile('青石镇中心小学', '学生花名册', list)
  await page.goto(`${url}/rosters`)
  await page.getByLabel('选一个表格文件').waitFor({ state: 'attached' })
  await line('A roster a second time: difference', '4 + file · 0 · ~5', hand, async () => {
    await hand.file('花名册.xlsx', XLSX, bytes)
    await page.getByRole('heading', { name: '读到了什么' }).waitFor()
    await hand.button('看和花名册的差别')
    await page.getByRole('heading', { name: '和花名册的差别' }).waitFor()
    await page.getByRole('tab', { name: /新来的/ }).waitFor()
    return undefined
  })
}

/** Every page of the side bar: the slowest of them. */
const bar = async (hand: Hand, url: string, { line }: Walker) => {
  const { page } = hand
  await page.goto(url)
  await page
    .getByText(/月还没谈心的/)
    .first()
    .waitFor()
  const links = page.locator('.side a')
  await line('Side-bar navigation (demo, 315 children)', '1 · 0 · 0.06–0.39', hand, async () => {
    const took: { name: string; ms: number }[] = []
    for (const link of await links.all()) {
      const name = (await link.innerText()).trim()
      const from = performance.now()
      await link.click()
      await page.locator('main h1').first().waitFor()
      took.push({ name, ms: performance.now() - from })
    }
    const order = took.toSorted((a, b) => b.ms - a.ms)
    return `${took.length} pages: ${Math.round(order.at(-1)?.ms ?? 0)}–${Math.round(order[0]?.ms ?? 0)} ms, the slowest ${order
      .slice(0, 2)
      .map((x) => x.name)
      .join(', ')}`
  })
}
