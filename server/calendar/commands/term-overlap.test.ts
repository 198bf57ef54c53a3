import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { setTerm } from './calendar-changes.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const set = (termId: string, startsOn: string, endsOn: string, schoolCode?: string) =>
  setTerm(county.ctx, county.operator, { termId, startsOn, endsOn, ...(schoolCode ? { schoolCode } : {}) })

it('a day lies in one term: neither the county’s own terms nor a school’s may overlap', async () => {
  await set('2027-autumn', '2027-09-01', '2028-01-20')
  await expect(set('2028-spring', '2028-01-20', '2028-07-05')).rejects.toMatchObject({
    code: 'invalid',
    message: '和2027年秋季学期（2027年9月1日到2028年1月20日）的日子重叠。请改一下这里的日期，或先改那个学期。',
  })
  await set('2028-spring', '2028-02-21', '2028-07-05')
  // Moved within itself, a term does not stand in its own way.
  await set('2027-autumn', '2027-09-02', '2028-01-21')
  await expect(set('2028-spring', '2028-01-21', '2028-07-05', 'S1')).rejects.toMatchObject({ code: 'invalid' })
  await set('2028-spring', '2028-02-10', '2028-07-05', 'S1')
  // The county's change would run into what a school has of its own.
  await expect(set('2027-autumn', '2027-09-01', '2028-02-12')).rejects.toMatchObject({
    message:
      '和青石镇中心小学自己的2028年春季学期（2028年2月10日到2028年7月5日）的日子重叠。请改一下这里的日期，或先改那个学期。',
  })
})
