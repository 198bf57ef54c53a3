import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { childSnapshots } from '../children/db/child-snapshot.ts'
import { inActorTx } from '../db/tx.ts'
import { verify } from '../installation/queries/verify.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { getRosterProgress } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { csv, listTools, type NONE } from './testing/list-tools.ts'

/** The import as two schools of one county use it: nothing is made twice, nothing told that is not one's own. */
let database: TestDatabase
let county: TestCounty
let principal: Actor
let tools: ReturnType<typeof listTools>
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  tools = listTools(county, principal)
})
afterAll(() => database.close())

const file = (school: string, rows: string[], more: Partial<Parameters<typeof importRosterFile>[2]> = {}) =>
  importRosterFile(tools.day('2026-11-24'), county.operator, {
    bytes: csv(...rows),
    fileName: 'a.csv',
    schoolCode: school,
    term: '2026-autumn',
    population: 'all',
    apply: true,
    ...more,
  })
const spans = (childId: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ school_id: number; from_on: string; until_on: string | null; in_reason: string | null }>(
        'select school_id, from_on, until_on, in_reason from child_facts where county_id = $1 and child_id = $2 and not del order by from_on',
        [county.id, childId],
      ),
    { readOnly: true },
  )

describe('a child whom another school of the county holds', () => {
  const row = '潘月,女,522699201704112203,2017-04-11,三(1)班,大坪村1组,潘海,福建泉州,向兰,福建泉州'
  it('is a transfer that somebody confirms: its file moves with its history, and no second one is made', async () => {
    await file('S2', [row])
    const { id, shown } = await tools.upload([row])
    expect([shown.added.length, shown.transfers.map((t) => [t.name, t.because])]).toEqual([
      0,
      [['潘月', '县里已有这个身份证号的档案']],
    ])
    // The other school, its class and what it wrote down are not told.
    expect(JSON.stringify(shown)).not.toContain('大坪村小学')
    expect((await tools.write(id, shown.baseline)).written).toMatchObject({ added: 0, transferred: 0 })

    const again = await tools.upload([row])
    const key = again.shown.transfers[0]?.key ?? ''
    expect((await tools.write(again.id, again.shown.baseline, { same: { [key]: 'elsewhere' } })).written).toMatchObject(
      {
        added: 0,
        transferred: 1,
      },
    )
    const [child, ...more] = await tools.named('潘月')
    expect([more.length, child?.row.school_id, child?.row.class_id]).toEqual([
      0,
      county.place('S1'),
      county.place('C31'),
    ])
    expect(await spans(child?.row.id ?? '')).toMatchObject([
      { school_id: county.place('S2'), from_on: '2026-09-01', until_on: '2026-11-24' },
      { school_id: county.place('S1'), from_on: '2026-11-24', until_on: null, in_reason: 'transferred' },
    ])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    const mine = await inActorTx(county.ctx.db, principal, (tx) =>
      childSnapshots(tx, county.ctx.keys, [child?.row.id ?? ''], '2026-11-24'),
    )
    expect(mine.length).toBe(1)

    // Undone, it stands where it stood.
    await undoRoster(county.ctx, principal, again.id)
    await county.ctx.jobs.idle()
    expect((await getRosterProgress(county.ctx, principal, again.id)).state).toBe('undone')
    const [back] = await tools.named('潘月')
    expect([back?.row.school_id, back?.row.class_id]).toEqual([county.place('S2'), county.place('D31')])
    expect((await spans(back?.row.id ?? '')).length).toBe(1)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
  it('under another name is a conflict without a word about whose number it is; written only without the number', async () => {
    const { id, shown } = await tools.upload([
      '向小花,女,522699201704112203,2017-04-11,三(1)班,河湾村1组,甲,在家,乙,在家',
    ])
    expect([shown.added.length, shown.transfers.length, shown.conflicts.map((c) => [c.kind, c.childId])]).toEqual([
      0,
      0,
      [['elsewhere', null]],
    ])
    expect(JSON.stringify(shown.conflicts)).not.toContain('潘')
    await tools.write(id, shown.baseline, { same: { [shown.conflicts[0]?.key ?? '']: 'new' } })
    expect((await tools.named('向小花')).map((c) => c.register.flat.idNumber)).toEqual([null])
  })
  it('without a number, by name and birth date, is likely the same; somebody decides', async () => {
    await file('S2', ['田小雨,女,,2016-03-02,三(1)班,大坪村2组,田勇,在家,杨梅,在家'])
    const { id, shown } = await tools.upload(['田小雨,女,,2016-03-02,三(1)班,河湾村2组,,,,'])
    expect(shown.duplicates.map((x) => x.candidates)).toEqual([
      [{ childId: null, name: '田小雨', className: null, reasons: ['县里另一处已有同名、同出生日期的档案'] }],
    ])
    await tools.write(id, shown.baseline, { same: { [shown.duplicates[0]?.key ?? '']: 'elsewhere' } })
    expect((await tools.named('田小雨')).map((c) => c.row.school_id)).toEqual([county.place('S1')])
  })
})

describe('the terminal', () => {
  const rows = [
    '石安安,女,522699201702023425,2017-02-02,五(1)班,河湾村1组,石建国,广东东莞,吴小英,广东东莞',
    '罗小禾,男,,2016-03-06,五(1)班,河湾村3组,罗大海,浙江温州,杨梅,在家',
    '龙巧,女,,2016-08-01,五(2)班,老寨子2组,龙海军,福建晋江,田秀,在家',
  ]
  it('twice the same file is nothing new and nothing changed; a mended cell is one change; classes are made', async () => {
    const first = await file('S1', rows)
    expect([first.new.count, first.newClasses.list.map((c) => c.name), first.unmatchedVillages.list]).toMatchObject([
      3,
      ['五(1)班', '五(2)班'],
      [{ name: '龙巧', address: '老寨子2组', tie: false }],
    ])
    const second = await file('S1', rows)
    expect([second.new.count, second.changed.count, second.unchanged.count, second.missing.count]).toEqual([0, 0, 3, 0])
    const mended = await file('S1', [
      rows[0]?.replace('吴小英,广东东莞', '吴小英,在家') ?? '',
      rows[1] ?? '',
      rows[2] ?? '',
    ])
    expect(mended.changed.list.map((c) => [c.name, c.changes.map((x) => x.field)])).toEqual([
      ['石安安', ['motherState', 'motherPlace']],
    ])
  })
  it('two rows of one number are listed, none is written; those whom the file no longer names stay', async () => {
    const twice = await file('S1', [
      '吴天宇,男,522699201702023417,2017-02-02,五(3)班,河湾村1组,,,,',
      '吴天乐,男,522699201702023417,2017-02-02,五(3)班,河湾村1组,,,,',
      '罗小禾,男,,2016-03-06,五(1)班,河湾村3组,罗大海,浙江温州,杨梅,在家',
    ])
    expect([twice.conflicts.count, twice.written?.added, twice.missing.list.map((m) => m.name)]).toEqual([
      2,
      0,
      ['石安安'],
    ])
    expect((await tools.named('石安安'))[0]?.row.status).toBe('enrolled')
  })
})

describe('decisions', () => {
  it('a missing child stays, leaves with a reason, or moves to a class', async () => {
    const { id, shown } = await tools.upload(['新新,女,,2016-01-05,五(1)班,河湾村1组,,,,'], principal, 'all')
    const child = (name: string) => shown.missing.find((m) => m.name === name)?.childId ?? ''
    expect(shown.missing.map((m) => m.name).sort()).toEqual(['石安安', '罗小禾'].sort())
    const to = shown.classes.find((c) => c.name === '五(2)班')?.code ?? ''
    const done = await tools.write(id, shown.baseline, {
      missing: { [child('石安安')]: 'moved-away', [child('罗小禾')]: `class:${to}` },
    })
    expect(done.written).toMatchObject({ added: 1, left: 1, moved: 1 })
    expect((await tools.named('石安安'))[0]?.row.status).toBe('left')
    expect((await tools.named('罗小禾'))[0]?.register.flat.label).toBe('2')
    // Undone as a whole: both stand as before.
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    expect((await tools.named('石安安'))[0]?.row.status).toBe('enrolled')
    expect((await tools.named('罗小禾'))[0]?.register.flat.label).toBe('1')
    expect((await tools.named('新新')).length).toBe(0)
  })
  it('a village pointed out once is known by that name from then on; typed enrolment is kept with its source', async () => {
    const { id, shown } = await tools.upload(['石桂,男,,2016-01-07,五(1)班,枫木树4组,,,,'])
    expect(shown.unmatchedVillages.map((u) => [u.name, u.alias])).toEqual([['石桂', '枫木树']])
    expect(shown.enrolment).toMatchObject([{ key: '5|1', listed: 1, typed: null }])
    await tools.write(id, shown.baseline, {
      villages: { [shown.unmatchedVillages[0]?.key ?? '']: 'V2' },
      pupils: { '5|1': 41 },
    } as Partial<typeof NONE>)
    const next = await tools.upload(['向阳,男,,2016-02-07,五(1)班,枫木树9组,,,,'])
    expect([next.shown.unmatchedVillages, next.shown.added[0]?.village, next.shown.enrolment[0]?.typed]).toEqual([
      [],
      '大坪村',
      41,
    ])
  })
  it('two rows decided onto one child are refused, and nothing is written', async () => {
    const rows = [
      '单知远,男,522699201702023433,2017-02-02,五(3)班,河湾村1组,,,,',
      '单知远,男,522699201702023433,2017-02-02,五(4)班,河湾村1组,,,,',
    ]
    const { id, shown } = await tools.upload(rows)
    const same = Object.fromEntries(shown.conflicts.map((c) => [c.key, 'new']))
    const done = await tools.write(id, shown.baseline, { same } as Partial<typeof NONE>)
    expect([done.state, done.message]).toEqual(['read', '“单知远”有两行都要写，一个孩子只能写一行，请留一行。'])
    expect((await tools.named('单知远')).length).toBe(0)
  })
})

describe('decisions that no longer fit', () => {
  const fresh = '吴小满,女,,2016-07-07,五(1)班,河湾村1组,,,,'
  it.each([
    ['a file of another place that is not there', 'elsewhere'],
    ['a child that is not of this school any more', '00000000-0000-7000-8000-000000000001'],
  ])('a row said to be %s is not left out in silence: the difference is to be looked at again', async (_, same) => {
    const { id, shown } = await tools.upload([fresh])
    const done = await tools.write(id, shown.baseline, { same: { [shown.added[0]?.key ?? '']: same } } as Partial<
      typeof NONE
    >)
    expect([done.state, done.message]).toEqual(['read', '花名册在这之后有了变化，请重新看一遍差别再写入。'])
    expect((await tools.named('吴小满')).length).toBe(0)
  })
  it('a child moves to no class that is closed', async () => {
    const { id, shown } = await tools.upload([fresh])
    await tools.write(id, shown.baseline)
    const { id: closing, shown: other } = await tools.upload(['吴小雪,女,,2016-07-08,五(6)班,河湾村1组,,,,'])
    await tools.write(closing, other.baseline)
    const code = (await tools.upload([fresh])).shown.classes.find((c) => c.name === '五(6)班')?.code ?? ''
    await undoRoster(county.ctx, principal, closing)
    await county.ctx.jobs.idle()
    const next = await tools.upload(['吴小霜,女,,2016-07-09,五(1)班,河湾村1组,,,,'], principal, 'all')
    const child = next.shown.missing.find((m) => m.name === '吴小满')?.childId ?? ''
    const done = await tools.write(next.id, next.shown.baseline, { missing: { [child]: `class:${code}` } })
    expect([done.state, done.message]).toEqual(['read', '选的班级已经停用或不在了，请重新选。'])
  })
})
