import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { communitiesAt } from '../../../domain/registers/scope.ts'
import type { TouchRow } from '../../../domain/registers/touch.ts'
import { type Actor, circlesOf } from '../../../domain/roles.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { touchRows } from '../../figures/db/touch-rows.ts'
import { newId } from '../../ids.ts'
import { overviewAsked } from '../../overview/asked.ts'
import { countRows } from '../../overview/by-row.ts'
import { countDuties, countRoll, lastRecords } from '../../overview/db/overview.ts'
import { tableOf } from '../../overview/table.ts'
import { addPlaces } from '../../places/commands/add-places.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { countingStatements } from '../../testing/counting-statements.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { touchesAt } from '../../touch/touches-at.ts'
import { waiveDuty } from '../commands/waive-duty.ts'
import { layDuties } from '../lay-duties.ts'
import { getBoard } from './board.ts'

/** Boards of townships and counties are kept school by school (decision 074): as one says that remembers nothing, whatever happened. */
let database: TestDatabase
let county: TestCounty
const children: string[] = []
const CLASSES = ['C31', 'C32', 'D31', 'E31'] as const
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await addPlaces(county.ctx, county.operator, [
    { kind: 'township', code: 'U', name: '黑石镇', parentCode: county.code },
    { kind: 'village', code: 'V9', name: '石坝村', parentCode: 'U' },
    { kind: 'school', code: 'S9', name: '黑石镇小学', parentCode: 'U' },
    { kind: 'class', code: 'E31', name: '三年级(1)班', parentCode: 'S9' },
  ])
  const household = { address: '河湾村2组' }
  for (const [i, klass] of [...CLASSES, ...CLASSES].entries())
    children.push(await makeChild(county, klass, `石小${'甲乙丙丁戊己庚辛'[i]}`, i % 3 ? {} : household))
  await layDuties(county.ctx, () => false, county.id)
})
afterAll(() => database.close())

const forgetful = (): Ctx => ({ ...county.ctx, db: { ...county.ctx.db, grounds: new Map() } })
const viewers = (): [Actor, string][] => [
  [county.operator, county.code],
  [county.actor('county-office', 'COUNTY'), county.code],
  [townships[0] ?? county.operator, 'T'],
  [townships[1] ?? county.operator, 'U'],
  [county.actor('principal', 'S1'), 'S1'],
  [county.operator, 'S2'],
]
const townships: Actor[] = []

type Step =
  | { does: 'talk' | 'visit' | 'call' | 'seen' | 'waive' | 'leave'; child: number }
  | { does: 'class'; child: number; to: (typeof CLASSES)[number] }
  | { does: 'village'; child: number; to: 'V1' | 'V2' | 'V9' }
  | { does: 'come'; to: (typeof CLASSES)[number] }

const child = fc.nat({ max: 7 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constantFrom(
      'talk' as const,
      'visit' as const,
      'call' as const,
      'seen' as const,
      'waive' as const,
      'leave' as const,
    ),
    child,
  }),
  fc.record({ does: fc.constant('class' as const), child, to: fc.constantFrom(...CLASSES) }),
  fc.record({
    does: fc.constant('village' as const),
    child,
    to: fc.constantFrom('V1' as const, 'V2' as const, 'V9' as const),
  }),
  fc.record({ does: fc.constant('come' as const), to: fc.constantFrom(...CLASSES) }),
)

const take = async (s: Step): Promise<unknown> => {
  const { ctx, operator } = county
  if (s.does === 'come') return makeChild(county, s.to, '龙新来')
  const id = children[s.child] ?? ''
  const record = (kind: string, body: Record<string, unknown>) =>
    saveRecords(ctx, operator, {
      records: [
        {
          id: newId(county.now),
          kind,
          version: 1,
          childIds: [id],
          happenedOn: s.child % 2 ? '2026-10-20' : '2026-11-20',
          body,
        },
      ],
    })
  switch (s.does) {
    case 'talk':
      return record('talk', { topics: ['study'], finding: 'well' })
    case 'visit':
      return record('visit', { met: ['carer'], finding: 'well' })
    case 'call':
      return record('parent-contact', { who: 'mother', way: 'call', reached: true })
    case 'seen':
      return changeChild(ctx, operator, id, { changes: { motherSeenOn: `2026-10-0${1 + (s.child % 9)}` }, base: {} })
    case 'waive':
      return waiveDuty(ctx, operator, {
        id: newId(county.now),
        rule: 'monthly-talk',
        childIds: [id],
        period: '2026-11',
        reason: '住院',
      })
    case 'leave':
      return leaveChild(ctx, operator, id, { reason: 'transferred', on: '2026-11-23' })
    case 'class':
      return changeChild(ctx, operator, id, { changes: { classCode: s.to }, base: {} })
    case 'village':
      return changeChild(ctx, operator, id, { changes: { villageCode: s.to }, base: {} })
  }
}

/** The rows of an overview as they are kept, and as they are when nothing is kept and all is counted at once: null where they agree. */
const overview = (actor: Actor, place: string, by: 'township' | 'school') =>
  inActorTx(
    county.ctx.db,
    actor,
    async (tx) => {
      const asked = await overviewAsked(tx, { place, by })
      const kept = await countRows(tx, asked)
      const told = (rolls: typeof kept.rolls, owed: typeof kept.owed, records: typeof kept.records) => {
        const { numbersOf } = tableOf(asked, rolls, owed)
        return [null, ...asked.rows.rows.map((r) => r.id)].map((row) => [row, numbersOf(row), records.get(row) ?? null])
      }
      const [now, whole] = [
        told(kept.rolls, kept.owed, kept.records),
        told(await countRoll(tx, asked), await countDuties(tx, asked), await lastRecords(tx, asked)),
      ]
      return now.flatMap((row, i) =>
        JSON.stringify(row) === JSON.stringify(whole[i]) ? [] : [JSON.stringify([row, whole[i]])],
      )
    },
    { readOnly: true, now: county.now, underHorizon: 'now' },
  )

/** Who was met and when, kept and counted at once. */
const touches = (actor: Actor, code: string) =>
  inActorTx(
    county.ctx.db,
    actor,
    async (tx) => {
      const place = [...(await tx.tree()).values()].find((p) => p.code === code)
      if (!place) throw new Error('no such place')
      const inOrder = (of: readonly TouchRow[]) => of.toSorted((a, b) => (a.childId < b.childId ? -1 : 1))
      return [
        inOrder(await touchesAt(tx, place, 'state', '2026-11-24')),
        inOrder(await touchRows(tx, { place, reading: 'state', at: '2026-11-24' })),
      ]
    },
    { readOnly: true, now: county.now, underHorizon: 'now' },
  )

it('after any history each board and overview is the one of a process that remembers nothing, for every pair of eyes', async () => {
  const officer = county.actor('township-officer', 'T')
  const tree = await inActorTx(county.ctx.db, county.operator, (tx) => tx.tree(), { readOnly: true })
  const other = [...tree.values()].find((p) => p.code === 'U')?.id ?? -1
  const circles = circlesOf('township-officer', other, null, communitiesAt(other, tree))
  townships.push(officer, { ...officer, placeId: other, circles })
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 5 }), async (steps) => {
      for (const s of steps) {
        // Somebody who has left leaves no second time, and is talked to no more: refused, and nothing moved.
        await take(s).then(
          () => taken++,
          () => {},
        )
        for (const [actor, place] of viewers()) {
          for (const month of ['2026-10', '2026-11']) {
            await getBoard(county.ctx, actor, { place, month })
            const shown = await getBoard(county.ctx, actor, { place, month })
            expect([s, month, shown]).toEqual([s, month, await getBoard(forgetful(), actor, { place, month })])
          }
          const [kept, anew] = await touches(actor, place)
          expect([s, kept]).toEqual([s, anew])
          const tables =
            place === county.code
              ? (['township', 'school'] as const)
              : place.startsWith('S')
                ? []
                : (['school'] as const)
          for (const by of tables) expect([s, by, await overview(actor, place, by)]).toEqual([s, by, []])
        }
      }
    }),
    { numRuns: 4 },
  )
  expect(taken).toBeGreaterThan(6)
})

it('after a record about a child of one school the others are not added up again', async () => {
  const office = county.actor('county-office', 'COUNTY')
  const ask = async (ctx: Ctx) => {
    const { db, statements } = countingStatements(ctx.db)
    await getBoard({ ...ctx, db }, office, { place: county.code })
    // Of how many schools duties were read; the answer's own sight is no school's.
    return statements.flatMap((text) =>
      text.includes('exists (select 1 from child c') ? [text.match(/r\.school_id in \(\d+\)/g)?.length ?? 'all'] : [],
    )
  }
  const ctx = forgetful()
  const all = await ask(ctx)
  const [known, fresh] = [await ask(ctx), await makeChild(county, 'E31', '龙再来')]
  await ask(ctx)
  await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: [fresh],
        happenedOn: '2026-11-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
  expect([all, known, await ask(ctx)]).toEqual([['all'], [], [1]])
})
