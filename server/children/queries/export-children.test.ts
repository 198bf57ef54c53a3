import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waiveDuty } from '../../duties/commands/waive-duty.ts'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listChildren } from './children.ts'
import { exportChildren } from './export-children.ts'

let database: TestDatabase
let county: TestCounty
const ID = '522699201704112203'
let an: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  an = await makeChild(county, 'C31', '石安安', {
    sex: 'female',
    idNumber: ID,
    carerName: '石老根',
    carerPhones: ['13800000001'],
  })
  await makeChild(county, 'C31', '罗小禾', { sex: 'male', fatherState: 'home', motherState: 'home' })
})
afterAll(() => database.close())

const table = async (input: Partial<Parameters<typeof exportChildren>[2]> = {}, ctx = county.ctx) => {
  const { bytes } = await exportChildren(ctx, county.actor('principal', 'S1'), {
    status: 'enrolled',
    sort: 'name',
    ...input,
  })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const sheet = book.worksheets[0]
  const rows: string[][] = []
  sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)))
  return { rows, titles: sheet?.pageSetup.printTitlesRow }
}

it('an export holds the columns asked for, in their order, under a heading that prints on each page', async () => {
  const { rows, titles } = await table({ columns: 'class,sex,nonsense' })
  expect(rows[2]).toEqual(['序号', '姓名', '班级', '性别'])
  expect(rows.slice(3).map((r) => r[1])).toEqual(['罗小禾', '石安安'])
  expect(titles).toBe('3:3')
})

it('an export holds exactly the filtered or chosen children', async () => {
  expect((await table({ sex: 'female' })).rows.slice(3).map((r) => r[1])).toEqual(['石安安'])
  expect((await table({ q: 'lxh' })).rows.slice(3).map((r) => r[1])).toEqual(['罗小禾'])
  expect((await table({ ids: an })).rows.slice(3).map((r) => r[1])).toEqual(['石安安'])
})

it('numbers are masked; a reason opens them and stands in the audit', async () => {
  const columns = 'idNumber,phones'
  expect((await table({ columns, ids: an })).rows[3]?.slice(2)).toEqual(['52****************', '138****0001'])
  expect((await table({ columns, ids: an, reason: '办理资助' })).rows[3]?.slice(2)).toEqual([ID, '13800000001'])
})

it('all is said to be done only where something was, and nothing is open or waived', async () => {
  const month = async (at: string) => {
    const ctx = { ...county.ctx, now: () => Date.parse(`${at}T12:00:00+08:00`) }
    const cell = (await table({ columns: 'month', ids: an }, ctx)).rows[3]?.[2]
    const { items } = await listChildren(ctx, county.operator, {
      status: 'enrolled',
      sort: 'name',
      limit: 9,
      place: 'S1',
      duties: 'yes',
    })
    const row = items.find((r) => r.id === an)
    return [cell ?? '', row?.duties.length, row?.allDone]
  }
  expect((await month('2026-12-15'))[0]).toContain('谈心 12月')
  // In July only what was waived is asked for: neither pressing nor done.
  await Promise.all(
    [
      ['monthly-talk', '2027-06'],
      ['monthly-family-call', '2027-06'],
      ['monthly-carer-contact', '2027-06'],
      ['term-home-visits', '2027-spring.end'],
    ].map(([rule = '', period = '']) =>
      waiveDuty(county.ctx, county.operator, {
        id: newId(county.now),
        rule,
        childIds: [an],
        period,
        reason: '病假',
      }),
    ),
  )
  expect(await month('2027-07-04')).toEqual(['', 0, false])
  expect(await month('2027-08-15')).toEqual(['', 0, false])
})

it('nobody exports another school', async () => {
  await expect(table({ place: 'S2' })).rejects.toMatchObject({ code: 'not-found' })
})

it('a search that holds no letter finds nobody', async () => {
  const list = (q: string) =>
    listChildren(county.ctx, county.actor('principal', 'S1'), { status: 'enrolled', sort: 'name', limit: 10, q })
  expect((await list('shianan')).total).toBe(1)
  expect((await list('、')).total).toBe(0)
})
