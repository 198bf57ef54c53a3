import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { background } from '../../../domain/entries/background.ts'
import { difficulty } from '../../../domain/entries/difficulty.ts'
import { hardship } from '../../../domain/entries/hardship.ts'
import { portrait } from '../../../domain/entries/portrait.ts'
import type { Actor } from '../../../domain/roles.ts'
import { changeEntry } from '../../entries/commands/change-entry.ts'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { getFigure } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, NOW, type TestCounty, testCtx } from '../../testing/factory.ts'
import { getChild } from './child-file.ts'
import { listChildren } from './children.ts'
import { exportChildren } from './export-children.ts'

/** Facts of a child's file beside its spans (S3.19, S5.7): since when, from whom, by whom, and who sees them. */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  writer = county.actor('head-teacher', 'C31')
})
afterAll(() => database.close())

let writer: Actor
const teacher = () => writer
const save = async (child: string, kind: string, body: Record<string, unknown>, from = '2026-11-02') => {
  const id = newId(NOW)
  const { verdicts } = await saveEntries(county.ctx, teacher(), {
    entries: [{ id, kind, version: 1, about: { child }, from, body }],
  })
  return { id, verdict: verdicts[0] }
}

describe('facts of a file', () => {
  it('each since when, by whom and from whom; what is known otherwise says what was before', async () => {
    const child = await makeChild(county, 'C31', '柏小满')
    const { id } = await save(child, background.kind, { carerReads: 'no', lunch: 'school', told: ['carer'] })
    const later = testCtx(database, NOW + 86_400_000)
    await changeEntry(later, teacher(), id, { set: { lunch: 'home', told: ['child'] }, base: {} })
    const file = await getChild(county.ctx, teacher(), child, null)
    const told = file.facts.find((f) => f.kind === background.kind)
    expect(told).toMatchObject({ entry: id, canWrite: true })
    expect(told?.facts).toMatchObject([
      { field: 'carerReads', text: '不识字', since: '2026-11-02', from: '照看的人说', was: null, keeps: false },
      { field: 'lunch', text: '回家，有人做', since: '2026-11-25', from: '孩子自己说', was: '学校' },
    ])
    // Answered is not asked again; what nobody has begun stands there all the same.
    expect(file.asks.map((a) => a.field)).not.toContain('carerReads')
    expect(file.asks.length).toBeGreaterThan(0)
    expect(file.facts.find((f) => f.kind === portrait.kind)).toMatchObject({ entry: null, facts: [] })
    // The village's director reads and writes it too; nobody else's class.
    const village = await getChild(county.ctx, county.actor('village-director', 'V1'), child, null)
    expect(village.facts.flatMap((f) => f.facts)).toHaveLength(2)
    await expect(getChild(county.ctx, county.actor('head-teacher', 'C32'), child, null)).rejects.toThrow()
  })

  it('a child has one of each: the second is refused in words, a new one may be begun when it is over', async () => {
    const child = await makeChild(county, 'C31', '柏小雪')
    const first = await save(child, portrait.kind, { likes: ['ball'], told: ['child'] })
    expect(first.verdict).toMatchObject({ verdict: 'accepted' })
    const second = await save(child, portrait.kind, { likes: ['chess'], told: ['child'] })
    expect(second.verdict).toMatchObject({ verdict: 'needs-attention', code: 'stands-already' })
    expect(second.verdict?.message).toContain('已经有一份')
    // Sent again after the answer was lost: the same one.
    const again = await saveEntries(county.ctx, teacher(), {
      entries: [
        {
          id: first.id,
          kind: portrait.kind,
          version: 1,
          about: { child },
          from: '2026-11-02',
          body: { likes: ['ball'], told: ['child'] },
        },
      ],
    })
    expect(again.verdicts[0]).toMatchObject({ verdict: 'duplicate' })
    await endEntry(county.ctx, teacher(), first.id, { on: '2026-11-20', reason: '重新建一份' })
    expect((await save(child, portrait.kind, { likes: ['chess'], told: ['child'] })).verdict).toMatchObject({
      verdict: 'accepted',
    })
  })
})

describe('difficulty: a mark of the register', () => {
  it('several of a child, each once; column, filter and figures say the same; who does not read it sees none', async () => {
    const child = await makeChild(county, 'C31', '柏小禾')
    const other = await makeChild(county, 'C32', '柏小麦')
    await save(child, hardship.kind, { why: ['allowance'], basis: 'papers' })
    await save(child, difficulty.kind, { sort: 'ill', basis: 'seen' })
    expect((await save(child, difficulty.kind, { sort: 'ill', basis: 'civil' })).verdict).toMatchObject({
      code: 'stands-already',
    })
    const list = (tag?: string, actor = county.actor('principal', 'S1')) =>
      listChildren(county.ctx, actor, { status: 'enrolled', sort: 'name', limit: 50, tag })
    const all = await list()
    expect(all.items.find((c) => c.id === child)?.tags.sort()).toEqual(['家庭困难', '患重病'])
    expect(all.items.find((c) => c.id === other)?.tags).toEqual([])
    for (const tag of ['any', 'hardship', 'ill'])
      expect([tag, (await list(tag)).items.map((c) => c.id)]).toEqual([tag, [child]])
    expect((await list('orphan')).total).toBe(0)
    const auditor = await list('any', county.actor('auditor', county.code)).catch(() => ({ items: [] }))
    expect(auditor.items).toEqual([])
    const figure = async (figureId: string) =>
      (await getFigure(county.ctx, county.operator, { figureId, place: 'S1', term: '2026-autumn' })).value
    expect(await figure('difficulty.children')).toBe(1)
    expect(await figure('difficulty.confirmed')).toBe(1)
    expect(await figure('difficulty.ill')).toBe(1)
    expect(await figure('difficulty.orphan')).toBe(0)
    const sheet = await exportChildren(county.ctx, county.actor('principal', 'S1'), {
      status: 'enrolled',
      sort: 'class',
      columns: 'class,tags',
    })
    expect(sheet.bytes.length).toBeGreaterThan(1000)
  })
})
