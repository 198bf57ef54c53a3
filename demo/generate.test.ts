import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { DUTY_RULES } from '../domain/duties/list.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { inActorTx } from '../server/db/tx.ts'
import { getBoard } from '../server/duties/queries/board.ts'
import { endEntry } from '../server/entries/commands/end-entry.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { dutyQuestion, figuresAt, keptDuties } from '../server/figures/queries/place-figures.ts'
import { verify } from '../server/installation/queries/verify.ts'
import { placeTerm } from '../server/places/queries/term-of-place.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { ownTestDatabase } from '../server/testing/database.ts'
import { testCtx } from '../server/testing/factory.ts'
import { generate } from './generate.ts'
import type { Writers } from './lay-school.ts'
import { on } from './write-records.ts'

const SIZE = { schools: 2, children: 90, terms: 1, seed: 5, more: 1 }
const LATEST = '2026-autumn'

/** As people write: each by the commands of the screens, one call a teacher and day. */
const ONE_BY_ONE: Writers = {
  records: async (ctx, _operator, days) => {
    let accepted = 0
    for (const { day, login, records } of days) {
      const { verdicts } = await saveRecords(on(ctx, day), await actorByLogin(ctx, login), { records })
      accepted += verdicts.filter((v) => v.verdict === 'accepted').length
    }
    return accepted
  },
  entries: async (ctx, _operator, entries) => {
    let accepted = 0
    for (const { author, at, entry, end } of entries) {
      const { verdicts } = await saveEntries({ ...ctx, now: () => at }, author, { entries: [entry] })
      accepted += verdicts.filter((v) => v.verdict === 'accepted').length
      if (end) await endEntry({ ...ctx, now: () => end.at }, author, entry.id, end)
    }
    return accepted
  },
}

/** What a county holds, in words that do not hang on the ids that are new each time. */
const told = async (ctx: Ctx) => {
  const operator = await operatorActor(ctx)
  const rows = (text: string) => inActorTx(ctx.db, operator, (tx) => tx.query(text, [tx.countyId]), { readOnly: true })
  const codes = (await rows(`select code from place where county_id = $1 and kind <> 'class' order by code`)) as {
    code: string
  }[]
  const figures = []
  for (const { code } of codes)
    figures.push(
      await inActorTx(
        ctx.db,
        operator,
        async (tx) => {
          const at = await placeTerm(tx, { place: code, term: LATEST }, 'figure.read')
          const { values } = await tx.widened(async () => figuresAt(tx, at, await keptDuties(tx, dutyQuestion(at))))
          return [code, ...[...values.values()].map((v) => [v.id, v.value, v.rows, v.unknown])]
        },
        { readOnly: true, now: ctx.now() },
      ),
    )
  const name = (column: string) => `(select name from child c where c.county_id = $1 and c.id = ${column})`
  return {
    figures,
    records: await rows(
      'select kind, happened_on, received_at, author_name, body from record where county_id = $1 order by happened_on, kind, author_name, body::text, received_at',
    ),
    parts: await rows(
      `select kind, happened_on, received_on, reached, ${name('l.child_id')} as child from record_part l where county_id = $1 order by happened_on, kind, 5, received_on`,
    ),
    entries: await rows(
      `select kind, from_on, until_on, state, end_reason, author_name, made_at, replace(fv::text, author_id::text, 'its writer') as fv, answers - 'owner' as answers, ${name('e.child_id')} as child from entry e where county_id = $1 order by from_on, kind, 10, made_at`,
    ),
    history: await rows(
      `select tbl, op, account_name, at, on_date, ${name('h.child_id')} as child from history h where county_id = $1 and tbl = 'entry' order by at, op, 6, account_name`,
    ),
    diary: await rows(
      `select action, account_name, at, a.role, count(*)::int as n from audit a where county_id = $1 and action like any(array['record.%', 'entry.%', 'account.add']) and action <> 'account.add' group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    ),
    duties: await rows(
      `select rule, period, opens, due, met_on, met_received, tries, ${name('d.child_id')} as child, entry_kind from duty d where county_id = $1 order by rule, period, 8, opens, due, met_on`,
    ),
  }
}

const folder = mkdtempSync(join(tmpdir(), 'nuanyang-generated-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = async (writers?: Writers) => {
  const ctx = { ...testCtx(await ownTestDatabase()), dataDir: mkdtempSync(join(folder, 'county-')) }
  const size = await generate(ctx, SIZE, () => {}, writers)
  return { ctx, size, told: await told(ctx), operator: await operatorActor(ctx) }
}

it('a county laid down by whole schools is the one that ordinary saving makes: rows, figures, duties; the same seed the same county', async () => {
  const laid = await made()
  const again = await made()
  const saved = await made(ONE_BY_ONE)
  expect(laid.told.records.length).toBeGreaterThan(200)
  expect(laid.told.entries.length).toBeGreaterThan(5)
  expect(laid.told.duties.length).toBeGreaterThan(200)
  expect({ ...again.size, admin: null }).toEqual({ ...laid.size, admin: null })
  expect(again.told).toEqual(laid.told)
  expect(saved.size).toEqual(laid.size)
  for (const part of Object.keys(laid.told) as (keyof typeof laid.told)[])
    expect([part, saved.told[part]]).toEqual([part, laid.told[part]])
  for (const { ctx, operator } of [laid, saved])
    expect((await verify(ctx, operator, { all: true })).findings).toEqual([])

  // A board counts duties of entries from their rows as from the engine, which answers for any other list of rules.
  const board = (rules?: typeof DUTY_RULES) => getBoard(laid.ctx, laid.operator, { place: '522699' }, rules)
  const counted = await board()
  expect(counted.columns.length).toBeGreaterThan(3)
  expect(counted).toEqual(await board([...DUTY_RULES]))
})

it('what stood aside while millions were written is there again, whatever happened meanwhile', async () => {
  const database = await ownTestDatabase()
  const { bringIndexesBack, withIndexesAside } = await import('../server/db/indexes-aside.ts')
  const { host, port, user, password } = database.owner
  const owner = { host, port, user, password: password ?? undefined, database: database.name }
  const standing = async () =>
    (
      await database.owner.query(
        `select indexdef as said from pg_indexes where schemaname = 'public' union all select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1`,
      )
    ).rows
  const before = await standing()
  await withIndexesAside(owner, ['record', 'record_part'], async () => {
    expect((await standing()).length).toBeLessThan(before.length)
  })
  expect(await standing()).toEqual(before)
  await expect(withIndexesAside(owner, ['duty'], () => Promise.reject(new Error('cut')))).rejects.toThrow('cut')
  expect(await standing()).toEqual(before)
  // A process that was ended in between: the next opening brings them back.
  await database.owner.query(
    `create table index_aside (name text primary key, definition text not null);
     insert into index_aside select 'record_i4', pg_get_indexdef('record_i4'::regclass); drop index record_i4`,
  )
  await bringIndexesBack(database.owner)
  expect(await standing()).toEqual(before)
})
