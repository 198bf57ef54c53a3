import { randomInt } from 'node:crypto'
import pino from 'pino'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../../domain/calendar/defaults.ts'
import { communitiesAt } from '../../domain/registers/scope.ts'
import type { Actor, Role } from '../../domain/roles.ts'
import { circlesOf } from '../../domain/roles.ts'
import { addChild } from '../children/commands/add-child.ts'
import type { Ctx } from '../context.ts'
import type { Copies } from '../copies/copies.ts'
import { CopyFault } from '../copies/fault.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { layDuties } from '../duties/lay-duties.ts'
import { newId } from '../ids.ts'
import { setUp } from '../installation/commands/set-up.ts'
import { makeJobs } from '../job-queue.ts'
import { addPlaces } from '../places/commands/add-places.ts'
import { type TestDatabase, testKeys } from './database.ts'

export type TestCounty = {
  ctx: Ctx
  operator: Actor
  id: number
  code: string
  place: (code: string) => number
  actor: (role: Role, code: string) => Actor
  now: number
}

/** Noon of 24 November 2026 in Shanghai: a Tuesday in term. */
export const NOW = Date.parse('2026-11-24T12:00:00+08:00')

/** A place at which no copy can be made: that a test's county is asked for one must not write into the machine. */
const noCopies: Copies = {
  folder: '/nowhere/copies',
  make: () => Promise.reject(new CopyFault('cannot-write')),
  makeDaily: () => Promise.reject(new CopyFault('cannot-write')),
  kept: () => [],
  lastTry: () => null,
  due: () => false,
}

export const testCtx = (database: TestDatabase, now = NOW): Ctx => ({
  db: database.db,
  keys: testKeys,
  now: () => now,
  log: pino({ level: 'silent' }),
  // Nobody can write there, not even who may write everywhere: a test that leaves files names a folder of its own.
  dataDir: '/dev/null/nowhere',
  jobs: makeJobs(pino({ level: 'silent' })),
  copies: noCopies,
  inTheClear: null,
})

/**
 * A county of its own with a township, two villages, two schools and three classes. On the sharded engine all test files share
 * a database: the county's code is random, its places carry that code. `rows: false`: as before the first start that lays down rows
 * of duties; the engine answers everything.
 */
export const makeCounty = async (
  database: TestDatabase,
  now = NOW,
  { rows = true }: { rows?: boolean } = {},
): Promise<TestCounty> => {
  const ctx = testCtx(database, now)
  const code = String(randomInt(100_000, 999_999))
  const id = await first(ctx, code)
  const county = (await countiesOf(ctx)).find((c) => c.id === id)
  const operator = systemActor(id, county?.placeId ?? 0)
  const made = county?.code ?? code
  await addPlaces(ctx, operator, [
    { kind: 'township', code: 'T', name: '青石镇', parentCode: made },
    { kind: 'village', code: 'V1', name: '河湾村', parentCode: 'T' },
    { kind: 'village', code: 'V2', name: '大坪村', parentCode: 'T' },
    { kind: 'school', code: 'S1', name: '青石镇中心小学', parentCode: 'T' },
    { kind: 'school', code: 'S2', name: '大坪村小学', parentCode: 'T' },
    { kind: 'class', code: 'C31', name: '三年级(1)班', parentCode: 'S1' },
    { kind: 'class', code: 'C32', name: '三年级(2)班', parentCode: 'S1' },
    { kind: 'class', code: 'D31', name: '三年级(1)班', parentCode: 'S2' },
  ])
  if (rows) await layDuties(ctx, () => false, id)
  const tree = await inActorTx(ctx.db, operator, (tx) => tx.tree(), { readOnly: true })
  const places = new Map([...tree.values()].map((p) => [p.code, p.id]))
  const place = (wanted: string) => places.get(wanted === 'COUNTY' ? made : wanted) ?? -1
  const actor = (role: Role, at: string): Actor => ({
    accountId: newId(now),
    name: `${role}甲`,
    role,
    countyId: id,
    placeId: place(at),
    circles: circlesOf(role, place(at), role === 'helper' ? 999_999_999 : null, communitiesAt(place(at), tree)),
    device: null,
    via: 'session',
  })
  return { ctx, operator, id, code: made, place, actor, now }
}

/** The county of a set-up where there is none yet; on the sharded engine another test file may have been quicker. */
const first = (ctx: Ctx, code: string): Promise<number> =>
  setUp(ctx, {
    countyCode: code,
    countyName: '云岭县',
    adminLogin: `admin${code}`,
    adminName: '管理员',
    password: 'lanse-yizi-42',
  }).then(
    (made) => made.countyId,
    (fault: { code?: unknown }) => {
      if (fault.code !== 'already-set-up') throw fault
      return another(ctx, code)
    },
  )

/** A further county beside the first, as an operator of several would have it (set-up itself allows one). */
const another = async (ctx: Ctx, code: string): Promise<number> => {
  const { insertCounty, nextCircle, nextCounty } = await import('../db/county.ts')
  const id = await nextCounty(ctx.db)
  const placeId = await nextCircle(ctx.db)
  await inActorTx(ctx.db, systemActor(id, placeId), async (tx) => {
    await insertCounty(tx, { id, code, name: '云岭县', placeId, feed: newId(ctx.now()) })
    await tx.write(
      [{ table: 'place', op: 'insert', id: placeId, set: { kind: 'county', code, name: '云岭县', parent_id: null } }],
      null,
    )
    await tx.write(
      DEFAULT_TERMS.map((t) => ({
        table: 'term' as const,
        op: 'insert' as const,
        id: t.id,
        set: { school_id: 0, name: t.name, starts_on: t.startsOn, ends_on: t.endsOn },
      })),
      null,
    )
    await tx.write(
      DEFAULT_DAYS_OFF.map((d) => ({
        table: 'day_off' as const,
        op: 'insert' as const,
        id: newId(ctx.now()),
        set: { school_id: 0, from_on: d.fromOn, to_on: d.toOn, kind: d.kind, name: d.name },
      })),
      null,
    )
  })
  return id
}

let families = 0

/** A child of a class whose parents are both away since March; of a family of its own unless told otherwise. */
export const makeChild = async (
  county: TestCounty,
  classCode: string,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> => {
  const id = newId(county.now)
  families++
  await addChild(county.ctx, county.operator, {
    id,
    since: '2026-09-01',
    changes: {
      name,
      sex: 'female',
      birth: '2017-05-01',
      classCode,
      villageCode: 'V1',
      fatherName: '石建国',
      fatherState: 'away',
      fatherPlace: '广东东莞',
      fatherSince: '2026-03',
      motherName: `吴小英${families}`,
      motherState: 'away',
      motherSince: '2026-03',
      carerName: '石老根',
      carerRelation: 'grandfather',
      carerPhones: [String(13_800_010_000 + families)],
      ...more,
    },
  })
  return id
}
