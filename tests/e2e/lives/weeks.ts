import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { DESK } from '../browser.ts'
import { day } from './days.ts'
import { handOf } from './hand.ts'

type Stage = { browser: Browser; url: string }

/** A boarding teacher: taps who is not well and nothing else; lends from the own pocket and has it back (S3.7, S5.4; decision 048). */
export const boardingTeacher = async ({ browser, url }: Stage) => {
  const hand = await handOf(browser, url, 'shengguan')
  const { page } = hand
  await page.getByRole('heading', { name: '交给您管的' }).waitFor()
  // The other dormitory is another teacher's.
  expect(await page.getByText('男生楼一楼').count()).toBe(0)
  await hand.look('boarding-today')
  await hand.follow('记查铺')
  await page.getByRole('heading', { name: '夜里查铺' }).waitFor()
  const roll = page.getByRole('region', { name: '有情况的孩子' })
  const first = roll.locator('.rolled').first()
  const name = (await first.locator('span').first().innerText()).trim()
  // Not in bed: where the child is has to be said before it is kept.
  await first.click()
  await page.getByLabel('几点查的').fill('21:35')
  await hand.tap('暖和')
  await hand.tap('都好，通道没有堵')
  await hand.tap('记好了')
  await hand.sees('有孩子不在床上：请写清到哪里去了')
  for (const mark of ['不在', '不舒服']) await hand.tap(`${name}：${mark}`, roll)
  await roll.getByRole('button', { name: `${name}：咳嗽` }).waitFor()
  await hand.look('night-check')
  await hand.keep()
  await page.getByRole('heading', { name: '交给您管的' }).waitFor()
  await hand.follow(/^女生楼二楼/)
  await hand.sees('21:35', /^1 名有情况/)
  await hand.look('dormitory')
  await hand.leave()
}

/** Who keeps a Children's Home: a Saturday's opening by tapping who came (S2B.9–12). */
export const homeKeeper = async ({ browser, url }: Stage) => {
  const hand = await handOf(browser, url, 'zhijia')
  const { page } = hand
  await hand.follow('记开放')
  await page.getByRole('heading', { name: '儿童之家开放' }).waitFor()
  await page.getByLabel('几点开门').fill('09:00')
  await page.getByLabel('几点关门').fill('11:00')
  await hand.tap('门窗')
  await hand.tap('看书')
  await hand.say({ texts: { 一句话: '看了一个讲河流的片子' } })
  // One alone on duty is asked why, and nothing is sent before that is said.
  await hand.tap('岳长根')
  await hand.tap('记好了')
  await hand.sees('“值班的人”要有 2 人；这次少了的，请写一句为什么。')
  await hand.say({ texts: { 为什么只有一个人值班: '另一位送孩子看病' } })
  const roll = page.getByRole('region', { name: '来的孩子' })
  await roll.locator('.rolled').first().click()
  await hand.look('home-session')
  await hand.keep()
  await hand.follow(/^河湾村儿童之家/)
  await hand.sees('看了一个讲河流的片子', '值班的人：岳长根')
  await hand.follow('更多')
  await hand.follow('记录台账')
  await hand.sees(/看了一个讲河流的片子/)
  await hand.leave()
}

/** Who keeps a rights station: what came in is written down there, answered in its days and brought to a result (S2B.17). */
export const stationKeeper = async ({ browser, url }: Stage) => {
  const hand = await handOf(browser, url, 'weiquan')
  const { page } = hand
  await hand.follow('记一笔')
  await hand.follow('维权受理')
  await page.getByRole('heading', { name: '登记维权受理', level: 1 }).waitFor()
  await hand.say({
    chips: [
      ['哪一类', '法律'],
      ['谁来求助', '照看的人'],
    ],
    texts: { 什么事: '来问抚养费怎么申请' },
  })
  await hand.look('rights-case')
  await hand.enter()
  await hand.sees('来问抚养费怎么申请')
  await hand.tap('改内容')
  await hand.say({ texts: { 哪天答复的: day() } })
  await hand.tap('登记好了')
  await hand.sees('改好了。')
  await hand.leave()
}

/** A village director: who is owed a visit, what the school told, the surroundings, the roll of the village (S4.7, S4.10, S2B.18). */
export const villageDirector = async ({ browser, url }: Stage) => {
  const hand = await handOf(browser, url, 'cun')
  const { page } = hand
  await page
    .getByRole('button', { name: /^给.*记家访$/ })
    .first()
    .click()
  await hand.say({
    chips: [
      ['见到了谁', '爷爷/外公'],
      ['家里看到的', '近水'],
      ['看下来', '要多留心'],
    ],
    texts: { 商量好的事: '不一个人去河边' },
  })
  await hand.keep()
  await hand.follow('记一笔')
  await hand.follow('周边检查')
  await hand.say({
    chips: [['看了哪些', '水塘、河边']],
    texts: { 发现几处: '2', 已经整改几处: '1', '是什么、怎么办的': '桥头护栏断了，村里这个月修' },
  })
  await hand.keep()
  await page.getByRole('heading', { name: '记一笔' }).waitFor()
  await hand.follow('家校村互告')
  await hand.follow(/^何豪俊/, page.getByRole('main'))
  await hand.say({ chips: [['谁告诉谁', '村里告诉学校']], texts: { 说了什么: '奶奶这几天住院，夜里没有大人' } })
  await hand.keep()
  await hand.goto('/records')
  await hand.sees(/桥头护栏断了|发现2处/, /奶奶这几天住院/, /见到爷爷\/外公/)
  // What came in at the station stands in no list of the village.
  await hand.goto('/entries')
  await hand.tap('全部登记')
  await page.getByRole('menuitem', { name: '维权站' }).waitFor()
  expect(await page.getByRole('menuitem', { name: '维权受理' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await hand.follow('更多')
  await hand.follow('摸排签核')
  await hand.sees(/在.*签核了 \d+ 名/)
  await hand.look('village-census')
  await hand.leave()
}

/** A township officer at a desk: what schools cannot do, a meeting that decides, publicity that is not let out unchecked (S1.10, S2B.6, S2B.19). */
export const townshipOfficer = async ({ browser, url }: Stage) => {
  const hand = await handOf(browser, url, 'zhen', DESK)
  const { page } = hand
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  // What a school cannot do was reported here; the officer takes it on, and it is told where the school reads it.
  const reported = page.locator('section').filter({ has: page.getByRole('heading', { name: '下面报上来的需求' }) })
  await reported.getByRole('link').first().click()
  await hand.tap('改内容')
  await hand.tap('我自己')
  await hand.say({ texts: { 哪天前办好: day(6), 办成什么样: '镇里下周送到家' } })
  await hand.tap('登记好了')
  await hand.sees('镇里下周送到家', '在办')
  expect(await page.getByText('办不了，已上报', { exact: true }).count()).toBe(0)
  await hand.look('need-upward')
  // A meeting decides; what it decided stands on the own list until it is done.
  await hand.goto('/record/group-meeting')
  await hand.say({ chips: [['什么会', '几家联席会']], texts: { 议了什么: '寒假孩子有人管' } })
  await hand.tap('添一行')
  await hand.say(
    { texts: { 定了要办什么: '各村排寒假值班', 哪天前办好: day(10) } },
    page.getByRole('region', { name: '第 1 行' }),
  )
  await page.getByRole('region', { name: '第 1 行' }).getByRole('button', { name: '我自己' }).click()
  await hand.say({ texts: { 到会的人: '戴兰、付秀' } })
  await hand.keep()
  await hand.goto('/today')
  await hand.done('各村排寒假值班')
  // What goes out is looked at first.
  await hand.goto('/record/publicity')
  await hand.say({
    chips: [
      ['在哪里宣传', '微信、公众号'],
      ['里面的孩子', '没有孩子'],
    ],
    texts: { 标题: '关爱在身边' },
  })
  await button('记好了').click()
  await hand.sees(/谁看过会不会认出孩子/)
  await hand.tap('我自己')
  await hand.keep()
  await hand.goto('/records?kind=publicity')
  await hand.sees(/关爱在身边/)
  await hand.leave()
}
