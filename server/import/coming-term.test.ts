import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { leaveChild } from '../children/commands/leave-child.ts'
import { getChild } from '../children/queries/child-file.ts'
import { listChildren, search } from '../children/queries/children.ts'
import { getNews } from '../children/queries/news.ts'
import { getFigure } from '../figures/queries/figure.ts'
import { verify } from '../installation/queries/verify.ts'
import { beginDay } from '../jobs/begin-day.ts'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { csv, NONE } from './testing/list-tools.ts'

/** A list of the next term, taken in early, changes nothing of today (F6): it holds from that term's first day. */
let database: TestDatabase
let county: TestCounty
let principal: Actor
let other: Actor
const SPRING = '2027-02-23'
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  other = county.actor('principal', 'S2')
})
afterAll(() => database.close())

const on = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const importAs = async (
  actor: Actor,
  school: string,
  term: string,
  rows: string[],
  decisions: Partial<typeof NONE> = {},
) => {
  const { id } = await uploadRoster(county.ctx, actor, csv(...rows), {
    name: '名单.csv',
    school,
    term,
    population: 'all',
  })
  const { baseline } = await getDifference(county.ctx, actor, id)
  await applyRoster(county.ctx, actor, id, { baseline, decisions: { ...NONE, ...decisions } })
  await county.ctx.jobs.idle()
  return id
}
const idOf = async (actor: Actor, name: string, ctx = county.ctx) => {
  const { items } = await search(ctx, actor, name)
  return items.find((i) => i.name === name)?.id ?? ''
}
const shown = async (actor: Actor, name: string, ctx = county.ctx) => {
  const file = await getChild(ctx, actor, await idOf(actor, name, ctx), null)
  return {
    class: file.row.className,
    father: file.father.place,
    education: file.readings.find((r) => r.key === 'education')?.counts,
    status: file.row.status,
    comesOn: file.row.comesOn,
    coming: file.coming,
  }
}
const counts = async (actor: Actor, ctx = county.ctx) =>
  (await listChildren(ctx, actor, { limit: 50, status: 'enrolled', sort: 'name' })).counts
const figure = async (id: string, ctx = county.ctx) =>
  (await getFigure(ctx, county.operator, { figureId: id, place: 'S1', term: '2026-autumn' })).value

const AUTUMN = [
  '秦小禾,女,,2017-05-02,三年级1班,河湾村1组,秦大力,,高兰,',
  '邓一帆,男,,2017-08-19,三年级1班,河湾村2组,邓开山,浙江义乌,赖秀,浙江义乌',
  '涂雨,女,,2017-03-11,三年级2班,河湾村3组,涂明,,柏霞,',
]
const NEXT = [
  '秦小禾,女,,2017-05-02,三年级2班,河湾村1组,秦大力,广东东莞,高兰,',
  '邓一帆,男,,2017-08-19,三年级1班,河湾村2组,邓开山,浙江义乌,赖秀,浙江义乌',
  '鲁新来,男,,2017-01-30,三年级1班,河湾村4组,鲁平,福建泉州,章月,福建泉州',
]

describe('a roster of the term to come', () => {
  let early = ''
  it('is written, and today stays as it is: register, file, readings, figures, class', async () => {
    await importAs(principal, 'S1', '2026-autumn', AUTUMN)
    const before = [await counts(principal), await figure('pupils'), await figure('left-behind.education')]
    expect(before[0]).toEqual({ enrolled: 3, leftBehind: 1 })
    const gone = await idOf(principal, '涂雨')
    early = await importAs(principal, 'S1', '2027-spring', NEXT, { missing: { [gone]: 'transferred' } })
    expect([await counts(principal), await figure('pupils'), await figure('left-behind.education')]).toEqual(before)
    expect(await shown(principal, '秦小禾')).toEqual({
      class: '三(1)班',
      father: null,
      education: false,
      status: 'enrolled',
      comesOn: null,
      coming: [{ on: SPRING, text: expect.stringContaining('父亲在外地点 空 → 广东东莞') }],
    })
    expect(await shown(principal, '涂雨')).toMatchObject({ status: 'enrolled', coming: [{ text: '状态 在校 → 离开' }] })
    expect(await shown(principal, '鲁新来')).toMatchObject({ comesOn: SPRING, coming: [] })
    // The teacher of today's class keeps her, the one of the next does not have her yet.
    expect(await idOf(county.actor('head-teacher', 'C31'), '秦小禾')).not.toBe('')
    expect(await idOf(county.actor('head-teacher', 'C32'), '秦小禾')).toBe('')
  })

  it('home tells it as what is coming, and no news of it', async () => {
    const news = await getNews(county.ctx, principal)
    expect(news.coming).toEqual([{ on: SPRING, came: 1, left: 1, changed: 1 }])
    expect([news.left.count, news.changed.count]).toEqual([0, 0])
  })

  it('what somebody finds out meanwhile holds from then on, in the coming term too', async () => {
    const id = await idOf(principal, '邓一帆')
    await changeChild(county.ctx, principal, id, { since: '2026-11-20', changes: { motherState: 'home' }, base: {} })
    expect(await shown(principal, '邓一帆')).toMatchObject({ education: true, coming: [] })
    const { baseline, ...difference } = await (async () => {
      const again = await uploadRoster(county.ctx, principal, csv(...NEXT), {
        name: '再来.csv',
        school: 'S1',
        term: '2027-spring',
        population: 'all',
      })
      // The wizard says from which day the list holds.
      expect(again.comesOn).toBe(SPRING)
      return getDifference(county.ctx, principal, again.id)
    })()
    expect(baseline).not.toBe('')
    // Compared with what the coming term is known to be: only the mother differs from the list.
    expect([difference.added.length, difference.missing.length]).toEqual([0, 0])
    expect(difference.changed.map((c) => c.name)).toEqual(['邓一帆'])
  })

  it('on its first day it is true, once, and verify agrees before and after', async () => {
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    const day = on(SPRING)
    await beginDay(day)
    await beginDay(day)
    expect(await counts(principal, day)).toEqual({ enrolled: 3, leftBehind: 3 })
    expect(await shown(principal, '秦小禾', day)).toMatchObject({
      class: '三(2)班',
      father: '广东东莞',
      education: true,
      coming: [],
    })
    expect(await shown(principal, '涂雨', day)).toMatchObject({ status: 'left' })
    expect(await idOf(county.actor('head-teacher', 'C32'), '秦小禾', day)).not.toBe('')
    expect(await idOf(county.actor('head-teacher', 'C31'), '秦小禾', day)).toBe('')
    expect((await verify(day, county.operator)).findings).toEqual([])
    // Back where the tests stand.
    await beginDay(county.ctx)
    expect(await shown(principal, '秦小禾')).toMatchObject({ class: '三(1)班', education: false })
  })

  it('a child of another school goes there on that day, and is this one’s until then', async () => {
    const id = await idOf(principal, '秦小禾')
    const roster = await uploadRoster(
      county.ctx,
      other,
      csv('秦小禾,女,,2017-05-02,三年级1班,河湾村1组,秦大力,广东东莞,高兰,'),
      {
        name: '转来.csv',
        school: 'S2',
        term: '2027-spring',
        population: 'all',
      },
    )
    const difference = await getDifference(county.ctx, other, roster.id)
    const key = difference.duplicates[0]?.key ?? ''
    await applyRoster(county.ctx, other, roster.id, {
      baseline: difference.baseline,
      decisions: { ...NONE, same: { [key]: 'elsewhere' } },
    })
    await county.ctx.jobs.idle()
    expect(await shown(principal, '秦小禾')).toMatchObject({ class: '三(1)班', status: 'enrolled' })
    expect(await idOf(other, '秦小禾')).toBe('')
    const day = on(SPRING)
    await beginDay(day)
    expect(await idOf(other, '秦小禾', day)).toBe(id)
    await beginDay(county.ctx)
    await undoRoster(county.ctx, other, roster.id)
    await county.ctx.jobs.idle()
    await beginDay(day)
    expect(await idOf(other, '秦小禾', day)).toBe('')
    await beginDay(county.ctx)
  })

  it('who leaves before it comes, does not come back with it', async () => {
    const id = await idOf(principal, '秦小禾')
    await leaveChild(county.ctx, principal, id, { on: '2026-11-23', reason: 'moved-away' })
    expect(await shown(principal, '秦小禾')).toMatchObject({ status: 'left' })
    expect(early).not.toBe('')
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})
