import { expect } from 'vitest'
import { day } from './days.ts'
import type { Hand } from './hand.ts'
import type { Child } from './term.ts'

/** What is the same for many: whoever has not been talked to this month, on one screen. */
export const talksByTheGrid = async (hand: Hand) => {
  const { page } = hand
  await hand.follow('记一笔')
  await hand.follow(/^全班一起记/)
  await hand.tap(/^谈心 其余都记/)
  await hand.tap(/^谈心 点一下写下/)
  await hand.tap('学习')
  await hand.tap('好')
  await hand.tap(/^记好（\d+ 处）$/)
  await hand.sees(/^记好了 \d+ 条。/)
  await page
    .getByRole('button', { name: / 谈心：/ })
    .first()
    .waitFor({ state: 'detached' })
  await hand.follow('返回')
}

/** A visit that is late, for brothers and sisters together: Today does not ask for it any more. */
export const visitFromToday = async (hand: Hand) => {
  const { page } = hand
  await hand.follow('今天')
  const late = page.getByRole('button', { name: /^一起记家访/ }).first()
  const home = page.getByRole('region').filter({ has: late }).first()
  const names = ((await home.getAttribute('aria-label')) ?? '').split('、')
  expect(names.length).toBeGreaterThan(1)
  await late.click()
  await hand.say({
    chips: [
      ['见到了谁', '爷爷/外公'],
      ['家里看到的', '没看到隐患'],
      ['看下来', '都好'],
    ],
    texts: { 商量好的事: '每周日晚上和爸爸视频' },
  })
  await hand.keep()
  for (const name of names) await page.getByRole('region', { name, exact: true }).waitFor({ state: 'detached' })
}

/** What was promised and what is to be done is ticked on Today. */
export const tickOff = async (hand: Hand, what: string) => {
  await hand.follow('今天')
  await hand.tap(/^说好要办的/)
  await hand.done(what)
}

/** How far the help for a child has come, on one page (S2A.7–16; looks: desk-child-plan). */
export const followed = async (hand: Hand, child: Child, ...told: RegExp[]) => {
  await hand.follow('帮扶跟到哪一步')
  await hand.page.getByRole('heading', { name: child.name }).waitFor()
  await hand.sees(...told)
  await hand.look('support')
}

/** A look at what stands in the child's file: plan, buddy, pair; each is met and told at its entry. */
export const looksAt = async (hand: Hand, child: Child) => {
  const { page } = hand
  const at = async (entry: RegExp, button: string, said: Parameters<Hand['say']>[0], told: RegExp) => {
    await page.getByRole('heading', { name: child.name, level: 1 }).waitFor()
    await hand.follow(entry)
    await hand.tap(button)
    await hand.say(said)
    await hand.keep()
    await hand.sees(told)
    await hand.follow(child.name)
  }
  const plan = { chips: [['怎么样', '做到一部分']] as const, texts: { 凭什么: '十题对七题' } }
  await at(/^帮扶计划\s把退位减法/, '记一次检查', plan, /十题对七题/)
  const buddy = {
    chips: [
      ['有没有用', '有些用'],
      ['接下来', '接着结'],
    ] as const,
  }
  await at(/^手拉手伙伴\s/, '记一次检查', buddy, /有些用，接着结/)
  const met = { chips: [['怎么往来的', '和孩子面谈']] as const, texts: { 一句话: '一起读了一篇' } }
  await at(/^结对\s志愿者鲁小满/, '记往来', met, /一起读了一篇/)
}

/** A worry about safety begins in a talk and leads to the call; what was done is added, never changed (law §3.4). */
export const worry = async (hand: Hand, child: Child) => {
  const { page } = hand
  await hand.follow('记一笔')
  await hand.follow(/^谈心/)
  await hand.follow(new RegExp(`^${child.name}`), page.getByRole('main'))
  await hand.say({ chips: [['说了什么', '安全']], texts: { '孩子的话，或你看到的': '说晚上有人敲门，不敢睡' } })
  await hand.tap('担心安全')
  await page.getByRole('group', { name: '先打给谁' }).waitFor()
  await hand.tap('记好了')
  await page.getByRole('heading', { name: /遇到急事/ }).waitFor()
  await hand.follow('我已报警，现在记录')
  await page.getByRole('heading', { name: '担心安全', level: 1 }).waitFor()
  await hand.follow('今天')
  const strip = page.getByRole('region', { name: '担心安全' })
  await strip.getByText(child.name).waitFor()
  await strip.getByRole('link', { name: '写下怎么处理的' }).click()
  await hand.say({
    chips: [
      ['告诉了谁', '110 或派出所'],
      ['怎么告诉的', '电话'],
    ],
    texts: { '下一步做什么（可不填）': '问派出所去过没有', 哪天前: day() },
  })
  await hand.tap('先记上，还没办完')
  await hand.sees('下一步：问派出所去过没有')
  await hand.say({ texts: { '做了什么，孩子现在怎样': '派出所来看过，孩子今晚住奶奶家' } })
  await hand.tap('写好了，办结')
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await strip.waitFor({ state: 'detached' })
}

/** One that is seen without a talk is registered by itself; the report that the law demands stands on a sheet (law §3.4). */
export const concern = async (hand: Hand, child: Child) => {
  const { page } = hand
  await hand.follow('记一笔')
  await hand.follow('担心安全', page.getByRole('region', { name: '登记什么' }))
  await hand.follow(new RegExp(`^${child.name}`), page.getByRole('main'))
  await hand.say({
    chips: [
      ['怎么知道的', '自己看到的'],
      ['现在有没有危险（有就先打 110）', '还可能再发生'],
    ],
    texts: { '看到什么、听到什么': '胳膊上有青紫，说是摔的' },
  })
  await hand.enter()
  await hand.follow('强制报告表（打印）')
  await page.getByRole('heading', { name: '侵害未成年人案件强制报告表' }).waitFor()
  await hand.sees('胳膊上有青紫，说是摔的')
  await hand.look('report')
}

/** A link for a parent, without an account; what the parent answers is taken over as a promise. */
export const parentsLink = async (hand: Hand) => {
  const { page } = hand
  await hand.follow('更多')
  await hand.follow('家长页')
  await page.getByRole('group').getByRole('button', { name: /^爸爸/ }).first().click()
  await page.getByLabel('告诉家里的好消息，一行一条').fill('背会了三首古诗')
  await hand.tap('发 1 个链接')
  await page.getByRole('img', { name: /的爸爸的二维码$/ }).waitFor()
  await hand.look('parents-link')
  await hand.goto('/parents')
  await hand.tap('收下，记成承诺')
  await hand.sees('收下了，到日子会提醒问一声。')
}

/** What the child may keep: the booklet tells what was seen of it. */
export const booklet = async (hand: Hand, child: Child, ...told: RegExp[]) => {
  await hand.goto(`/children/${child.id}`)
  await hand.follow('成长记录册')
  await hand.sees(...told)
  await hand.look('booklet')
}

/** One page at a glance, with who is where and who looks after whom drawn: what is to come is not called late (S1.9). */
export const glance = async (hand: Hand, child: Child) => {
  const { page } = hand
  await hand.goto(`/children/${child.id}`)
  await hand.follow('一页看全')
  await hand.sees('粗线：照看孩子', /最近联系/)
  const due = await page.getByRole('region', { name: '该做的' }).innerText()
  expect(due).toMatch(/\d+日前|过期 \d+ 天|现在没有等着做的/)
  expect(due).not.toMatch(/过期 -/)
  await hand.look('glance')
}

/** Whose schooling somebody pays for is registered by the school, and asked about each year (S2B.13). */
export const sponsored = async (head: Hand, child: Child) => {
  await head.goto(`/entries/new/sponsorship?child=${child.id}`)
  await head.say({
    chips: [
      ['谁出', '单位、群团'],
      ['怎么给', '学校转'],
    ],
    texts: { 哪个单位: '镇妇联', 一年多少: '600' },
  })
  await head.enter()
  await head.sees(/镇妇联.*每年600元/, /这一年的钱要给到/)
}

/** A noon of the own, and a night of a dormitory that the dean hands to the class teacher (S2A.12, S3.7). */
export const rolls = async (dean: Hand, hand: Hand, teacher: string) => {
  const { page } = hand
  await hand.goto('/record')
  await hand.follow('午间辅导')
  await hand.say({ chips: [['做了什么', '补弱项']] })
  await hand.tap(teacher)
  await hand.keep()
  await dean.goto('/entries?kind=dormitory')
  await dean.follow(/^男生楼一楼/)
  await dean.tap('改内容')
  await dean.page.getByLabel('生管老师').fill(teacher)
  await dean.tap('班主任，有账号')
  await dean.tap('登记好了')
  await dean.sees('改好了。')
  await hand.goto('/record')
  await hand.follow('夜里查铺')
  await page.getByLabel('几点查的').fill('21:30')
  await hand.tap('暖和')
  await hand.tap('都好，通道没有堵')
  await hand.keep()
}
