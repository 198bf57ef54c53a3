import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { importPlaces } from './import-places.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const file = (rows: string[]) => Buffer.from(['类型,代码,名称,上级代码', ...rows].join('\n'))
const places = () => inActorTx(county.ctx.db, county.operator, async (tx) => tx.tree(), { readOnly: true })
const bring = (rows: string[]) => importPlaces(county.ctx, county.operator, file(rows))

describe('places from a spreadsheet', () => {
  it('takes rows in any order, and the same file again changes nothing', async () => {
    const rows = ['年级班级,N1-2.1,二年级(1)班,N1', '学校,N1,新街小学,T', `村,V9,高坡村,T`]
    expect(await bring(rows)).toEqual({ added: 3, updated: 0, unchanged: 0, problems: [] })
    expect(await bring(rows)).toEqual({ added: 0, updated: 0, unchanged: 3, problems: [] })
    expect(await bring(['学校,N1,新街完全小学,T'])).toMatchObject({ updated: 1 })
    expect([...(await places()).values()].find((p) => p.code === 'N1')?.name).toBe('新街完全小学')
    expect([...(await places()).values()].find((p) => p.code === 'N1-2.1')).toMatchObject({ grade: 2, label: '1' })
  })

  it('tells every fault by its row and writes nothing', async () => {
    const before = (await places()).size
    const outcome = await bring([
      '村,F1,好村,T',
      '小组,F2,一组,F1',
      '村,F3,,T',
      '村,F4,东村,NOWHERE',
      '村,F1,又一村,T',
      '班级,F5,三班,F1',
    ])
    expect(outcome.problems.map((p) => p.row)).toEqual([3, 4, 5, 6, 7])
    expect(outcome).toMatchObject({ added: 0, updated: 0, unchanged: 0 })
    expect((await places()).size).toBe(before)
  })

  it('a file without the four headings says which they are', async () => {
    await expect(importPlaces(county.ctx, county.operator, Buffer.from('姓名,性别\n石安安,女'))).rejects.toThrow(
      '上级代码',
    )
  })

  it('a school given to another township takes its children, records and accounts along', async () => {
    await bring([`乡镇,T2,白岩镇,${county.code}`])
    const child = await makeChild(county, 'C31', '石安安', { villageCode: null })
    await saveRecords(county.ctx, county.actor('head-teacher', 'C31'), {
      records: [
        {
          id: newId(county.now),
          kind: 'talk',
          version: 1,
          childIds: [child],
          happenedOn: '2026-11-20',
          body: { topics: ['study'], finding: 'well' },
        },
      ],
    })
    const { id } = await addAccount(county.ctx, county.operator, {
      login: `dean${county.code}`,
      name: '周明',
      role: 'dean',
      placeCode: 'S1',
    })
    // By an administrator, who sees no child.
    await importPlaces(county.ctx, county.actor('administrator', 'COUNTY'), file(['学校,S1,青石镇中心小学,T2']))
    const t2 = [...(await places()).values()].find((p) => p.code === 'T2')?.id ?? -1
    const seen = async (place: number, table: string, column: string, value: string) =>
      inActorTx(
        county.ctx.db,
        { ...county.actor('township-officer', 'T'), placeId: place, circles: [0, place] },
        async (tx) =>
          (await tx.query(`select 1 from ${table} where county_id = $1 and ${column} = $2`, [county.id, value])).length,
        { readOnly: true },
      )
    for (const [table, column, value] of [
      ['child', 'id', child],
      ['child_facts', 'child_id', child],
      ['record_part', 'child_id', child],
      ['account', 'id', id],
    ] as const) {
      expect([table, 'old township', await seen(county.place('T'), table, column, value)]).toEqual([
        table,
        'old township',
        0,
      ])
      expect([table, 'new township', (await seen(t2, table, column, value)) > 0]).toEqual([table, 'new township', true])
    }
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
  })
})
