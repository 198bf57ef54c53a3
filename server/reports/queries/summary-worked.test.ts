import { afterAll, beforeAll, expect, it } from 'vitest'
import { reasonKey } from '../../../domain/reports/answers.ts'
import { addChild } from '../../children/commands/add-child.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { inActorTx } from '../../db/tx.ts'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { WORKED_ARRIVALS, workedSchool } from '../../testing/worked-school.ts'
import { openSummary } from '../commands/open-summary.ts'
import { issueSummary, saveSummary } from '../commands/summaries.ts'
import { reportFile } from './report-file.ts'
import { downloadSummary } from './summaries.ts'

/** Summaries §6 from spreadsheet to sentence: every number of its paragraph comes out of the register and 491 talks. */
let database: TestDatabase
let county: TestCounty
const AT = '2026-12-31'
const on = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
const rowsOf = async (figureId: string, at = AT) =>
  (
    await getFigureRows(on(AT), county.operator, { figureId, place: 'S1', term: '2026-autumn', at, limit: 500 })
  ).items.flatMap((r) => r.childId ?? [])

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse(`${AT}T12:00:00+08:00`))
  const files = workedSchool()
  const file = (text: string, term: string, day: string) =>
    importRosterFile(on(day), county.operator, {
      bytes: new TextEncoder().encode(text),
      fileName: 'a.csv',
      schoolCode: 'S1',
      term,
      population: 'all',
      apply: true,
      leave: 'guessed',
    })
  await file(files.spring, '2026-spring', '2026-02-25')
  await file(files.autumn, '2026-autumn', '2026-09-03')
  const classCode = await inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) =>
      [...(await tx.tree()).values()].find(
        (p) => p.kind === 'class' && p.parentId === county.place('S1') && p.grade === 5,
      )?.code ?? '',
    { readOnly: true },
  )
  for (const child of WORKED_ARRIVALS)
    await addChild(on('2026-11-10'), county.operator, {
      id: newId(county.now),
      since: '2026-11-10',
      changes: {
        name: child.name,
        sex: 'male',
        birth: '2016-03-05',
        classCode,
        fatherState: 'away',
        fatherSince: '2025-03',
        motherState: 'away',
        motherSince: '2025-03',
        carerRelation: child.carerRelation,
      },
    })
  // Two of the parents at home cannot be guardians: 105 + 2 = 107 by the state's reading.
  for (const id of (await rowsOf('left-behind.one-away')).slice(0, 2))
    await changeChild(on('2026-11-11'), county.operator, id, { changes: { motherIncapable: true }, base: {} })
  const first = await rowsOf('left-behind.education', '2026-09-30')
  const all = await rowsOf('left-behind.education')
  expect([first.length, all.length]).toEqual([124, 126])
  const [ill = '', ...rest] = first
  for (const period of ['2026-10', '2026-11'])
    await waiveDuty(on('2026-10-08'), county.operator, {
      id: newId(county.now),
      rule: 'monthly-talk',
      childIds: [ill],
      period,
      reason: '病休',
    })
  // Seven child-months are missed by five children: two of them twice.
  const missed: Record<string, string[]> = {
    '2026-09-15': [],
    '2026-10-15': [ill, ...rest.slice(0, 2)],
    '2026-11-16': [ill, ...rest.slice(0, 4)],
    '2026-12-15': rest.slice(4, 5),
  }
  for (const [day, without] of Object.entries(missed)) {
    const ids = (day < '2026-11-10' ? first : all).filter((id) => !without.includes(id))
    await saveRecords(on(day), county.operator, {
      records: ids.map((id) => ({
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [id],
        happenedOn: day,
        body: { topics: ['study'], finding: 'well' },
      })),
    })
  }
})
afterAll(() => database.close())

const SENTENCES = [
  '截至2026年12月31日，我校有9个教学班、在校学生315名。父母双方外出务工的105名，一方外出的21名，合计126名，占在校学生的40.0%（教育部门口径）；按民政部门口径为107名，两者之差主要来自一方在家且能照护的学生。比上学期增加3名，增长2.4%，占比上升1.3个百分点；其中新入学11名、转入4名、父母新外出5名，毕业12名、转出2名、父母返回3名。',
  '从照看情况看，由祖辈照看88名、亲属照看14名、教师照看3名、在家的父亲或母亲照看21名，分别占69.8%、11.1%、2.4%、16.7%',
]

it('the terminal’s report states the paragraph; reasons are not known to it', async () => {
  const file = await reportFile(on(AT), county.operator, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    at: AT,
    format: 'json',
    layout: 'official',
  })
  const { text } = JSON.parse(file.bytes.toString()) as { text: string }
  for (const sentence of SENTENCES) expect(text).toContain(sentence)
  expect(text).toContain(
    '谈心应完成498人次，完成491人次（98.6%），121名学生月月谈到；未完成的7人次涉及5名学生，未注明原因。另有2人次因病休不计入应谈。',
  )
})

it('with the author’s reasons it is the worked example, word for word, and so it is issued', async () => {
  const principal = county.actor('principal', 'S1')
  const draft = await openSummary(on(AT), principal, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    cutoff: AT,
  })
  const children = await rowsOf('talks.missed-children')
  expect(children.length).toBe(5)
  const why = ['请假离校', '长期病假', '请假离校']
  const reasons = Object.fromEntries(why.map((text, i) => [reasonKey('monthly-talk', children[i] ?? ''), text]))
  const saved = await saveSummary(on(AT), principal, draft.id, {
    version: draft.version,
    sections: [],
    answers: { reasons },
  })
  await issueSummary(on('2027-01-04'), principal, draft.id, saved.version)
  const file = await downloadSummary(on(AT), principal, draft.id, { format: 'json', layout: 'official' })
  const report = JSON.parse(file.bytes.toString()) as { text: string; checkCode: string; state: string }
  for (const sentence of SENTENCES) expect(report.text).toContain(sentence)
  expect(report.text).toContain(
    '谈心应完成498人次，完成491人次（98.6%），121名学生月月谈到；未完成的7人次涉及5名学生：长期病假1名，请假离校2名，另2名未注明原因。',
  )
  // The terminal now prints the issued page, with its check code.
  const printed = await reportFile(on('2027-01-05'), county.operator, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    format: 'json',
    layout: 'official',
  })
  const issued = JSON.parse(printed.bytes.toString()) as { text: string; checkCode: string; state: string }
  expect([issued.state, issued.checkCode, issued.text]).toEqual(['issued', report.checkCode, report.text])
  // One paper, whoever prints it: the same date below the signature, the day on which it was issued.
  const paper = { format: 'html', layout: 'official' } as const
  const terminal = await reportFile(on('2027-01-05'), county.operator, {
    kind: 'school-summary',
    place: 'S1',
    term: '2026-autumn',
    ...paper,
  })
  const screen = await downloadSummary(on('2027-01-05'), principal, draft.id, paper)
  expect(terminal.bytes.toString()).toBe(screen.bytes.toString())
  // The same paper with pictures of its frozen numbers behind the text, and nothing else of it other.
  const drawn = (
    await downloadSummary(on('2027-01-05'), principal, draft.id, { ...paper, charts: 'yes' })
  ).bytes.toString()
  expect(drawn).toMatch(/图1　谁在照看.*class="bar">█/s)
  expect(drawn.replace(/<h2>附：图.*?(?=\n<p class="end first")/s, '').replace(/\n+/g, '\n')).toBe(
    screen.bytes.toString().replace(/\n+/g, '\n'),
  )
})

it('the next term looks back on the plan line by line, and is not issued before each has an answer', async () => {
  const principal = county.actor('principal', 'S1')
  const now = on('2027-06-20')
  const draft = await openSummary(now, principal, {
    kind: 'school-summary',
    place: 'S1',
    term: '2027-spring',
    cutoff: '2027-06-20',
  })
  expect(draft.lookback.length).toBeGreaterThan(0)
  await expect(issueSummary(now, principal, draft.id, draft.version)).rejects.toMatchObject({ code: 'invalid' })
  const outcomes = Object.fromEntries(
    draft.lookback.map((line, i) => [
      line.key,
      i === 0 ? { done: true, why: '' } : { done: false, why: '记录本在教室被雨淋湿' },
    ]),
  )
  const saved = await saveSummary(now, principal, draft.id, {
    version: draft.version,
    sections: [],
    answers: { outcomes },
  })
  const lookback = JSON.stringify(saved.sections.find((s) => s.key === 'lookback')?.doc)
  expect(lookback).toContain('已办成')
  expect(saved.figures['plan.due']?.value).toBe(draft.lookback.length)
  expect(saved.figures['plan.done']?.value).toBe(1)
  expect((await issueSummary(now, principal, draft.id, saved.version)).state).toBe('issued')
})

it('a child’s name in the author’s words holds it up: within the house until somebody says that it is none, upwards until it is gone', async () => {
  const principal = county.actor('principal', 'S1')
  const asked = { kind: 'school-summary', place: 'S1', term: '2026-autumn', cutoff: AT }
  const draft = await openSummary(on(AT), principal, { ...asked, level: 'internal' })
  const doc = (text: string) => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'own' }] }] }],
  })
  const sections = [{ key: 'changes', doc: doc('新来甲这学期爱说话了，效果普遍很好。') }]
  const saved = await saveSummary(on(AT), principal, draft.id, { version: draft.version, sections })
  const held = saved.checks.find((c) => c.level === 'confirm')
  expect(held?.text).toContain('“新来甲”')
  expect(saved.checks.map((c) => c.key)).toContain('empty')
  await expect(issueSummary(on(AT), principal, draft.id, saved.version)).rejects.toMatchObject({ code: 'invalid' })
  const confirmed = await saveSummary(on(AT), principal, draft.id, {
    version: saved.version,
    sections: [],
    confirmed: [held?.key ?? ''],
  })
  expect(confirmed.checks.filter((c) => c.level === 'confirm')).toEqual([])
  const up = await openSummary(on(AT), principal, asked)
  const named = await saveSummary(on(AT), principal, up.id, { version: up.version, sections })
  expect([up.id === draft.id, named.checks.find((c) => c.level === 'stop')?.text]).toEqual([
    false,
    expect.stringContaining('上报稿里不能有孩子的姓名'),
  ])
})
