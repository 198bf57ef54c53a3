import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verify } from '../../installation/queries/verify.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { exportPlaceTemplate } from '../queries/export-place-template.ts'
import { getOutlinePreview } from '../queries/outline-preview.ts'
import { listPlaces } from '../queries/places.ts'
import { getPlacesInFile } from '../queries/places-in-file.ts'
import { addOutline } from './add-outline.ts'
import { importPlaces } from './import-places.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const places = async () =>
  (await listPlaces(county.ctx, county.operator)).items.map((p) => `${p.under.at(-1) ?? ''}/${p.name}`)
const TEXT = '青石镇\n  河湾村\n白水镇\n  水源村\n  水源小学\n    三年级(1)班\n    三年级(2)班'

it('an outline is looked at first, then what is not there yet is added, and the same again adds nothing', async () => {
  const under = county.code
  const before = await places()
  const seen = await getOutlinePreview(county.ctx, county.operator, { text: TEXT, under })
  expect(seen.counts).toEqual({ new: 5, there: 2, doubt: 0, fault: 0 })
  expect(await places()).toEqual(before)
  expect(await addOutline(county.ctx, county.operator, { text: TEXT, under, sure: false })).toMatchObject({ added: 5 })
  const added = (await places()).filter((p) => !before.includes(p))
  expect(added.sort()).toEqual(
    ['/白水镇', '白水镇/水源村', '白水镇/水源小学', '水源小学/三(1)班', '水源小学/三(2)班'].sort(),
  )
  expect(await addOutline(county.ctx, county.operator, { text: TEXT, under, sure: false })).toMatchObject({ added: 0 })
  expect((await verify(county.ctx, county.operator)).findings).toEqual([])
})

it('nothing is written while a line is at fault, nor what is doubtful before somebody looked', async () => {
  const under = county.code
  const before = await places()
  const add = (text: string, sure: boolean) => addOutline(county.ctx, county.operator, { text, under, sure })
  await expect(add('青石镇\n  新屋村\n  老街', true)).rejects.toMatchObject({ message: /第 3 行：看不出“老街”/ })
  await expect(add('青石镇\n  新屋村\n  水源村', false)).rejects.toMatchObject({ message: /有 1 行要您看一看/ })
  await expect(add('', true)).rejects.toMatchObject({ message: /没有读到单位/ })
  expect(await places()).toEqual(before)
  expect(await add('青石镇\n  新屋村\n  水源村', true)).toMatchObject({ added: 2 })
})

it('a school writes below itself; another place is not found', async () => {
  const principal = county.actor('principal', 'S1')
  const add = (under: string) =>
    addOutline(county.ctx, principal, { text: '五年级(1)班\n五年级(2)班', under, sure: false })
  await expect(add('S2')).rejects.toMatchObject({ code: 'not-found' })
  expect(await add('S1')).toMatchObject({ added: 2 })
})

it('the sheet to fill in holds what is there; filled in, with names for codes, it is looked at and brought in', async () => {
  const { bytes } = await exportPlaceTemplate(county.ctx, county.operator)
  const same = await getPlacesInFile(county.ctx, county.operator, bytes)
  expect(same).toMatchObject({ added: 0, updated: 0, problems: [], items: [] })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const sheet = book.getWorksheet('单位')
  const last = (sheet?.getColumn(3).values.filter(Boolean).length ?? 0) + 1
  ;[
    ['年级班级', '', '一年级(1)班', '高坡小学'],
    ['学校', '', '高坡小学', '青石镇'],
    ['村', '', '河湾村', '白水镇'],
  ].forEach((cells, i) => {
    cells.forEach((cell, c) => {
      const at = sheet?.getCell(last + i, c + 1)
      if (at) at.value = cell
    })
  })
  const filled = new Uint8Array(await book.xlsx.writeBuffer())
  const before = await places()
  const seen = await getPlacesInFile(county.ctx, county.operator, filled)
  expect(seen).toMatchObject({ added: 3, updated: 0, problems: [] })
  expect(seen.items.map((i) => [i.name, i.under, i.state, i.note !== null])).toEqual([
    ['一(1)班', '高坡小学', 'new', false],
    ['高坡小学', '青石镇', 'new', false],
    ['河湾村', '白水镇', 'new', true],
  ])
  expect(await places()).toEqual(before)
  expect(await importPlaces(county.ctx, county.operator, filled)).toMatchObject({ added: 3 })
  expect(await places()).toContain('高坡小学/一(1)班')
  // A name that two places have is nobody's guess.
  const twice = Buffer.from('类型,代码,名称,上级代码\n学校,,甲小学,青石镇\n班级,,一年级,三年级\n村,,某村,无此镇')
  expect((await importPlaces(county.ctx, county.operator, twice)).problems.map((p) => p.row)).toEqual([3, 4])
})
