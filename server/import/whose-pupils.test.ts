import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { inActorTx } from '../db/tx.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { correctRoster } from '../rosters/commands/correct-roster.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { getRoster, listRosters } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { type SheetOf, xlsx } from './testing/sheets.ts'

/** Whose pupils a list holds (F1): rows of another school are asked about, handed over by whoever may, or left out and told. */
let database: TestDatabase
let county: TestCounty
let dean: Actor
let officer: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'U', name: '平阳镇', parentCode: county.code },
    { kind: 'school', code: 'S9', name: '平阳镇中心小学', parentCode: 'U' },
  ])
  dean = county.actor('dean', 'S1')
  officer = county.actor('township-officer', 'T')
})
afterAll(() => database.close())

const HEAD = ['姓名', '性别', '学校', '班级', '家庭住址', '父亲姓名', '父亲务工地点']
let no = 0
const row = (name: string, school: string, klass = '三(1)班') => {
  no++
  return [name, '女', school, klass, `河湾村${no}组`, `${name.slice(0, 1)}大${no}`, '广东东莞']
}
const mixed = (rows: string[][], more: Partial<SheetOf> = {}) => xlsx({ rows: [HEAD, ...rows], ...more })
const upload = async (actor: Actor, school: string, bytes: Uint8Array) => {
  const { id } = await uploadRoster(county.ctx, actor, bytes, {
    name: '汇总.xlsx',
    school,
    term: '2026-autumn',
    population: 'all',
  })
  return { id, shown: await getDifference(county.ctx, actor, id) }
}
const choose = async (actor: Actor, id: string, foreign: Record<string, string>) => {
  await correctRoster(county.ctx, actor, id, { foreign })
  return getDifference(county.ctx, actor, id)
}
const write = async (actor: Actor, id: string, more: Record<string, unknown> = {}) => {
  const { baseline } = await getDifference(county.ctx, actor, id)
  await applyRoster(county.ctx, actor, id, {
    baseline,
    decisions: { skip: [], missing: {}, same: {}, villages: {}, pupils: {}, ...more },
  })
  await county.ctx.jobs.idle()
  return getRoster(county.ctx, actor, id)
}
/** Who stands where: name → code of the school, with the class. */
const standing = (...names: string[]) =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) => {
      const tree = await tx.tree()
      const rows = await tx.query<{ name: string; school_id: number; class_id: number | null; scope: number[] }>(
        'select name, school_id, class_id, scope from child where county_id = $1 and name = any($2::text[]) and not del',
        [county.id, names],
      )
      for (const r of rows) expect(r.scope).toContain(r.school_id)
      return Object.fromEntries(
        rows.map((r) => {
          const klass = tree.get(r.class_id ?? -1)
          return [r.name, `${tree.get(r.school_id)?.code}${klass ? ` ${klass.grade}.${klass.label}` : ''}`]
        }),
      )
    },
    { readOnly: true },
  )

describe('rows that name another school, in a school’s own list', () => {
  it('are asked about by school, and not written while nobody decides; what was left out stays told', async () => {
    const { id, shown } = await upload(
      dean,
      'S1',
      await mixed([
        row('左一一', '青石中心小学'),
        row('左一二', '大坪小学'),
        row('左一三', '大坪村完小'),
        row('左一四', '平阳镇中心小学'),
        row('左一五', '杏花小学'),
        row('左一六', ''),
      ]),
    )
    expect(shown.added.map((a) => a.name)).toEqual(['左一一', '左一六'])
    expect(
      shown.foreign.map((f) => [f.named, f.school?.code ?? null, f.rows.map((r) => r.name), f.choice, f.may]),
    ).toEqual([
      ['大坪小学', 'S2', ['左一二', '左一三'], null, false],
      ['平阳镇中心小学', 'S9', ['左一四'], null, false],
      ['杏花小学', null, ['左一五'], null, false],
    ])
    const after = await write(dean, id)
    expect(await standing('左一一', '左一二', '左一三', '左一四', '左一五', '左一六')).toEqual({
      左一一: 'S1 3.1',
      左一六: 'S1 3.1',
    })
    expect(after.written?.foreign).toEqual([
      { named: '大坪小学', school: '大坪村小学', children: 2, what: 'left' },
      { named: '平阳镇中心小学', school: '平阳镇中心小学', children: 1, what: 'left' },
      { named: '杏花小学', school: null, children: 1, what: 'left' },
    ])
    const listed = (await listRosters(county.ctx, dean)).items.find((r) => r.id === id)
    expect([listed?.childCount, listed?.leftOut]).toEqual([6, 4])
  })

  it('a dean takes an unknown school’s rows in by hand, and cannot write into another school', async () => {
    const { id, shown } = await upload(dean, 'S1', await mixed([row('左二一', '大坪小学'), row('左二二', '杏花小学')]))
    const [known, unknown] = shown.foreign
    const decided = await choose(dean, id, { [known?.key ?? '']: 'hand:S2', [unknown?.key ?? '']: 'take' })
    expect(decided.foreign.map((f) => [f.choice, f.to])).toEqual([
      [null, null],
      ['take', '青石镇中心小学'],
    ])
    expect(decided.added.map((a) => [a.name, a.school])).toEqual([['左二二', null]])
    await write(dean, id)
    expect(await standing('左二一', '左二二')).toEqual({ 左二二: 'S1 3.1' })
  })

  it('a township officer hands them over; undo takes them out of the other school as well', async () => {
    const { id, shown } = await upload(
      officer,
      'S1',
      await mixed([row('左三一', '中心小学'), row('左三二', '大坪小学')]),
    )
    const key = shown.foreign[0]?.key ?? ''
    const decided = await choose(officer, id, { [key]: 'hand:S2' })
    expect(decided.added.map((a) => [a.name, a.school])).toEqual([
      ['左三一', null],
      ['左三二', '大坪村小学'],
    ])
    // Two rows of another school's do not tell who is gone from there.
    expect(decided.missing.filter((m) => m.school !== null)).toEqual([])
    const after = await write(officer, id)
    expect(after.written).toMatchObject({
      added: 2,
      foreign: [{ named: '大坪小学', school: '大坪村小学', children: 1, what: 'handed' }],
    })
    expect(await standing('左三一', '左三二')).toEqual({ 左三一: 'S1 3.1', 左三二: 'S2 3.1' })
    // Whoever stands over one school alone sees that school's child, and no list of others.
    const seen = await inActorTx(county.ctx.db, county.actor('dean', 'S2'), (tx) =>
      tx.query<{ name: string }>("select name from child where county_id = $1 and name like '左三%' and not del", [
        county.id,
      ]),
    )
    expect(seen.map((r) => r.name)).toEqual(['左三二'])
    expect((await listRosters(county.ctx, county.actor('dean', 'S2'))).items.map((r) => r.id)).not.toContain(id)
    await undoRoster(county.ctx, officer, id)
    await county.ctx.jobs.idle()
    expect(await standing('左三一', '左三二')).toEqual({})
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('what a higher post decided is not done by a lower one that may not', async () => {
    const { id, shown } = await upload(dean, 'S1', await mixed([row('左四一', '大坪小学'), row('左四二', '本校')]))
    await choose(officer, id, { [shown.foreign[0]?.key ?? '']: 'hand:S2' })
    expect((await getDifference(county.ctx, dean, id)).added.map((a) => a.name)).toEqual(['左四二'])
    await write(dean, id)
    expect(await standing('左四一', '左四二')).toEqual({ 左四二: 'S1 3.1' })
  })

  it('a title that names another school counts as the column does, sheet by sheet', async () => {
    const rows = (name: string) => [
      ['姓名', '性别', '班级'],
      [name, '男', '三(2)班'],
    ]
    const { shown } = await upload(
      dean,
      'S1',
      await xlsx(
        { name: '一', rows: [['平阳镇中心小学2026年秋季学生花名册'], ...rows('左五一')] },
        { name: '大坪小学', rows: rows('左五二') },
        { name: '三', rows: [...rows('左五三'), ['填报单位：杏花小学']] },
        { name: '四', rows: [['青石镇中心小学学生花名册'], ...rows('左五四')] },
      ),
    )
    expect(shown.foreign.map((f) => [f.named, f.school?.code ?? null, f.rows.map((r) => r.name)])).toEqual([
      ['平阳镇中心小学', 'S9', ['左五一']],
      ['大坪小学', 'S2', ['左五二']],
      ['杏花小学', null, ['左五三']],
    ])
    expect(shown.added.map((a) => a.name)).toEqual(['左五四'])
  })

  it('the school of before is not the school of now', async () => {
    const { shown } = await upload(
      dean,
      'S1',
      await xlsx({
        rows: [
          ['姓名', '性别', '班级', '转入前学校', '原就读学校', '毕业学校', '拟升入学校'],
          ['左六一', '男', '三(2)班', '平阳镇中心小学', '大坪小学', '杏花小学', '云岭中学'],
        ],
      }),
    )
    expect([shown.foreign, shown.added.map((a) => a.name)]).toEqual([[], ['左六一']])
  })

  it('who is missing here and stands in the list under another school is told so', async () => {
    const number = '522699201704115164'
    const list = (school: string) =>
      xlsx({
        rows: [
          ['姓名', '性别', '学校', '班级', '身份证号'],
          ['左九一', '女', school, '六(1)班', number],
          ['左九二', '女', school, '六(1)班', ''],
          ['左九三', '女', '本校', '六(1)班', ''],
        ],
      })
    const first = await upload(dean, 'S1', await list('本校'))
    await write(dean, first.id)
    const { shown } = await upload(dean, 'S1', await list('平阳镇中心小学'))
    expect(shown.missing.map((m) => [m.name, m.because]).sort()).toEqual([
      ['左九一', '表里这名孩子写在“平阳镇中心小学”'],
      ['左九二', '表里有同名的孩子写在“平阳镇中心小学”'],
    ])
  })

  it('a list in which nobody is of this school says of nobody that he is gone', async () => {
    const { shown } = await upload(dean, 'S1', await mixed([row('左七一', '大坪小学')]))
    expect([shown.added, shown.missing, shown.foreign.length]).toEqual([[], [], 1])
  })
})

describe('a township’s mixed list (F13)', () => {
  it('is taken apart by school; rows of unknown schools, of another township and of none are asked about', async () => {
    const list = await mixed([
      row('右一一', '青石镇中心小学'),
      row('右一二', '大坪小学', '三(2)班'),
      row('右一三', '平阳镇中心小学'),
      row('右一四', '杏花小学'),
      row('右一五', ''),
    ])
    const { id, shown } = await upload(officer, 'T', list)
    expect(shown.added.map((a) => [a.name, a.school])).toEqual([
      ['右一一', '青石镇中心小学'],
      ['右一二', '大坪村小学'],
    ])
    expect(shown.newClasses).toMatchObject([{ school: '大坪村小学', name: '三(2)班', children: 1 }])
    expect(shown.foreign.map((f) => [f.named, f.automatic, f.choice, f.may])).toEqual([
      ['青石镇中心小学', true, 'hand:S1', true],
      ['大坪小学', true, 'hand:S2', true],
      ['平阳镇中心小学', false, null, false],
      ['杏花小学', false, null, false],
      ['', false, null, false],
    ])
    expect(shown.targets.map((x) => x.code).sort()).toEqual(['S1', 'S2'])
    const [, , , unknown, none] = shown.foreign
    await choose(officer, id, { [unknown?.key ?? '']: 'hand:S2', [none?.key ?? '']: 'leave' })
    const after = await write(officer, id)
    expect(after.written).toMatchObject({ added: 3 })
    expect(await standing('右一一', '右一二', '右一三', '右一四', '右一五')).toEqual({
      右一一: 'S1 3.1',
      右一二: 'S2 3.2',
      右一四: 'S2 3.1',
    })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    await undoRoster(county.ctx, officer, id)
    await county.ctx.jobs.idle()
    expect(await standing('右一一', '右一二', '右一四')).toEqual({})
  })

  it('counts as each school’s own list: the next one of the term describes its own day', async () => {
    const { id } = await upload(officer, 'T', await mixed([row('右二一', '大坪小学', '四(1)班')]))
    await write(officer, id)
    const later = await importRosterFile(county.ctx, county.operator, {
      bytes: await mixed([row('右二二', '大坪小学', '四(1)班')]),
      fileName: 'a.xlsx',
      schoolCode: 'S2',
      term: '2026-autumn',
      population: 'all',
      apply: true,
    })
    expect(later.new.list.map((c) => c.name)).toEqual(['右二二'])
    const from = await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ name: string; from_on: string }>(
        "select c.name, f.from_on from child c join child_facts f on f.county_id = c.county_id and f.child_id = c.id where c.county_id = $1 and c.name like '右二%' order by 1",
        [county.id],
      ),
    )
    expect(from).toEqual([
      { name: '右二一', from_on: '2026-09-01' },
      { name: '右二二', from_on: '2026-11-24' },
    ])
  })

  it.each([
    ['dean', 'S1', 'T', 'not-found'],
    ['principal', 'S1', 'S2', 'not-found'],
    ['township-officer', 'U', 'T', 'not-found'],
    ['township-officer', 'U', 'S1', 'not-found'],
    ['township-officer', 'T', 'COUNTY', 'not-found'],
    ['head-teacher', 'C31', 'S1', 'forbidden'],
    ['village-director', 'V1', 'T', 'forbidden'],
    ['administrator', 'COUNTY', 'T', 'forbidden'],
  ] as const)('%s of %s may not bring a list of %s in: %s', async (role, at, target, code) => {
    const bytes = await mixed([row('右三一', '大坪小学')])
    const school = target === 'COUNTY' ? county.code : target
    await expect(upload(county.actor(role, at), school, bytes)).rejects.toMatchObject({ code })
  })

  it('the county takes a list of two townships apart', async () => {
    const { id, shown } = await upload(
      county.actor('county-office', 'COUNTY'),
      county.code,
      await mixed([row('右四一', '平阳镇中心小学'), row('右四二', '青石镇中心小学')]),
    )
    expect(shown.added.map((a) => [a.name, a.school])).toEqual([
      ['右四一', '平阳镇中心小学'],
      ['右四二', '青石镇中心小学'],
    ])
    await write(county.actor('county-office', 'COUNTY'), id)
    expect(await standing('右四一', '右四二')).toEqual({ 右四一: 'S9 3.1', 右四二: 'S1 3.1' })
  })

  it('who leaves one school for another by the same list moves once', async () => {
    const number = '522699201704115121'
    const own = (school: string) => [['左八一', '女', school, '三(1)班', number]]
    const head = ['姓名', '性别', '学校', '班级', '身份证号']
    const first = await upload(officer, 'T', await xlsx({ rows: [head, ...own('青石镇中心小学')] }))
    await write(officer, first.id)
    const { id, shown } = await upload(
      officer,
      'T',
      await xlsx({ rows: [head, ...own('大坪小学'), ['左八二', '女', '青石镇中心小学', '三(1)班', '']] }),
    )
    const gone = shown.missing.find((m) => m.name === '左八一')
    const key = shown.transfers[0]?.key ?? ''
    expect([gone?.school, shown.transfers[0]?.school]).toEqual(['青石镇中心小学', '大坪村小学'])
    await write(officer, id, { missing: { [gone?.childId ?? '']: 'transferred' }, same: { [key]: 'elsewhere' } })
    expect(await standing('左八一')).toEqual({ 左八一: 'S2 3.1' })
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})

describe('from the terminal', () => {
  const terminal = async (foreign: 'leave' | 'take' | 'hand' | undefined, names: [string, string, string]) =>
    importRosterFile(county.ctx, county.operator, {
      bytes: await mixed([row(names[0], ''), row(names[1], '大坪小学'), row(names[2], '杏花小学')]),
      fileName: 'a.xlsx',
      schoolCode: 'S1',
      term: '2026-autumn',
      population: 'all',
      apply: true,
      foreign,
    })
  it.each([
    [undefined, ['上一一', '上一二', '上一三'], ['left', 'left'], { 上一一: 'S1 3.1' }],
    ['leave', ['上二一', '上二二', '上二三'], ['left', 'left'], { 上二一: 'S1 3.1' }],
    [
      'take',
      ['上三一', '上三二', '上三三'],
      ['taken', 'taken'],
      { 上三一: 'S1 3.1', 上三二: 'S1 3.1', 上三三: 'S1 3.1' },
    ],
    ['hand', ['上四一', '上四二', '上四三'], ['handed', 'left'], { 上四一: 'S1 3.1', 上四二: 'S2 3.1' }],
  ] as const)('--foreign %s', async (foreign, names, what, expected) => {
    const outcome = await terminal(foreign, [...names])
    expect([outcome.foreign.count, outcome.foreign.list.map((f) => f.what)]).toEqual([2, what])
    expect(outcome.foreign.list[0]).toMatchObject({ name: names[1], named: '大坪小学', known: 'S2' })
    expect([outcome.new.count, outcome.written?.added]).toEqual([
      Object.keys(expected).length,
      Object.keys(expected).length,
    ])
    expect(await standing(...names)).toEqual(expected)
  })
})
