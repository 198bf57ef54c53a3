import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { beforeCommit } from '../testing/before-commit.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { gate } from '../testing/gate.ts'
import { LOCKS } from './lock-numbers.ts'
import type { Db } from './pool.ts'
import { inActorTx } from './tx.ts'

/** Many writers and who reads after them, on each database: a number that was passed over would be a row never seen (decision 026). */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const WRITERS = 8
class Undone extends Error {}

type Step = { pause: number; undone: boolean }
const steps = fc.array(
  fc.record({
    pause: fc.integer({ min: 0, max: 12 }),
    // Three of twenty go back.
    undone: fc.integer({ min: 0, max: 19 }).map((n) => n < 3),
  }),
  { minLength: 6, maxLength: 14 },
)

const dayOff = (id: string) => ({
  table: 'day_off' as const,
  op: 'insert' as const,
  id,
  set: { school_id: 0, from_on: '2026-10-01', to_on: '2026-10-01', kind: 'holiday', name: '假' },
})
const renamed = (name: string) => ({
  table: 'place' as const,
  op: 'update' as const,
  id: county.place('C32'),
  set: { label: name },
})

/** One writer: a row of its own and one that all write, its commit held up or taken back. Returns what was really committed. */
const writes = async (
  plan: readonly Step[],
  who: number,
  kept: Set<string>,
  remembered: (id: string) => Promise<void>,
) => {
  for (const [i, { pause, undone }] of plan.entries()) {
    const id = newId(county.now)
    const db: Db = beforeCommit(county.ctx.db, async () => {
      await setTimeout(pause)
      if (undone) throw new Undone()
    })
    const done = await inActorTx(db, county.operator, async (tx) => {
      await tx.write([dayOff(id)], { action: 'day-off.add', subject: 'calendar' })
      if (i % 3 === 0) await tx.write([renamed(`${who}-${i}`)], null)
    }).then(
      () => true,
      (fault: unknown) => {
        if (fault instanceof Undone) return false
        throw fault
      },
    )
    if (!done) continue
    kept.add(id)
    await remembered(id)
  }
}

/** A phone: rows between its cursor and the horizon, laid into its own store. */
const reader = () => {
  const store = new Map<string, number>()
  const diary: number[] = []
  const label = { value: '' }
  let cursor = { sync: -1, audit: -1 }
  return {
    store,
    diary,
    label,
    pull: async (fresh = false) => {
      const horizon = await county.ctx.db.horizons.ask(county.id, { fresh })
      await inActorTx(
        county.ctx.db,
        county.operator,
        async (tx) => {
          const rows = await tx.query<{ tbl: string; id: string; seq: number }>(
            'select tbl, id, seq from sync_row where county_id = $1 and seq > $2 and seq <= $3 order by seq',
            [tx.countyId, cursor.sync, horizon.sync],
          )
          for (const row of rows) store.set(`${row.tbl} ${row.id}`, row.seq)
          if (rows.some((r) => r.tbl === 'place' && r.id === String(county.place('C32')))) {
            const [place] = await tx.query<{ label: string }>(
              'select label from place where county_id = $1 and id = $2',
              [tx.countyId, county.place('C32')],
            )
            label.value = place?.label ?? ''
          }
          const told = await tx.query<{ seq: number }>(
            'select seq from audit where county_id = $1 and seq > $2 and seq <= $3',
            [tx.countyId, cursor.audit, horizon.audit],
          )
          diary.push(...told.map((r) => r.seq))
        },
        { readOnly: true, isolation: 'repeatable read' },
      )
      cursor = { sync: Math.max(cursor.sync, horizon.sync), audit: Math.max(cursor.audit, horizon.audit) }
    },
  }
}

it('eight writers with pauses before their commits and roll-backs, one reader: never one too few', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: WRITERS, maxLength: WRITERS }), async (plans) => {
      const phone = reader()
      const kept = new Set<string>()
      let going = true
      const reading = (async () => {
        while (going) {
          await phone.pull(true)
          await setTimeout(3)
        }
        await phone.pull(true)
      })()
      // What is remembered is never older than what was committed before the asking.
      const remembered = (id: string) =>
        inActorTx(
          county.ctx.db,
          county.operator,
          async (tx) => {
            const { daysOff } = await tx.calendar()
            expect(daysOff.some((d) => d.id === id)).toBe(true)
          },
          { readOnly: true },
        )
      await Promise.all(plans.map((plan, who) => writes(plan, who, kept, remembered))).finally(() => {
        going = false
      })
      await reading
      for (const id of kept) expect(phone.store.has(`day_off ${id}`)).toBe(true)
      await inActorTx(county.ctx.db, county.operator, async (tx) => {
        const [place] = await tx.query<{ label: string }>('select label from place where county_id = $1 and id = $2', [
          tx.countyId,
          county.place('C32'),
        ])
        expect(phone.label.value).toBe(place?.label ?? '')
        const rows = await tx.query<{ seq: number }>('select seq from audit where county_id = $1', [tx.countyId])
        expect(phone.diary.sort((a, b) => a - b)).toEqual(rows.map((r) => r.seq).sort((a, b) => a - b))
        const stream = await tx.query<{ key: string; seq: number }>(
          `select tbl || ' ' || id as key, seq from sync_row where county_id = $1`,
          [tx.countyId],
        )
        expect(Object.fromEntries(phone.store)).toEqual(Object.fromEntries(stream.map((r) => [r.key, r.seq])))
      })
    }),
    { numRuns: database.engine === 'citus' ? 2 : 4 },
  )
})

describe('a horizon', () => {
  /** Somebody has taken numbers and has not committed. */
  const withWriter = async (work: (commit: () => Promise<void>) => Promise<void>) => {
    const [written, end] = [gate(), gate()]
    const db = beforeCommit(county.ctx.db, async () => {
      written.open()
      await end.opened
    })
    const writing = inActorTx(db, county.operator, async (tx) => {
      await tx.write([dayOff(newId(county.now))], null)
    })
    await written.opened
    await work(async () => {
      end.open()
      await writing
    })
  }
  const ask = () => county.ctx.db.horizons.ask(county.id, { fresh: true })

  it('waits for whoever has taken a number, and other writers do not wait for one another', async () => {
    const before = await ask()
    await withWriter(async (commit) => {
      // A second one goes through beside the first.
      await inActorTx(county.ctx.db, county.operator, (tx) => tx.write([dayOff(newId(county.now))], null))
      const asked = ask()
      await expect
        .poll(
          async () =>
            (
              await database.owner.query(
                `select 1 from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and not granted`,
                [LOCKS.stamp, county.id],
              )
            ).rowCount,
        )
        .toBe(1)
      await commit()
      expect((await asked).sync).toBeGreaterThanOrEqual(before.sync + 2)
    })
  })

  it('is given up where the writer goes on for long: nothing is remembered, nobody waits for ever', async () => {
    await withWriter(async (commit) => {
      await expect(ask()).rejects.toMatchObject({ code: '55P03' })
      await commit()
    })
    expect((await ask()).sync).toBeGreaterThan(0)
  })

  it('one that runs serves all who come while it has not begun', async () => {
    const [one, two, three] = [ask(), ask(), ask()]
    expect(await two).toBe(await three)
    expect((await one).sync).toBeLessThanOrEqual((await two).sync)
    expect(await county.ctx.db.horizons.ask(county.id)).toBe(await two)
  })
})
