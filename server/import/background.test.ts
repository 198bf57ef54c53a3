import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { inActorTx } from '../db/tx.ts'
import { verify } from '../installation/queries/verify.ts'
import { GONE_AFTER, recoverImports } from '../jobs/recover-imports.ts'
import { applyRoster } from '../rosters/commands/apply-roster.ts'
import { stopRoster } from '../rosters/commands/stop-roster.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { nobodyHolds, noteProgress } from '../rosters/db/import-state.ts'
import { getRosterProgress } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { listTools, NONE } from './testing/list-tools.ts'

/** What goes on after the click: writing and undoing in the background, and the classes that come and go with a list. */
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

describe('writing in the background', () => {
  it('answers at once, twice is once, and what was stopped leaves nothing', async () => {
    const { id, shown } = await tools.upload(['甲一,男,,2015-01-07,五(1)班,河湾村1组,,,,'])
    const input = { baseline: shown.baseline, decisions: NONE }
    const answers = await Promise.all([1, 2].map(() => applyRoster(county.ctx, principal, id, input)))
    expect(answers.map((a) => a.state).filter((s) => s !== 'applying' && s !== 'applied')).toEqual([])
    await county.ctx.jobs.idle()
    expect((await tools.named('甲一')).length).toBe(1)
    expect((await applyRoster(county.ctx, principal, id, input)).state).toBe('applied')

    const second = await tools.upload(['甲二,男,,2015-01-08,五(1)班,河湾村1组,,,,'])
    // Something long is before it in the queue: it waits, and is stopped while it does.
    let release: () => void = () => {}
    county.ctx.jobs.add('long', () => new Promise((resolve) => (release = resolve)))
    await applyRoster(county.ctx, principal, second.id, { baseline: second.shown.baseline, decisions: NONE })
    expect((await getRosterProgress(county.ctx, principal, second.id)).progress?.text).toBe('排队，马上开始')
    expect((await stopRoster(county.ctx, principal, second.id)).state).toBe('read')
    release()
    await county.ctx.jobs.idle()
    expect([
      (await tools.named('甲二')).length,
      (await getRosterProgress(county.ctx, principal, second.id)).state,
    ]).toEqual([0, 'read'])
    await expect(stopRoster(county.ctx, principal, id)).rejects.toMatchObject({ code: 'invalid' })
  })
  it('undoing answers at once, can be stopped while it waits, and twice is once', async () => {
    const { id, shown } = await tools.upload(['甲五,男,,2015-01-11,五(1)班,河湾村1组,,,,'])
    await tools.write(id, shown.baseline)
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
    expect((await tools.named('甲五')).length).toBe(1)
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    const told = await getRosterProgress(county.ctx, principal, id)
    expect([told.state, told.canUndo, (await tools.named('甲五')).length]).toEqual(['undone', false, 0])
  })
  it('an undo whose server died stands written again, and says so', async () => {
    const { id, shown } = await tools.upload(['甲六,男,,2015-01-12,五(1)班,河湾村1组,,,,'])
    await tools.write(id, shown.baseline)
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
    const { id, shown } = await tools.upload(['甲七,男,,2015-01-13,五(1)班,河湾村1组,,,,'])
    await tools.write(id, shown.baseline)
    let release: () => void = () => {}
    county.ctx.jobs.add('long', () => new Promise((resolve) => (release = resolve)))
    await undoRoster(county.ctx, principal, id)
    const [child] = await tools.named('甲七')
    await changeChild(tools.day('2026-11-25'), county.operator, child?.row.id ?? '', {
      base: {},
      changes: { boarder: true },
    } as never)
    release()
    await county.ctx.jobs.idle()
    const told = await getRosterProgress(county.ctx, principal, id)
    expect([told.state, told.message, (await tools.named('甲七')).length]).toEqual([
      'applied',
      '这批写入之后，甲七的资料又改过，不能整批撤回；请逐个修改。',
      1,
    ])
  })
  it('an import whose server died says so at the next start; one that is being written is left alone', async () => {
    const { id } = await tools.upload(['甲三,男,,2015-01-09,五(1)班,河湾村1组,,,,'])
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
    const { id, shown } = await tools.upload(['甲四,男,,2015-01-10,五(1)班,河湾村1组,,,,'])
    await tools.write(id, shown.baseline)
    const [child] = await tools.named('甲四')
    await changeChild(tools.day('2026-11-25'), county.operator, child?.row.id ?? '', {
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
    const { id, shown } = await tools.upload(rows)
    expect(shown.newClasses.map((c) => c.name)).toEqual(['六(1)班'])
    await tools.write(id, shown.baseline)
    const made = await theClass()
    expect([made?.closed, (await tools.named('甲八'))[0]?.row.class_id]).toEqual([false, made?.id])
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    expect((await theClass())?.closed).toBe(true)
    const again = await tools.upload(rows)
    expect(again.shown.newClasses.map((c) => c.name)).toEqual(['六(1)班'])
    await tools.write(again.id, again.shown.baseline)
    expect([(await theClass())?.closed, (await tools.named('甲八'))[0]?.row.class_id]).toEqual([false, made?.id])
    // Some facts above were said on the next day: the register’s rows are those of that day.
    expect((await verify(tools.day('2026-11-25'), county.operator)).findings).toEqual([])
  })
  it('stay open where somebody else sits in them by now', async () => {
    const { id, shown } = await tools.upload(['甲九,男,,2014-02-10,六(2)班,河湾村1组,,,,'])
    await tools.write(id, shown.baseline)
    const more = await tools.upload(['甲十,男,,2014-03-10,六(2)班,河湾村1组,,,,'])
    await tools.write(more.id, more.shown.baseline)
    await undoRoster(county.ctx, principal, id)
    await county.ctx.jobs.idle()
    const place = await inActorTx(county.ctx.db, county.operator, async (tx) =>
      [...(await tx.tree()).values()].find((p) => p.kind === 'class' && p.name === '六(2)班'),
    )
    expect([place?.closed, (await tools.named('甲九')).length, (await tools.named('甲十'))[0]?.row.class_id]).toEqual([
      false,
      0,
      place?.id,
    ])
  })
})
