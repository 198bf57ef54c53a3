import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeChild } from '../../children/commands/change-child.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { inActorTx } from '../tx.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const rows = <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  inActorTx(county.ctx.db, county.operator, (tx) => tx.query<R>(text, [county.id, ...values]), { readOnly: true })

describe('the one write path', () => {
  it('leaves history from–to, versions, an audit row and a sync number', async () => {
    const id = await makeChild(county, 'C31', '罗小禾')
    await changeChild(county.ctx, county.operator, id, { changes: { address: '河湾村3组' }, base: {} })
    const history = await rows<{ patch: Record<string, unknown> }>(
      `select patch from history where county_id = $1 and child_id = $2 and op = 'set' and tbl = 'child'`,
      [id],
    )
    expect(history.at(-1)?.patch).toEqual({ address: [null, '河湾村3组'] })
    expect(
      (await rows<{ fv: unknown }>('select fv from child where county_id = $1 and id = $2', [id]))[0]?.fv,
    ).toMatchObject({ address: [2, county.operator.accountId] })
    expect(
      (await rows('select 1 from audit where county_id = $1 and action = $2 and subject_id = $3', ['child.change', id]))
        .length,
    ).toBe(1)
    expect(
      (
        await rows<{ seq: number }>('select seq from sync_row where county_id = $1 and tbl = $2 and id = $3', [
          'child',
          id,
        ])
      )[0]?.seq,
    ).toBeGreaterThan(0)
  })

  it('numbers are sealed and never in history; the same number is found by its blind index', async () => {
    const id = await makeChild(county, 'C31', '田小雨', { idNumber: '522699201504112209' })
    const [row] = await rows<{ id_sealed: Buffer; id_blind: Buffer }>(
      'select id_sealed, id_blind from child where county_id = $1 and id = $2',
      [id],
    )
    expect(row?.id_sealed.toString('latin1')).not.toContain('5226992015')
    expect(row?.id_blind.equals(county.ctx.keys.blind(county.id, '522699201504112209'))).toBe(true)
    expect(
      JSON.stringify(await rows('select patch from history where county_id = $1 and child_id = $2', [id])),
    ).not.toContain('5226992015')
  })

  it('what goes round it does not commit', async () => {
    // The check is a trigger of the test database; a sharded one refuses triggers.
    if (database.engine === 'citus') return
    const id = await makeChild(county, 'C31', '石小路')
    await expect(
      inActorTx(county.ctx.db, county.operator, (tx) =>
        tx.run(`update child set address = '绕过去' where county_id = $1 and id = $2`, [county.id, id]),
      ),
    ).rejects.toThrow(/went round the one write path/)
  })

  it('the same field changed by somebody else is a conflict; another field is not', async () => {
    const id = await makeChild(county, 'C31', '龙巧')
    const dean = county.actor('dean', 'S1')
    const teacher = county.actor('head-teacher', 'C31')
    await changeChild(county.ctx, dean, id, { changes: { address: '大坪村2组' }, base: {} })
    await expect(
      changeChild(county.ctx, teacher, id, { changes: { address: '河湾村1组' }, base: { address: 1 } }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      changeChild(county.ctx, teacher, id, { changes: { boarder: true }, base: { address: 1 } }),
    ).resolves.toBeTruthy()
  })

  it('a record sent twice is stored once, each of a batch gets its own verdict, a correction supersedes', async () => {
    const child = await makeChild(county, 'C31', '吴天宇')
    const teacher = county.actor('head-teacher', 'C31')
    const record = {
      id: newId(county.now),
      kind: 'talk',
      version: 1,
      childIds: [child],
      happenedOn: '2026-11-20',
      body: { topics: ['study'], finding: 'well' },
    }
    const stranger = await makeChild(county, 'D31', '潘月')
    const first = await saveRecords(county.ctx, teacher, {
      records: [
        record,
        record,
        { ...record, id: newId(county.now), childIds: [stranger] },
        { ...record, id: newId(county.now), body: {} },
        { ...record, body: { topics: ['other'], finding: 'well' } },
      ],
    })
    expect(first.verdicts.map((v) => [v.verdict, v.code])).toEqual([
      ['accepted', null],
      ['duplicate', null],
      ['refused', 'not-found'],
      ['needs-attention', 'invalid'],
      ['refused', 'id-taken'],
    ])
    const better = {
      ...record,
      id: newId(county.now),
      replaces: record.id,
      body: { topics: ['study', 'home'], finding: 'well' },
    }
    expect((await saveRecords(county.ctx, teacher, { records: [better] })).verdicts[0]?.verdict).toBe('accepted')
    expect(
      (
        await rows<{ live: boolean }>(
          'select live from record_part where county_id = $1 and child_id = $2 order by live',
          [child],
        )
      ).map((r) => r.live),
    ).toEqual([false, true])
    expect(
      (
        await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
          records: [{ ...better, id: newId(county.now), replaces: better.id }],
        })
      ).verdicts[0]?.code,
    ).toBe('forbidden')
  })

  it('a reader that follows the numbers misses nothing that commits out of order', async () => {
    const seen = new Set<string>()
    const made: string[] = []
    let cursor = 0
    let writing = true
    const read = async () => {
      const { sync } = await county.ctx.db.horizons.ask(county.id, { fresh: true })
      for (const r of await rows<{ id: string }>(
        `select id from sync_row where county_id = $1 and tbl = 'child' and seq > $2 and seq <= $3`,
        [cursor, sync],
      ))
        seen.add(r.id)
      cursor = sync
    }
    const reader = (async () => {
      while (writing) await read()
      await read()
    })()
    await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        if (i % 4 === 3) {
          // A rolled-back neighbour takes numbers that nobody ever sees.
          await inActorTx(county.ctx.db, county.operator, async (tx) => {
            await tx.write(
              [
                {
                  table: 'day_off',
                  op: 'insert',
                  id: newId(county.now),
                  set: { school_id: 0, from_on: '2026-12-01', to_on: '2026-12-01', kind: 'holiday', name: '试' },
                },
              ],
              null,
            )
            throw new Error('rolled back')
          }).catch(() => undefined)
          return
        }
        made.push(await makeChild(county, 'C31', `孩子${i}`))
      }),
    )
    writing = false
    await reader
    expect(made.filter((id) => !seen.has(id))).toEqual([])
  })
})
