import JSZip from 'jszip'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluation } from '../../domain/entries/evaluation.ts'
import { endEntry } from '../entries/commands/end-entry.ts'
import { saveEntries } from '../entries/commands/save-entries.ts'
import { listEntries } from '../entries/queries/entries.ts'
import { newId } from '../ids.ts'
import { verify } from '../installation/queries/verify.ts'
import { saveRecords } from '../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { pdfText } from '../testing/pdf-text.ts'
import { setEvaluationList } from './commands/set-evaluation-list.ts'
import { getEvaluation } from './queries/evaluation.ts'
import { getEvaluationList } from './queries/evaluation-list.ts'
import { exportEvaluation, exportEvaluationPdf } from './queries/export-evaluation.ts'

/** Four pupils, two of them talked with in September: counted by hand at the month's end. */
const ASKED = { place: 'S1', term: '2026-autumn', at: '2026-10-01' }
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const ids: string[] = []
  for (const name of ['岑小禾', '岑小麦', '岑小豆', '岑小谷']) ids.push(await makeChild(county, 'C31', name))
  await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
    records: ids.slice(0, 2).map((id) => ({
      id: newId(county.now),
      kind: 'talk',
      version: 1,
      childIds: [id],
      happenedOn: '2026-09-20',
      body: { topics: ['study'], finding: 'well' },
    })),
  })
})
afterAll(() => database.close())

it('a school sees what shows its work, and what nobody needs to do costs it nothing', async () => {
  const told = await getEvaluation(county.ctx, county.actor('principal', 'S1'), ASKED)
  const line = (key: string) => told.indicators.find((one) => one.key === key)
  expect(line('talks')).toMatchObject({ suggested: 3, evidence: [{ value: 2 }, { value: 4 }] })
  expect(line('rules')).toMatchObject({ suggested: 0, evidence: [{ value: 0 }] })
  expect(line('home')).toMatchObject({ suggested: null, byPeople: false })
  expect(line('satisfaction')).toMatchObject({ suggested: null, byPeople: true })
  const judged = told.indicators.filter((one) => one.suggested !== null)
  expect(told.suggested.of).toBe(judged.reduce((sum, one) => sum + one.points, 0))
  expect(told.mayWrite).toBe(false)
})

it('a class and a village have none; a head teacher and another school’s principal do not see it', async () => {
  const officer = county.actor('township-officer', 'T')
  await expect(getEvaluation(county.ctx, officer, { ...ASKED, place: 'C31' })).rejects.toMatchObject({
    code: 'invalid',
  })
  expect((await getEvaluation(county.ctx, officer, ASKED)).mayWrite).toBe(true)
  for (const [who, code] of [
    [county.actor('head-teacher', 'C31'), 'forbidden'],
    [county.actor('principal', 'S2'), 'not-found'],
  ] as const)
    await expect(getEvaluation(county.ctx, who, ASKED)).rejects.toMatchObject({ code })
})

it('what was found is written by the office above alone; the school reads it, its teachers do not', async () => {
  const entry = {
    id: '01990000-0000-7000-8000-0000000000e1',
    kind: evaluation.kind,
    version: evaluation.version,
    about: { place: 'S1' },
    from: '2026-09-28',
    body: { sort: 'term', by: '刘启明', scores: [{ title: '工作计划', of: 3, given: 2 }] },
  }
  const write = async (role: 'principal' | 'township-officer', place: string) =>
    (await saveEntries(county.ctx, county.actor(role, place), { entries: [entry] })).verdicts[0]?.verdict
  expect(await write('principal', 'S1')).toBe('refused')
  expect(await write('township-officer', 'T')).toBe('accepted')
  const seen = async (role: 'principal' | 'head-teacher', place: string) =>
    (await listEntries(county.ctx, county.actor(role, place), { kind: evaluation.kind, limit: 10 })).items.length
  expect([await seen('principal', 'S1'), await seen('head-teacher', 'C31'), await seen('principal', 'S2')]).toEqual([
    1, 0, 0,
  ])
})

it('the evidence leaves as an index and a sheet an indicator, and the diary says so', async () => {
  const { bytes, name } = await exportEvaluation(county.ctx, county.actor('principal', 'S1'), ASKED)
  expect(name).toMatch(/-检查佐证材料-2026-10-01\.zip$/)
  const archive = await JSZip.loadAsync(bytes)
  const files = Object.keys(archive.files)
  expect(files[0]?.startsWith('01 ')).toBe(true)
  expect(files).toContain('00 目录.xlsx')
  expect(files).toContain('00 目录.html')
  const index = pdfText((await archive.file('00 目录.pdf')?.async('nodebuffer')) ?? Buffer.alloc(0)).join('')
  for (const said of ['检查评价佐证目录', '月月谈心', '给几分由检查的人定']) expect(bare(index)).toContain(said)
  const alone = await exportEvaluationPdf(county.ctx, county.actor('principal', 'S1'), ASKED)
  expect(alone.name).toMatch(/-检查评价佐证目录-2026-10-01\.pdf$/)
  expect(bare(pdfText(alone.bytes).join(''))).not.toContain('.xlsx')
  await expect(exportEvaluationPdf(county.ctx, county.actor('head-teacher', 'C31'), ASKED)).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(files).toContain('13 月月谈心.xlsx')
  expect(files.some((file) => file.includes('满意'))).toBe(false)
})

const bare = (text: string): string => text.replace(/\s/g, '')

const LINES = [
  {
    key: 'talks',
    block: '谈心家访',
    title: '月月谈心',
    points: 60,
    asks: '谈心记录',
    suggests: { by: 'usual' as const },
  },
  {
    key: 'own-1',
    block: '谈心家访',
    title: '谈心做到九成',
    points: 20,
    asks: '',
    suggests: { by: 'figure' as const, figure: 'monthly-talk.coverage', none: 0, full: 100 },
  },
  { key: 'own-2', block: '效果', title: '孩子愿意来', points: 20, asks: '座谈', suggests: { by: 'hand' as const } },
]

it('a county keeps its own list from a term on, a township its own for its schools; what was written stays as it was', async () => {
  const office = county.actor('county-office', 'COUNTY')
  const officer = county.actor('township-officer', 'T')
  const principal = county.actor('principal', 'S1')
  const keysAt = async (term: string) => {
    const told = await getEvaluation(county.ctx, principal, {
      place: 'S1',
      term,
      ...(term === ASKED.term ? { at: ASKED.at } : {}),
    })
    return [told.listOf, told.indicators.map((line) => line.key)]
  }
  const set = (
    actor: typeof office,
    items: typeof LINES | null,
    fromTerm = '2026-autumn',
    about: 'school' | 'township' = 'school',
  ) => setEvaluationList(county.ctx, actor, { about, fromTerm, items })
  await expect(set(principal, LINES)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(set(officer, LINES, '2026-autumn', 'township')).rejects.toMatchObject({ code: 'invalid' })
  await expect(set(office, LINES.slice(1))).rejects.toMatchObject({
    details: { items: '各项一共 40 分，请改成 100 分。' },
  })
  await expect(set(office, LINES, '1999-autumn')).rejects.toMatchObject({ code: 'term-unknown' })

  expect(await set(office, LINES)).toMatchObject({ whose: { place: '云岭县', own: true, fromTerm: '2026-autumn' } })
  const told = await getEvaluation(county.ctx, principal, ASKED)
  expect(told.indicators).toMatchObject([
    { key: 'talks', suggested: 30, points: 60 },
    { key: 'own-1', suggested: 10, evidence: [{ figure: 'monthly-talk.coverage', value: 50 }] },
    { key: 'own-2', suggested: null, byPeople: true },
  ])
  // A term that was over by then keeps the usual list.
  expect((await keysAt('2026-spring'))[0]).toBeNull()

  await set(officer, [{ ...LINES[0], points: 100 } as (typeof LINES)[number]])
  expect(await keysAt('2026-autumn')).toEqual(['青石镇', ['talks']])
  expect(await getEvaluationList(county.ctx, officer, { about: 'school' })).toMatchObject({
    whose: { place: '青石镇', own: true },
    own: [{ fromTerm: '2026-autumn', termName: '2026年秋季学期' }],
  })
  await set(officer, null)
  expect((await keysAt('2026-autumn'))[0]).toBe('云岭县')
  await set(office, null)
  expect((await keysAt('2026-autumn'))[0]).toBeNull()
  // The evaluation of before says what it said.
  const [entry] = (await listEntries(county.ctx, principal, { kind: evaluation.kind, limit: 10 })).items
  expect(entry?.line).toBe('学期检查，2分（看了3分的项目）')
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('a county evaluates a township with the same kit; the township answers, and writes none of itself', async () => {
  const office = county.actor('county-office', 'COUNTY')
  const officer = county.actor('township-officer', 'T')
  const asked = { ...ASKED, place: 'T' }
  const told = await getEvaluation(county.ctx, office, asked)
  expect(told).toMatchObject({ about: 'township', place: { name: '青石镇' }, mayWrite: true, listOf: null })
  expect(told.indicators.find((line) => line.key === 'talks')).toMatchObject({ evidence: [{ value: 2 }, { value: 4 }] })
  expect((await getEvaluation(county.ctx, officer, asked)).mayWrite).toBe(false)
  const write = async (actor: typeof office, id: string) =>
    (
      await saveEntries(county.ctx, actor, {
        entries: [
          {
            id,
            kind: evaluation.kind,
            version: evaluation.version,
            about: { place: 'T' },
            from: '2026-10-09',
            body: {
              sort: 'year',
              by: '县民政局 宋文',
              scores: [{ title: '工作计划', of: 6, given: 4, remark: '写上各村的', mendBy: '2026-12-20' }],
            },
          },
        ],
      })
    ).verdicts[0]
  expect(await write(officer, newId(county.now))).toMatchObject({
    verdict: 'refused',
    message: expect.stringContaining('上级'),
  })
  const id = newId(county.now)
  expect(await write(office, id)).toMatchObject({ verdict: 'accepted' })
  await expect(
    endEntry(county.ctx, officer, id, { on: '2026-11-24', reason: '整改好了', state: 'closed' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  })
  const reply = await saveRecords(county.ctx, officer, {
    records: [
      {
        id: newId(county.now),
        kind: 'evaluation-reply',
        version: 2,
        about: { entry: id },
        happenedOn: '2026-11-20',
        body: { view: 'agree', mended: '工作计划' },
      },
    ],
  })
  expect(reply.verdicts[0]).toMatchObject({ verdict: 'accepted' })
  const today = await listEntries(county.ctx, county.actor('principal', 'S1'), { kind: evaluation.kind, limit: 10 })
  expect(today.items.map((x) => x.about.name)).toEqual(['青石镇中心小学'])
})
