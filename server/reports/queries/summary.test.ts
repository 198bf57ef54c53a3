import { afterAll, beforeAll, expect, it } from 'vitest'
import { leftBehindOf } from '../../../demo/left-behind.ts'
import { rosterFile } from '../../../demo/roster-file.ts'
import { centralSchool } from '../../../demo/township.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { childSnapshot } from '../../children/db/child-snapshot.ts'
import { search } from '../../children/queries/children.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { applyRoster } from '../../rosters/commands/apply-roster.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { undoRoster } from '../../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../../rosters/commands/upload-roster.ts'
import { getDifference } from '../../rosters/queries/roster-difference.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { openSummary } from '../commands/open-summary.ts'
import { deleteSummary, issueSummary, saveSummary } from '../commands/summaries.ts'
import { reportFile } from './report-file.ts'
import { getSummary } from './summaries.ts'

/** The school of summaries §6, counted by hand: 315 pupils, 126 left behind (40.0 %), last term 318 and 123. */
let database: TestDatabase
let county: TestCounty
let childIds: string[]
const at = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const pupils = centralSchool()
  const spring = pupils.flatMap((p) => (p.spring ? [p.spring] : []))
  const autumn = pupils.flatMap((p) => (p.autumn ? [p.autumn] : []))
  const file = async (people: typeof spring, term: string, day: string) =>
    importRosterFile(at(day), county.operator, {
      bytes: await rosterFile('青石镇中心小学', '学生花名册', people),
      fileName: 'a.xlsx',
      schoolCode: 'S1',
      term,
      population: 'all',
      apply: true,
      leave: 'guessed',
    })
  await file(spring, '2026-spring', '2026-02-25')
  const second = await file(autumn, '2026-autumn', '2026-09-03')
  // 48 + 6 new, 52 + 5 gone, the rest found again by their numbers.
  expect([second.new.count, second.changed.count + second.unchanged.count, second.missing.count]).toEqual([54, 261, 57])
  const children = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) => leftBehindOf(tx, county.place('S1'), '2026-11-24'),
    { readOnly: true },
  )
  childIds = children.map((c) => c.id)
  expect(childIds.length).toBe(126)
  // September: all 126. October: all but 7. November: 100, not yet due.
  const talk = (id: string, on: string) => ({
    id: newId(county.now),
    kind: 'talk',
    version: 1,
    childIds: [id],
    happenedOn: on,
    body: { topics: ['study'], finding: 'well' },
  })
  const batch = (day: string, ids: readonly string[]) =>
    saveRecords(at(day), county.operator, { records: ids.map((id) => talk(id, day)) })
  await batch('2026-09-15', childIds)
  await batch('2026-10-15', childIds.slice(7))
  await batch('2026-11-10', childIds.slice(0, 100))
})
afterAll(() => database.close())

it('states exactly the numbers counted by hand', async () => {
  const file = await reportFile(county.ctx, county.operator, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    at: '2026-11-24',
    format: 'json',
    layout: 'official',
  })
  const report = JSON.parse(file.bytes.toString()) as {
    text: string
    figures: { id: string; value: number; rows: number }[]
  }
  const value = (id: string) => report.figures.find((f) => f.id === id)?.value
  expect(
    [
      'pupils',
      'left-behind.education',
      'left-behind.share',
      'talks.due',
      'talks.met',
      'talks.missed',
      'talks.every-month',
      'talks.held',
      'talks.children',
    ].map(value),
  ).toEqual([315, 126, 40, 252, 245, 7, 119, 345, 126])
  expect(report.text).toContain('合计126名，占在校学生的40.0%（教育部门口径）')
  expect(report.text).toContain(
    '比上学期增加3名，增长2.4%，占比上升1.3个百分点；其中新入学11名、转入4名、父母新外出5名，毕业12名、转出2名、父母返回3名。',
  )
  expect(report.text).toContain(
    '9月和10月谈心应完成252人次，完成245人次（97.2%），119名学生月月谈到；未完成的7人次涉及7名学生，未注明原因。',
  )
  expect(report.text).toContain('本学期系统中没有家访记录，无法说明完成情况。')
  expect(report.text).not.toMatch(/undefined|NaN|null|【/)
  // Names of children never stand in a summary.
  expect(report.text).not.toContain('石')
})

it('a draft keeps own words when numbers move; issued, the numbers stay and differences are shown', async () => {
  const principal = county.actor('principal', 'S1')
  const draft = await openSummary(county.ctx, principal, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    cutoff: '2026-11-24',
  })
  const care = draft.sections.find((s) => s.key === 'care')?.doc as {
    type: string
    content: { type: string; content: unknown[] }[]
  }
  const own = {
    ...care,
    content: [...care.content, { type: 'paragraph', content: [{ type: 'text', text: '孩子们愿意说话了。' }] }],
  }
  const saved = await saveSummary(county.ctx, principal, draft.id, {
    version: draft.version,
    sections: [{ key: 'care', doc: own }],
  })
  await expect(
    saveSummary(county.ctx, principal, draft.id, { version: draft.version, sections: [] }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await saveRecords(at('2026-10-20'), county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [childIds[0] ?? ''],
        happenedOn: '2026-10-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  const moved = await getSummary(county.ctx, principal, draft.id)
  const text = JSON.stringify(moved.sections.find((s) => s.key === 'care')?.doc)
  expect(text).toContain('孩子们愿意说话了。')
  expect(text).toContain('"ref":"talks.met","text":"246"')
  const issued = await issueSummary(county.ctx, principal, draft.id, saved.version)
  expect(issued.checkCode).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
  await saveRecords(at('2026-10-21'), county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [childIds[1] ?? ''],
        happenedOn: '2026-10-21',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  const later = await getSummary(county.ctx, principal, draft.id)
  expect(later.figures['talks.met']?.value).toBe(246)
  expect(later.later).toContainEqual({ id: 'talks.met', title: '完成谈心', frozen: 246, now: 247 })
  await expect(deleteSummary(county.ctx, principal, draft.id)).rejects.toMatchObject({ code: 'report-issued' })
})

it('an import is shown, applied, and undone until somebody builds on it; a stale difference is refused', async () => {
  const principal = county.actor('principal', 'S1')
  const rows = [
    '姓名,性别,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,监护人,关系',
    '新来甲,女,2017-05-02,三(1)班,河湾村1组,甲父,广东东莞,甲奶,奶奶',
    '新来乙,男,2017-06-02,三(1)班,大坪村2组,乙父,在家,乙父,父亲',
  ].join('\n')
  const roster = await uploadRoster(county.ctx, principal, new TextEncoder().encode(rows), {
    name: '补.csv',
    school: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
  })
  const shown = await getDifference(county.ctx, principal, roster.id)
  // The second one's father is at home and nothing is said of the mother: being on such a list says that she is away.
  expect([shown.added.map((a) => a.away), shown.before]).toEqual([[true, true], { pupils: 315, leftBehind: 126 }])
  const none = { skip: [], missing: {}, same: {}, villages: {}, pupils: {} }
  await expect(applyRoster(county.ctx, principal, roster.id, { baseline: '1', decisions: none })).rejects.toMatchObject(
    { code: 'difference-stale' },
  )
  expect(
    (await applyRoster(county.ctx, principal, roster.id, { baseline: shown.baseline, decisions: none })).state,
  ).toBe('applying')
  await county.ctx.jobs.idle()
  expect((await search(county.ctx, principal, 'xinlaijia')).items.length).toBe(1)
  expect((await undoRoster(county.ctx, principal, roster.id)).state).toBe('undoing')
  await county.ctx.jobs.idle()
  expect((await search(county.ctx, principal, 'xinlaijia')).items.length).toBe(0)
  const again = await uploadRoster(county.ctx, principal, new TextEncoder().encode(`${rows}\n`), {
    name: '补.csv',
    school: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
  })
  const second = await getDifference(county.ctx, principal, again.id)
  expect(second.added.length).toBe(2)
  await applyRoster(county.ctx, principal, again.id, { baseline: second.baseline, decisions: none })
  await county.ctx.jobs.idle()
  const [child] = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query<{ id: string }>(`select id from child where county_id = $1 and name = '新来甲' and not del`, [
        county.id,
      ]),
    { readOnly: true },
  )
  await saveRecords(at('2026-11-25'), county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [child?.id ?? ''],
        happenedOn: '2026-11-25',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  await expect(undoRoster(county.ctx, principal, again.id)).rejects.toMatchObject({ code: 'cannot-undo' })
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('a child that left and is named again comes back, and is not made twice', async () => {
  const principal = county.actor('principal', 'S1')
  const id = childIds[20] ?? ''
  const flat = (await inActorTx(county.ctx.db, principal, (tx) => childSnapshot(tx, county.ctx.keys, id, '2026-11-24')))
    ?.register.flat
  await leaveChild(county.ctx, principal, id, { on: '2026-11-20', reason: 'transferred' })
  const text = ['姓名,性别,身份证号,班级', `${flat?.name},女,${flat?.idNumber},三(1)班`].join('\n')
  const roster = await uploadRoster(county.ctx, principal, new TextEncoder().encode(text), {
    name: '回来.csv',
    school: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
  })
  const shown = await getDifference(county.ctx, principal, roster.id)
  expect([shown.added.length, shown.changed.map((c) => c.childId)]).toEqual([0, [id]])
  await applyRoster(county.ctx, principal, roster.id, {
    baseline: shown.baseline,
    decisions: { skip: [], missing: {}, same: {}, villages: {}, pupils: {} },
  })
  await county.ctx.jobs.idle()
  const back = await inActorTx(county.ctx.db, principal, (tx) => childSnapshot(tx, county.ctx.keys, id, '2026-11-24'))
  expect([back?.row.status, back?.facts.status]).toEqual(['enrolled', 'enrolled'])
})
