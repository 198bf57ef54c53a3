import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { operatorActor } from '../../actor.ts'
import { addChild } from '../../children/commands/add-child.ts'
import type { Ctx } from '../../context.ts'
import { asOwner, openDatabase } from '../../database.ts'
import { readSettings, type Settings } from '../../env.ts'
import { newId } from '../../ids.ts'
import { setUp } from '../../installation/commands/set-up.ts'
import { openProduct } from '../../open.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { addPicture } from '../../testing/pictures.ts'

export const KINDS = ['embedded', 'by URL'] as const
export type Kind = (typeof KINDS)[number]

export type Installation = {
  settings: Settings
  env: Record<string, string>
  /** Opened, used, closed again: as a command does it. */
  use: <T>(work: (ctx: Ctx, operator: Actor) => Promise<T>) => Promise<T>
  /** As the owner, past every policy, while no product is open. */
  asOwner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>
}

/** A whole installation in a folder of its own, with its own embedded database or one of the test cluster. */
export const newInstallation = async (kind: Kind): Promise<Installation> => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanyang-copies-'))
  const env: Record<string, string> = { NUANYANG_DATA: join(folder, 'data'), NUANYANG_LOG: 'silent' }
  if (kind === 'by URL') env.DATABASE_URL = await newDatabase()
  const settings = readSettings(env)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return {
    settings,
    env,
    use: async (work) => {
      const { ctx, close } = await openProduct(settings)
      try {
        return await work(ctx, await operatorActor(ctx).catch(() => nobody))
      } finally {
        await close()
      }
    },
    asOwner: async (work) => {
      const { owner, stop } = await openDatabase(settings)
      try {
        return await asOwner(owner, false, work)
      } finally {
        await stop()
      }
    },
  }
}

/** Before the set-up there is nobody who could act. */
const nobody: Actor = {
  accountId: '00000000-0000-7000-8000-000000000000',
  name: '',
  role: 'helper',
  countyId: 0,
  placeId: 0,
  circles: [],
  device: null,
  via: 'session',
}

/** An empty database of its own in the test cluster, as somebody would name it; its owner is no superuser. */
const newDatabase = async (): Promise<string> => {
  const cluster = inject('cluster')
  if (!cluster) throw new Error('no test cluster')
  const name = `copies_${process.pid}_${randomInt(1e9)}`
  const admin = new pg.Client(cluster.owner)
  await admin.connect()
  await admin.query(`create role ${name} login createrole password '${name}'`)
  await admin.query(`create database ${name} owner ${name}`)
  await admin.end()
  onTestFinished(async () => {
    const last = new pg.Client(cluster.owner)
    await last.connect()
    await last.query(`drop database if exists ${name} with (force)`)
    await last.end()
  })
  const inside = new pg.Client({ ...cluster.owner, database: name })
  await inside.connect()
  await inside.query('create extension if not exists btree_gin')
  await inside.end()
  const { host, port } = cluster.owner
  return host.startsWith('/')
    ? `postgres://${name}:${name}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
    : `postgres://${name}:${name}@${host}:${port}/${name}`
}

/** A small county: a school, a class, one pupil with a sealed number, a talk. */
export const fillInstallation = (at: Installation, code = '522699') =>
  at.use(async (ctx) => {
    await setUp(ctx, {
      countyCode: code,
      countyName: '云岭县',
      adminLogin: 'guanli',
      adminName: '管理员',
      password: 'lanse-yizi-42',
    })
    const operator = await operatorActor(ctx)
    await addPlaces(ctx, operator, [
      { kind: 'township', code: 'T', name: '青石镇', parentCode: code },
      { kind: 'village', code: 'V1', name: '河湾村', parentCode: 'T' },
      { kind: 'school', code: 'S1', name: '青石镇中心小学', parentCode: 'T' },
      { kind: 'class', code: 'C31', name: '三年级(1)班', parentCode: 'S1' },
    ])
    await writeMore(ctx, operator, '石小雨')
  })

/** One more pupil, a picture in her file, and a talk with her. Words with a backslash, a tab and a line feed are among what must come back. */
export const writeMore = async (ctx: Ctx, operator: Actor, name: string): Promise<string> => {
  const id = newId(ctx.now())
  await addChild(ctx, operator, {
    id,
    since: '2026-09-01',
    changes: {
      name,
      sex: 'female',
      birth: '2017-05-01',
      classCode: 'C31',
      villageCode: 'V1',
      address: '河湾村\t三组\\N',
      fatherName: '石建国',
      fatherState: 'away',
      fatherSince: '2026-03',
      motherName: '吴小英',
      motherState: 'away',
      motherSince: '2026-03',
      carerName: '石老根',
      carerRelation: 'grandfather',
      carerPhones: ['13800010001'],
    },
  })
  const { verdicts } = await saveRecords(ctx, operator, {
    records: [
      {
        id: newId(ctx.now()),
        kind: 'talk',
        version: 1,
        childIds: [id],
        happenedOn: '2026-11-02',
        body: { topics: ['study'], finding: 'well', words: '第一行\n第二行 \\. 👧' },
      },
    ],
  })
  if (verdicts[0]?.verdict !== 'accepted') throw new Error(JSON.stringify(verdicts))
  await addPicture(ctx, operator, { of: 'child', on: id, words: '奖状' })
  return id
}

/** All rows of all tables as text, but for what a restore changes on purpose. */
export const everything = (at: Installation): Promise<Record<string, string[]>> =>
  at.asOwner(async (client) => {
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
    )
    const found: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      if (['session', 'migration'].includes(name)) continue
      const bound = await client.query<{ forced: boolean }>(
        `select relforcerowsecurity as forced from pg_class where oid = $1::regclass`,
        [name],
      )
      if (bound.rows[0]?.forced) await client.query(`alter table ${name} no force row level security`)
      const without = name === 'county' ? `- 'feed' #- '{settings,restored}'` : `- 'nothing'`
      const { rows } = await client.query<{ row: string }>(
        `select (to_jsonb(t) ${without})::text as row from ${name} t`,
      )
      if (bound.rows[0]?.forced) await client.query(`alter table ${name} force row level security`)
      found[name] = rows.map((r) => r.row).sort()
    }
    return found
  })
