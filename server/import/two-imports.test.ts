import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { Breath } from '../db/breath.ts'
import { inActorTx } from '../db/tx.ts'
import { verify } from '../installation/queries/verify.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { giveBackRoster } from '../rosters/commands/give-back-roster.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { stopRoster } from '../rosters/commands/stop-roster.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../rosters/commands/upload-roster.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { getRosterProgress } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty, testCtx } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'

/** Lists that are written at the same time, and one list that is begun, stopped, begun anew and taken back. */
let database: TestDatabase
let county: TestCounty
let principal: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
})
afterAll(() => database.close())

const GIVEN = '安宁康乐和平春夏秋冬'
const list = (from: number, n: number, klass = '四(1)班') =>
  Array.from({ length: n }, (_, i) => {
    const no = from + i
    const name = `${'赵钱孙李周'[Math.floor(no / 100) % 5]}${GIVEN[no % 10]}${GIVEN[Math.floor(no / 10) % 10]}`
    return `N${no},${name},女,${klass},河湾村1组,广东东莞`
  })
const csv = (rows: readonly string[]) =>
  new TextEncoder().encode(['学籍号,姓名,性别,班级,家庭住址,父亲务工地点', ...rows].join('\n'))
const NONE = { skip: [] as string[], missing: {}, same: {}, villages: {}, pupils: {} }

const file = (schoolCode: string, rows: readonly string[], more: { ctx?: Ctx; transfers?: 'confirmed' } = {}) =>
  importRosterFile(more.ctx ?? county.ctx, county.operator, {
    bytes: csv(rows),
    fileName: 'a.csv',
    schoolCode,
    term: '2026-autumn',
    population: 'all',
    apply: true,
    transfers: more.transfers,
  })
const upload = async (rows: readonly string[]) => {
  const { id } = await uploadRoster(county.ctx, principal, csv(rows), {
    name: 'b.csv',
    school: 'S1',
    term: '2026-autumn',
    population: 'left-behind',
  })
  return { id, shown: await getDifference(county.ctx, principal, id) }
}
const blind = (number: string) => `'\\x${county.ctx.keys.blind(county.id, number).toString('hex')}'`
const holding = (...numbers: string[]) => counted(`student_no_blind in (${numbers.map(blind).join(', ')})`)
const counted = (where: string): Promise<number> =>
  inActorTx(
    county.ctx.db,
    county.operator,
    async (tx) =>
      (
        await tx.query<{ n: number }>(
          `select count(*)::int as n from child where county_id = $1 and not del and ${where}`,
          [tx.countyId],
        )
      )[0]?.n ?? -1,
    { readOnly: true },
  )

describe('two lists at once', () => {
  it('of one school: the second sees what the first has made', async () => {
    const rows = list(0, 30)
    const [one, two] = await Promise.all([file('S1', rows), file('S1', rows)])
    expect([one.written?.added, two.written?.added].sort()).toEqual([0, 30])
    expect(await holding(...Array.from({ length: 30 }, (_, no) => `N${no}`))).toBe(30)
  })

  it('of two schools that both take the same file of a third: the second asks the first', async () => {
    const rows = list(100, 1, '三(1)班')
    await addPlaces(county.ctx, county.operator, [{ kind: 'school', code: 'S3', name: '白水小学', parentCode: 'T' }])
    await file('S2', rows)
    await Promise.all([file('S1', rows, { transfers: 'confirmed' }), file('S3', rows, { transfers: 'confirmed' })])
    expect(await holding('N100')).toBe(1)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })

  it('one that the database ends for the sake of another is read and written again', async () => {
    let clashes = 1
    const connect = async () => {
      const client = await county.ctx.db.pool.connect()
      const query = client.query.bind(client) as (asked: unknown) => Promise<pg.QueryResult>
      const clashing = (asked: unknown) => {
        const hit = asked instanceof Breath && asked.questions.some((q) => q.text.startsWith('insert into child_key'))
        if (!hit || clashes-- <= 0) return query(asked)
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
      }
      return Object.assign(client, { query: clashing })
    }
    const pool = Object.assign(Object.create(county.ctx.db.pool), { connect })
    const ctx = { ...county.ctx, db: { ...county.ctx.db, pool } }
    expect((await file('S1', list(200, 3), { ctx })).written?.added).toBe(3)
    expect(clashes).toBeLessThan(1)
    expect(await holding('N200', 'N201', 'N202')).toBe(3)
  })
})

describe('one list', () => {
  it('stopped and begun anew with other decisions is written by the later ones', async () => {
    const { id, shown } = await upload(list(300, 4))
    const held = gate()
    county.ctx.jobs.add('long', () => held.opened)
    await applyRoster(county.ctx, principal, id, { baseline: shown.baseline, decisions: NONE })
    await stopRoster(county.ctx, principal, id)
    const skip = shown.added.slice(1).map((a) => a.key)
    await applyRoster(county.ctx, principal, id, { baseline: shown.baseline, decisions: { ...NONE, skip } })
    held.open()
    await county.ctx.jobs.idle()
    expect((await getRosterProgress(county.ctx, principal, id)).written?.added).toBe(1)
  })

  it('clicked a second time with other decisions is written by the first', async () => {
    const { id, shown } = await upload(list(320, 3))
    const held = gate()
    county.ctx.jobs.add('long', () => held.opened)
    // Another server of the same database: its queue is empty.
    const other = { ...county.ctx, jobs: testCtx(database, county.now).jobs }
    await applyRoster(county.ctx, principal, id, { baseline: shown.baseline, decisions: NONE })
    const skip = shown.added.slice(1).map((a) => a.key)
    await applyRoster(other, principal, id, { baseline: shown.baseline, decisions: { ...NONE, skip } })
    await other.jobs.idle()
    held.open()
    await county.ctx.jobs.idle()
    expect((await getRosterProgress(county.ctx, principal, id)).written?.added).toBe(3)
  })

  it('is taken back while the database still counts what was written', async () => {
    const [counting, end] = [gate(), gate()]
    const refreshStatistics = async () => {
      counting.open()
      await end.opened
    }
    const ctx = { ...county.ctx, db: { ...county.ctx.db, refreshStatistics } }
    const { id, shown } = await upload(list(400, 50))
    await applyRoster(ctx, principal, id, { baseline: shown.baseline, decisions: NONE })
    await counting.opened
    expect((await undoRoster(ctx, principal, id)).state).toBe('undoing')
    end.open()
    await ctx.jobs.idle()
    expect((await getRosterProgress(ctx, principal, id)).state).toBe('undone')
  })

  it('an earlier try that fails late does not give back the one begun since', async () => {
    const { id, shown } = await upload(list(500, 2))
    const stale = { ...county.ctx, jobs: { ...county.ctx.jobs, add: () => {} } }
    await applyRoster(stale, principal, id, { baseline: shown.baseline, decisions: NONE })
    await stopRoster(county.ctx, principal, id)
    await applyRoster(county.ctx, principal, id, { baseline: shown.baseline, decisions: NONE })
    expect(
      await giveBackRoster(county.ctx, principal, id, '早先那次没写成', { id, attempt: county.operator.accountId }),
    ).toBe(false)
    await county.ctx.jobs.idle()
    expect((await getRosterProgress(county.ctx, principal, id)).state).toBe('applied')
  })
})
