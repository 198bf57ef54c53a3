import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPost } from '../../accounts/commands/account-changes.ts'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { listAccounts } from '../../accounts/queries/accounts.ts'
import { leaveChild } from '../../children/commands/leave-child.ts'
import { getConcerns } from '../../concerns/queries/concerns.ts'
import { inActorTx } from '../../db/tx.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { getEntry } from '../../entries/queries/entry.ts'
import { newId } from '../../ids.ts'
import { verify } from '../../installation/queries/verify.ts'
import { importRosterFile } from '../../rosters/commands/import-roster-file.ts'
import { undoRoster } from '../../rosters/commands/undo-roster.ts'
import { uploadRoster } from '../../rosters/commands/upload-roster.ts'
import { listRosters } from '../../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { mergePlace } from './merge-place.ts'
import { removePlace } from './remove-place.ts'

/** What hangs on a place that goes into another: nothing is lost, and whoever looks after it now sees it (decision 036). */
let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const into = (code: string) => ({ into: code, classes: 'together' as const, reason: '合村并校' })
const clean = async () => expect((await verify(county.ctx, county.operator)).findings).toEqual([])
const entry = async (by: Parameters<TestCounty['actor']>, kind: string, about: object, body: object) => {
  const id = newId(county.now)
  const { verdicts } = await saveEntries(county.ctx, county.actor(...by), {
    entries: [{ id, kind, version: 1, about, from: '2026-11-20', body }],
  })
  expect(verdicts[0]?.verdict).toBe('accepted')
  return id
}
const concernOf = (child: string) =>
  entry(['head-teacher', 'D31'], 'concern', { child }, { came: 'child', heard: '说不敢回家' })

it('a Children’s Home of a village is its own in the village that it is now', async () => {
  const home = await entry(
    ['village-director', 'V1'],
    'home',
    { place: 'V1' },
    { name: '河湾儿童之家', days: ['2'], hours: '16:00–18:00', keeper: '田主任' },
  )
  const see = () => getEntry(county.ctx, county.actor('village-director', 'V2'), home)
  await expect(see()).rejects.toMatchObject({ code: 'not-found' })
  await expect(removePlace(county.ctx, county.operator, county.place('V1'))).rejects.toMatchObject({
    message: /1 条登记/,
  })
  await mergePlace(county.ctx, county.operator, county.place('V1'), into('V2'))
  expect(await see()).toMatchObject({ id: home })
  await clean()
})

it('open worries, of who is there and of who has gone, stand on the list of the school that it is now; its lists are seen there', async () => {
  const here = await makeChild(county, 'D31', '向小远', { villageCode: 'V2' })
  const gone = await makeChild(county, 'D31', '潘月', { villageCode: null })
  const worries = [await concernOf(here), await concernOf(gone)].sort()
  await leaveChild(county.ctx, county.operator, gone, { on: '2026-11-23', reason: 'transferred' })
  const list = await importRosterFile(county.ctx, county.operator, {
    bytes: Buffer.from('姓名,性别,年级,班级\n田小雨,女,三年级,1班'),
    fileName: 'a.csv',
    schoolCode: 'S2',
    term: '2026-autumn',
    apply: true,
    population: 'left-behind',
  })
  const login = `zh${county.code}`
  const { id } = await addAccount(county.ctx, county.operator, {
    login,
    name: '周教导',
    role: 'dean',
    placeCode: 'S1',
  })
  await addPost(county.ctx, county.operator, id, { role: 'dean', placeCode: 'S2' })
  const dean = county.actor('dean', 'S1')
  const seen = async () => (await getConcerns(county.ctx, dean)).items.map((i) => i.id).sort()
  expect(await seen()).toEqual([])

  const later = { ...county.ctx, now: () => county.now + 60_000 }
  await mergePlace(later, county.actor('administrator', 'COUNTY'), county.place('S2'), into('S1'))
  expect(await seen()).toEqual(worries)
  expect((await listRosters(county.ctx, dean)).items).toMatchObject([{ schoolName: '大坪村小学', state: 'applied' }])
  const [account] = (await listAccounts(county.ctx, county.operator)).items.filter((a) => a.login === login)
  expect(account?.posts.map((p) => [p.role, p.place.code])).toEqual([['dean', 'S1']])
  await clean()
  // Children have been moved since: the list is not taken back over that.
  if (!list.importId) throw new Error('the list was not written')
  await expect(undoRoster(county.ctx, county.operator, list.importId)).rejects.toMatchObject({ code: 'cannot-undo' })
  await clean()
})

it('who merged what, and why, stands in the diary', async () => {
  const rows = await inActorTx(
    county.ctx.db,
    county.operator,
    (tx) =>
      tx.query(`select place_id, detail from audit where county_id = $1 and action = 'place.merge' order by seq`, [
        county.id,
      ]),
    { readOnly: true },
  )
  expect(rows).toMatchObject([
    { place_id: county.place('V2'), detail: { from: '河湾村', code: 'V1', reason: '合村并校' } },
    { place_id: county.place('S1'), detail: { from: '大坪村小学', code: 'S2', reason: '合村并校', posts: 1 } },
  ])
})

it('a list that is half written is settled first', async () => {
  const other = await makeCounty(database)
  const list = Buffer.from('姓名,性别,年级,班级\n田小雨,女,三年级,1班')
  await uploadRoster(other.ctx, other.actor('principal', 'S2'), list, {
    name: 'a.csv',
    school: 'S2',
    term: '2026-autumn',
  })
  await expect(mergePlace(other.ctx, other.operator, other.place('S2'), into('S1'))).rejects.toMatchObject({
    message: /还有 1 份名单没有写完/,
  })
})
