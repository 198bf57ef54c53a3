import { expect, it } from 'vitest'
import { DESK } from './browser.ts'
import { handOf } from './lives/hand.ts'
import { entriesOf, factsOf, letter, meeting, recordsOf, reopenTheRoll, signTheRoll, together } from './lives/term.ts'
import { boardingSummary, draft, issued, printed } from './lives/term-end.ts'
import {
  booklet,
  concern,
  followed,
  glance,
  looksAt,
  parentsLink,
  rolls,
  sponsored,
  talksByTheGrid,
  tickOff,
  visitFromToday,
  worry,
} from './lives/term-more.ts'
import { boardingTeacher, homeKeeper, stationKeeper, townshipOfficer, villageDirector } from './lives/weeks.ts'
import { browser, server, setStage } from './stage.ts'

/** A class teacher's term and the weeks of five posts, lived through at the screens of the demo township. */
setStage(['--demo'])

/** What the one meeting of the script left behind: who did not come was told of it afterwards (S5.10). */
const MET = '召开家长会、监护人会和培训1次'
const FOLLOWED = '1人次没有到会。会后对没有到会的人家单独补谈1人次。'

type Kind = { kind: string; title: string; write: string[] }
type Child = { id: string; name: string }

it('a class teacher’s term with sixty children on a phone uses every kind that a class teacher may write, up to its printed summary', async () => {
  const hand = await handOf(browser, server.url, 'liuban')
  const ask = async <T>(path: string) => (await (await hand.page.request.get(server.url + path)).json()) as T
  const declared = await ask<{ records: Kind[]; entries: Kind[] }>('/api/kinds')
  const mine = [...declared.records, ...declared.entries].filter((k) => k.write.includes('head-teacher'))
  const titles = new Map(mine.map((k) => [k.kind, k.title]))
  const children = async (more = '') => (await ask<{ items: Child[] }>(`/api/children?limit=100${more}`)).items
  const entries = (await ask<{ items: { about: { id: string } }[] }>('/api/entries?limit=200')).items
  const known = ({ id }: Child) => entries.filter((e) => e.about.id === id).length
  // Of whom least is written down: one whose parents are away, and a classmate whose parents are at home.
  const away = (await children('&leftBehind=education')).toSorted((a, b) => known(a) - known(b))
  const home = (await children()).filter((c) => known(c) === 0 && !away.some((a) => a.id === c.id))
  const [child, other] = [away[0], home[0]]
  if (!child || !other) throw new Error('the class of the demo has not the children for this')
  const head = await handOf(browser, server.url, 'shiqiao', DESK)
  const pupils = await children()
  expect(pupils).toHaveLength(60)

  await signTheRoll(hand)
  await reopenTheRoll(head, '六(1)班')
  await visitFromToday(hand)
  await talksByTheGrid(hand)
  await recordsOf(hand, child, titles)
  await entriesOf(hand, child, titles)
  await looksAt(hand, child)
  await followed(hand, child, /晚上没有人问作业/, /十题对七题/, /：数学/)
  await factsOf(hand, other, titles)
  await together(hand, titles)
  await meeting(hand)
  await letter(hand)
  await rolls(head, hand, '陆巧云')
  await tickOff(hand, '把作业本补齐')
  await worry(hand, child)
  await concern(hand, child)
  await parentsLink(hand)
  await glance(hand, child)
  await sponsored(head, child)
  await booklet(hand, child, /阅读之星：一学期读了十本书/, /想看妈妈上班的地方/)
  // What the term's records made is what the page says: so many as stand in the ledger and the registers, each opened by its number.
  const recorded = async (kind: string) =>
    (await ask<{ items: object[] }>(`/api/records?limit=200&from=2026-09-01&kind=${kind}`)).items.length
  const sides = `请三方坐到一起说清${await recorded('three-sided-talk')}次`
  const notes = `写出学情${await recorded('study-note')}份`
  await draft(hand, new RegExp(MET), new RegExp(notes))
  await issued(hand, head)
  await printed(
    hand,
    pupils.map((c) => c.name),
    [MET, FOLLOWED, sides, notes, '60名孩子'],
  )
  await boardingSummary(hand, /寄宿\d+名/)
  // Nothing that a class teacher may write was left out.
  expect(mine.filter((k) => !hand.kept.has(k.kind)).map((k) => k.title)).toEqual([])
  await head.leave()
  await hand.leave()
})

it.each([
  ['a boarding teacher', boardingTeacher],
  ['the keeper of a Children’s Home', homeKeeper],
  ['the keeper of a rights station', stationKeeper],
  ['a village director', villageDirector],
  ['a township officer', townshipOfficer],
] as const)('the week of %s', async (_, live) => {
  await live({ browser, url: server.url })
})
