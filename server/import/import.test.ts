import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { applyRoster } from '../commands/apply-roster.ts'
import { changeChild } from '../commands/change-child.ts'
import { importRosterFile } from '../commands/import-roster-file.ts'
import { stopRoster } from '../commands/stop-roster.ts'
import { undoRoster } from '../commands/undo-roster.ts'
import { uploadRoster } from '../commands/upload-roster.ts'
import { childSnapshots } from '../db/child-snapshot.ts'
import { nobodyHolds, noteProgress } from '../db/import-state.ts'
import { inActorTx } from '../db/tx.ts'
import { GONE_AFTER, recoverImports } from '../jobs/recover-imports.ts'
import { getDifference } from '../queries/roster-difference.ts'
import { getRosterProgress } from '../queries/rosters.ts'
import { verify } from '../queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'

/** The import as two schools of one county use it: nothing is made twice, nothing told that is not one's own. */
let database: TestDatabase
let county: TestCounty
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
})
afterAll(() => database.close())

const HEAD = '姓名,性别,身份证号,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点'
const csv = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join('\n'))
const NONE = { skip: [], missing: {}, same: {}, villages: {}, pupils: {} }
const day = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })

const file = (school: string, rows: string[], more: Partial<Parameters<typeof importRosterFile>[2]> = {}) =>
  importRosterFile(day('2026-11-24'), county.operator, {
    bytes: csv(...rows),
    fileName: 'a.csv',
    schoolCode: school,
    term: '2026-autumn',
    population: 'all',
    apply: true,
    ...more,
  })
const upload = async (rows: string[], actor = principal, population: 'all' | 'left-behind' = 'left-behind') => {
  const roster = await uploadRoster(county.ctx, actor, csv(...rows), {
    name: 'b.csv',
    school: 'S1',
    term: '2026-autumn',
    population,
  })
  return { id: roster.id, shown: await getDifference(county.ctx, actor, roster.id) }
}
const write = async (id: string, baseline: string, decisions: Partial<typeof NONE> = {}) => {
  await applyRoster(county.ctx, principal, id, { baseline, decisions: { ...NONE, ...decisions } })
  await county.ctx.jobs.idle()
  return getRosterProgress(county.ctx, principal, id)
}
const named = (name: string) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const rows = await tx.query<{ id: string }>(
        'select id from child where county_id = $1 and name = $2 and not del',
        [county.id, name],
      )
      return childSnapshots(
        tx,
        county.ctx.keys,
        rows.map((r) => r.id),
        '2026-11-24',
      )
    },
    { readOnly: true },
  )
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
    const { id, shown } = await upload([row])
    expect([shown.added.length, shown.transfers.map((t) => [t.name, t.because])]).toEqual([
      0,
      [['潘月', '县里已有这个身份证号的档案']],
    ])
    // The other school, its class and what it wrote down are not told.
    expect(JSON.stringify(shown)).not.toContain('大坪村小学')
    expect((await write(id, shown.baseline)).written).toMatchObject({ added: 0, transferred: 0 })

    const again = await upload([row])
    const key = again.shown.transfers[0]?.key ?? ''
    expect((await write(again.id, again.shown.baseline, { same: { [key]: 'elsewhere' } })).written).toMatchObject({
      added: 0,
      transferred: 1,
    })
    const [child, ...more] = await named('潘月')
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
    const [back] = await named('潘月')
    expect([back?.row.school_id, back?.row.class_id]).toEqual([county.place('S2'), county.place('D31')])
    expect((await spans(back?.row.id ?? '')).length).toBe(1)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
  it('under another name is a conflict without a word about whose number it is; written only without the number', async () => {
    const { id, shown } = await upload(['向小花,女,522699201704112203,2017-04-11,三(1)班,河湾村1组,甲,在家,乙,在家'])
    expect([shown.added.length, shown.transfers.length, shown.conflicts.map((c) => [c.kind, c.childId])]).toEqual([
      0,
      0,
      [['elsewhere', null]],
    ])
    expect(JSON.stringify(shown.conflicts)).not.toContain('潘')
    await write(id, shown.baseline, { same: { [shown.conflicts[0]?.key ?? '']: 'new' } })
    expect((await named('向小花')).map((c) => c.register.flat.idNumber)).toEqual([null])
  })
  it('without a number, by name and birth date, is likely the same; somebody decides', async () => {
    await file('S2', ['田小雨,女,,2016-03-02,三(1)班,大坪村2组,田勇,在家,杨梅,在家'])
    const { id, shown } = await upload(['田小雨,女,,2016-03-02,三(1)班,河湾村2组,,,,'])
    expect(shown.duplicates.map((x) => x.candidates)).toEqual([
      [{ childId: null, name: '田小雨', className: null, reasons: ['县里另一处已有同名、同出生日期的档案'] }],
    ])
    await write(id, shown.baseline, { same: { [shown.duplicates[0]?.key ?? '']: 'elsewhere' } })
    expect((await named('田小雨')).map((c) => c.row.school_id)).toEqual([county.place('S1')])
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
    expect((await named('石安安'))[0]?.row.status).toBe('enrolled')
  })
})

describe('decisions', () => {
  it('a missing child stays, leaves with a reason, or moves to a class', async () => {
    const { id, shown } = await upload(['新新,女,,2016-01-05,五(1)班,河湾村1组,,,,'], principal, 'all')
    const child = (name: string) => shown.missing.find((m) => m.name === name)?.childId ?? ''
    expect(shown.missing.map((m) => m.name).sort()).toEqual(['石安安', '罗小禾'].sort())
    const to = shown.classes.find((c) => c.name === '五(2)班')?.code ?? ''
    const done = await write(id, shown.baseline, {
      missing: { [child('石安安')]: 'moved-away', [child('罗小禾')]: `class:${to}` },
    })
    expect(done.written).toMatchObject({ added: 1, left: 1, moved: 1 })
    expect((await named('石安安'))[0]?.row.status).toBe('left')
    expect((await named('罗小禾'))[0]?.register.flat.label).toBe('2')
    // Undone as a whole: both stand as before.
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    expect((await named('石安安'))[0]?.row.status).toBe('enrolled')
    expect((await named('罗小禾'))[0]?.register.flat.label).toBe('1')
    expect((await named('新新')).length).toBe(0)
  })
  it('a village pointed out once is known by that name from then on; typed enrolment is kept with its source', async () => {
    const { id, shown } = await upload(['石桂,男,,2016-01-07,五(1)班,枫木树4组,,,,'])
    expect(shown.unmatchedVillages.map((u) => [u.name, u.alias])).toEqual([['石桂', '枫木树']])
    expect(shown.enrolment).toMatchObject([{ key: '5|1', listed: 1, typed: null }])
    await write(id, shown.baseline, {
      villages: { [shown.unmatchedVillages[0]?.key ?? '']: 'V2' },
      pupils: { '5|1': 41 },
    } as Partial<typeof NONE>)
    const next = await upload(['向阳,男,,2016-02-07,五(1)班,枫木树9组,,,,'])
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
    const { id, shown } = await upload(rows)
    const same = Object.fromEntries(shown.conflicts.map((c) => [c.key, 'new']))
    const done = await write(id, shown.baseline, { same } as Partial<typeof NONE>)
    expect([done.state, done.message]).toEqual(['read', '“单知远”有两行都要写，一个孩子只能写一行，请留一行。'])
    expect((await named('单知远')).length).toBe(0)
  })
})

describe('decisions that no longer fit', () => {
  const fresh = '吴小满,女,,2016-07-07,五(1)班,河湾村1组,,,,'
  it.each([
    ['a file of another place that is not there', 'elsewhere'],
    ['a child that is not of this school any more', '00000000-0000-7000-8000-000000000001'],
  ])('a row said to be %s is not left out in silence: the difference is to be looked at again', async (_, same) => {
    const { id, shown } = await upload([fresh])
    const done = await write(id, shown.baseline, { same: { [shown.added[0]?.key ?? '']: same } } as Partial<
      typeof NONE
    >)
    expect([done.state, done.message]).toEqual(['read', '花名册在这之后有了变化，请重新看一遍差别再写入。'])
    expect((await named('吴小满')).length).toBe(0)
  })
  it('a child moves to no class that is closed', async () => {
    const { id, shown } = await upload([fresh])
    await write(id, shown.baseline)
    const { id: closing, shown: other } = await upload(['吴小雪,女,,2016-07-08,五(6)班,河湾村1组,,,,'])
    await write(closing, other.baseline)
    const code = (await upload([fresh])).shown.classes.find((c) => c.name === '五(6)班')?.code ?? ''
    await undoRoster(county.ctx, principal, closing)
    await county.ctx.jobs.idle()
    const next = await upload(['吴小霜,女,,2016-07-09,五(1)班,河湾村1组,,,,'], principal, 'all')
    const child = next.shown.missing.find((m) => m.name === '吴小满')?.childId ?? ''
    const done = await write(next.id, next.shown.baseline, { missing: { [child]: `class:${code}` } })
    expect([done.state, done.message]).toEqual(['read', '选的班级已经停用或不在了，请重新选。'])
  })
})

describe('writing in the background', () => {
  it('answers at once, twice is once, and what was stopped leaves nothing', async () => {
    const { id, shown } = await upload(['甲一,男,,2015-01-07,五(1)班,河湾村1组,,,,'])
    const input = { baseline: shown.baseline, decisions: NONE }
    const answers = await Promise.all([1, 2].map(() => applyRoster(county.ctx, principal, id, input)))
    expect(answers.map((a) => a.state).filter((s) => s !== 'applying' && s !== 'applied')).toEqual([])
    await county.ctx.jobs.idle()
    expect((await named('甲一')).length).toBe(1)
    expect((await applyRoster(county.ctx, principal, id, input)).state).toBe('applied')

    const second = await upload(['甲二,男,,2015-01-08,五(1)班,河湾村1组,,,,'])
    // Something long is before it in the queue: it waits, and is stopped while it does.
    let release: () => void = () => {}
    county.ctx.jobs.add('long', () => new Promise((resolve) => (release = resolve)))
    await applyRoster(county.ctx, principal, second.id, { baseline: second.shown.baseline, decisions: NONE })
    expect((await getRosterProgress(county.ctx, principal, second.id)).progress?.text).toBe('排队，马上开始')
    expect((await stopRoster(county.ctx, principal, second.id)).state).toBe('read')
    release()
    await county.ctx.jobs.idle()
    expect([(await named('甲二')).length, (await getRosterProgress(county.ctx, principal, second.id)).state]).toEqual([
      0,
      'read',
    ])
    await expect(stopRoster(county.ctx, principal, id)).rejects.toMatchObject({ code: 'invalid' })
  })
  it('undoing answers at once, can be stopped while it waits, and twice is once', async () => {
    const { id, shown } = await upload(['甲五,男,,2015-01-11,五(1)班,河湾村1组,,,,'])
    await write(id, shown.baseline)
    let release: () => void = () => {}
    county.ctx.jobs.add('long', () => new Promise((resolve) => (release = resolve)))
    const answers = await Promise.all([1, 2].map(() => undoRoster(county.ctx, principal, id)))
    expect(answers.map((a) => [a.state, a.progress?.text])).toEqual([
      ['undoing', '排队，马上开始'],
      ['undoing', '排队，马上开始'],
    ])
    expect((await stopRoster(county.ctx, principal, id)).state).toBe('applied')
    release()
    await county.ctx.jobs.idle()
    expect((await named('甲五')).length).toBe(1)
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    const told = await getRosterProgress(county.ctx, principal, id)
    expect([told.state, told.canUndo, (await named('甲五')).length]).toEqual(['undone', false, 0])
  })
  it('an undo whose server died stands written again, and says so', async () => {
    const { id, shown } = await upload(['甲六,男,,2015-01-12,五(1)班,河湾村1组,,,,'])
    await write(id, shown.baseline)
    await inActorTx(county.ctx.db, principal, (tx) =>
      tx.write([{ table: 'roster_import', op: 'update', id, set: { state: 'undoing' } }], null),
    )
    await recoverImports(county.ctx, 0)
    const told = await getRosterProgress(county.ctx, principal, id)
    expect([told.state, told.canUndo, told.message]).toEqual([
      'applied',
      true,
      '撤回的时候服务器停了，花名册一点没动。请再撤回一次。',
    ])
  })
  it('a record that comes while an undo waits stops it, and the page says why', async () => {
    const { id, shown } = await upload(['甲七,男,,2015-01-13,五(1)班,河湾村1组,,,,'])
    await write(id, shown.baseline)
    let release: () => void = () => {}
    county.ctx.jobs.add('long', () => new Promise((resolve) => (release = resolve)))
    await undoRoster(county.ctx, principal, id)
    const [child] = await named('甲七')
    await changeChild(day('2026-11-25'), county.operator, child?.row.id ?? '', {
      base: {},
      changes: { boarder: true },
    } as never)
    release()
    await county.ctx.jobs.idle()
    const told = await getRosterProgress(county.ctx, principal, id)
    expect([told.state, told.message, (await named('甲七')).length]).toEqual([
      'applied',
      '这批写入之后，甲七的资料又改过，不能整批撤回；请逐个修改。',
      1,
    ])
  })
  it('an import whose server died says so at the next start; one that is being written is left alone', async () => {
    const { id } = await upload(['甲三,男,,2015-01-09,五(1)班,河湾村1组,,,,'])
    const begun = (tx: Parameters<typeof noteProgress>[0]) =>
      tx.write([{ table: 'roster_import', op: 'update', id, set: { state: 'applying' } }], null)
    await inActorTx(county.ctx.db, principal, begun)
    await inActorTx(county.ctx.db, principal, async (writing) => {
      expect(await nobodyHolds(writing, { id, attempt: null })).toBe(true)
      await recoverImports(county.ctx, 0)
      expect((await getRosterProgress(county.ctx, principal, id)).state).toBe('applying')
    })
    // Not at a start: one heard of lately may be another server's.
    await inActorTx(
      county.ctx.db,
      principal,
      (tx) => noteProgress(tx, { id, attempt: null }, { done: 1, of: 2, text: '写' }),
      {
        now: county.now,
      },
    )
    await recoverImports(county.ctx, GONE_AFTER)
    expect((await getRosterProgress(county.ctx, principal, id)).state).toBe('applying')
    await recoverImports(county.ctx, 0)
    const told = await getRosterProgress(county.ctx, principal, id)
    expect([told.state, told.message]).toEqual([
      'read',
      '写的时候服务器停了，花名册一点没动。请再看一遍差别，然后重新写入。',
    ])
  })
  it('undo is refused once somebody built on it, and says who and what', async () => {
    const { id, shown } = await upload(['甲四,男,,2015-01-10,五(1)班,河湾村1组,,,,'])
    await write(id, shown.baseline)
    const [child] = await named('甲四')
    await changeChild(day('2026-11-25'), county.operator, child?.row.id ?? '', {
      base: {},
      changes: { boarder: true },
    } as never)
    await expect(undoRoster(county.ctx, principal, id)).rejects.toMatchObject({
      code: 'cannot-undo',
      message: '这批写入之后，甲四的资料又改过，不能整批撤回；请逐个修改。',
    })
  })
})

describe('classes that an import makes', () => {
  const rows = ['甲八,男,,2014-01-10,六(1)班,河湾村1组,,,,']
  const theClass = () =>
    inActorTx(county.ctx.db, county.operator, async (tx) =>
      [...(await tx.tree()).values()].find((p) => p.kind === 'class' && p.name === '六(1)班'),
    )
  it('close again with the undo, and open again, as the same place, for the next list that names them', async () => {
    const { id, shown } = await upload(rows)
    expect(shown.newClasses.map((c) => c.name)).toEqual(['六(1)班'])
    await write(id, shown.baseline)
    const made = await theClass()
    expect([made?.closed, (await named('甲八'))[0]?.row.class_id]).toEqual([false, made?.id])
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    expect((await theClass())?.closed).toBe(true)
    const again = await upload(rows)
    expect(again.shown.newClasses.map((c) => c.name)).toEqual(['六(1)班'])
    await write(again.id, again.shown.baseline)
    expect([(await theClass())?.closed, (await named('甲八'))[0]?.row.class_id]).toEqual([false, made?.id])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
  it('stay open where somebody else sits in them by now', async () => {
    const { id, shown } = await upload(['甲九,男,,2014-02-10,六(2)班,河湾村1组,,,,'])
    await write(id, shown.baseline)
    const more = await upload(['甲十,男,,2014-03-10,六(2)班,河湾村1组,,,,'])
    await write(more.id, more.shown.baseline)
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    const place = await inActorTx(county.ctx.db, county.operator, async (tx) =>
      [...(await tx.tree()).values()].find((p) => p.kind === 'class' && p.name === '六(2)班'),
    )
    expect([place?.closed, (await named('甲九')).length, (await named('甲十'))[0]?.row.class_id]).toEqual([
      false,
      0,
      place?.id,
    ])
  })
})
