import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { verify } from '../installation/queries/verify.ts'
import { cancelRoster } from '../rosters/commands/cancel-roster.ts'
import { correctRoster } from '../rosters/commands/correct-roster.ts'
import { reopenRoster } from '../rosters/commands/reopen-roster.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { getRosterChanges } from '../rosters/queries/roster-changes.ts'
import { getDifference } from '../rosters/queries/roster-difference.ts'
import { getRoster, getRosterRows } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { listTools } from './testing/list-tools.ts'

/** Written and undone lists open again with what was mended, and tell what they changed (F15). */
let database: TestDatabase
let county: TestCounty
let principal: Actor
let dean: Actor
let tools: ReturnType<typeof listTools>
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  dean = county.actor('dean', 'S1')
  tools = listTools(county, principal)
})
afterAll(() => database.close())

const all = { limit: 200 }
const undo = async (id: string) => {
  await undoRoster(county.ctx, principal, id)
  await county.ctx.jobs.idle()
}

describe('an import that was written', () => {
  it('tells what it changed, child by child, numbers masked; undone it still does', async () => {
    const first = await tools.upload(['石小河,男,522699201702020077,2017-02-02,五(1)班,河湾村1组,石大山,广东东莞,,'])
    await tools.write(first.id, first.shown.baseline)
    const told = await getRosterChanges(county.ctx, principal, first.id, all)
    expect(told).toMatchObject({ total: 1, kept: true, next: null })
    expect(told.items[0]).toMatchObject({ what: 'added', name: '石小河', className: '五(1)班', changes: [] })
    const [child] = await tools.named('石小河')
    expect(told.items[0]?.childId).toBe(child?.row.id)

    const second = await tools.upload(['石小河,男,522699201702020077,2017-02-02,五(1)班,河湾村1组,石大山,浙江义乌,,'])
    await tools.write(second.id, second.shown.baseline)
    const changed = await getRosterChanges(county.ctx, principal, second.id, all)
    expect(changed.items).toMatchObject([
      { what: 'changed', name: '石小河', changes: [{ title: '父亲在外地点', from: '广东东莞', to: '浙江义乌' }] },
    ])
    expect(JSON.stringify([told, changed])).not.toContain('522699201702020077')
    await undo(second.id)
    expect((await getRosterChanges(county.ctx, principal, second.id, all)).items).toEqual(changed.items)
    await undo(first.id)
  })
  it('comes by the page', async () => {
    const rows = ['甲,乙,丙'].flatMap((t) => t.split(','))
    const { id, shown } = await tools.upload(rows.map((x, i) => `周小${x},男,,2016-03-0${i + 1},五(1)班,河湾村1组,,,,`))
    await tools.write(id, shown.baseline)
    const one = await getRosterChanges(county.ctx, principal, id, { limit: 2 })
    const two = await getRosterChanges(county.ctx, principal, id, { limit: 2, cursor: one.next ?? '' })
    expect([...one.items, ...two.items].map((c) => c.name)).toEqual(['周小甲', '周小乙', '周小丙'])
    expect(two.next).toBe(null)
    await undo(id)
  })
})

describe('opened again', () => {
  it('is a new import of the same file with the mended cells; the old one stays, and asked twice it is one', async () => {
    const { id } = await tools.upload(['何小满,男,52269920170305,2017-03-05,五(1)班,河湾村1组,何大海,广东东莞,,'])
    await correctRoster(county.ctx, principal, id, {
      cells: [{ sheet: '', row: 2, column: 2, text: '522699201703051236' }],
      population: 'all',
    })
    const { baseline } = await getDifference(county.ctx, principal, id)
    await tools.write(id, baseline)
    await undo(id)
    const again = await reopenRoster(county.ctx, principal, id)
    expect(again).toMatchObject({ state: 'read', population: 'all', fileName: 'b.csv', childCount: 1, masked: false })
    expect(again.id).not.toBe(id)
    expect((await reopenRoster(county.ctx, principal, id)).id).toBe(again.id)
    const { rows } = await getRosterRows(county.ctx, principal, again.id, { sheet: '', from: 1, count: 1 })
    // Shown as mended, with what the file itself says.
    expect(rows[0]?.cells[2]).toMatchObject({ text: '522699201703051236', was: '52269920170305' })
    expect(rows[0]?.cells.filter((c) => c.was !== undefined).length).toBe(1)
    expect(again.mended).toMatchObject({
      total: 1,
      items: [{ row: 2, index: 1, column: 2, name: '何小满', heading: '身份证号' }],
    })
    // On that list numbers are masked for whoever it is: seeing them whole leaves a trace, and this does not.
    expect(JSON.stringify(again.mended)).not.toMatch(/\d{10}/)
    expect((await getRoster(county.ctx, principal, id)).state).toBe('undone')
    // Mended further, it is still the list that it opens again.
    await correctRoster(county.ctx, principal, again.id, { population: 'left-behind' })
    expect((await reopenRoster(county.ctx, principal, id)).id).toBe(again.id)
    const shown = await getDifference(county.ctx, principal, again.id)
    expect(shown.added.map((a) => a.name)).toEqual(['何小满'])
    expect((await tools.write(again.id, shown.baseline)).written).toMatchObject({ added: 1 })
    // Written, it opens once more, and meets the register as it is now.
    const third = await reopenRoster(county.ctx, principal, again.id)
    expect((await getDifference(county.ctx, principal, third.id)).unchanged).toBe(1)
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
  it('by somebody else keeps its numbers masked: opening again is no second door to them', async () => {
    const { id, shown } = await tools.upload(['向小雨,女,522699201604172226,2016-04-17,五(1)班,河湾村1组,,,,'])
    await tools.write(id, shown.baseline)
    const theirs = await reopenRoster(county.ctx, dean, id)
    expect(theirs.masked).toBe(true)
    const { rows } = await getRosterRows(county.ctx, dean, theirs.id, { sheet: '', from: 1, count: 1 })
    expect(JSON.stringify(rows)).not.toContain('522699201604172226')
    await correctRoster(county.ctx, dean, theirs.id, {
      cells: [{ sheet: '', row: 2, column: 2, text: '522699201604172233' }],
    })
    const mended = await getRosterRows(county.ctx, dean, theirs.id, { sheet: '', from: 1, count: 1 })
    expect(mended.rows[0]?.cells[2]?.was).toMatch(/\*|•|…/)
    expect(JSON.stringify(mended)).not.toContain('522699201604172226')
    expect((await reopenRoster(county.ctx, principal, id)).id).not.toBe(theirs.id)
  })
  it('is refused for a list that is not written yet or was thrown away, and for other schools', async () => {
    const { id, shown } = await tools.upload(['向小雪,女,,2016-05-17,五(1)班,河湾村1组,,,,'])
    await expect(reopenRoster(county.ctx, principal, id)).rejects.toMatchObject({ code: 'invalid' })
    const other = county.actor('principal', 'S2')
    await expect(reopenRoster(county.ctx, other, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(getRosterChanges(county.ctx, other, id, all)).rejects.toMatchObject({ code: 'not-found' })
    await expect(getRosterChanges(county.ctx, county.actor('head-teacher', 'C31'), id, all)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(shown.added.length).toBe(1)
    await cancelRoster(county.ctx, principal, id)
    await expect(reopenRoster(county.ctx, principal, id)).rejects.toMatchObject({ code: 'invalid' })
  })
})
