import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { getChild } from '../queries/child-file.ts'
import { changeChild } from './change-child.ts'
import { sayHousehold } from './say-household.ts'

let database: TestDatabase
let county: TestCounty
let dean: Actor
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  dean = county.actor('dean', 'S1')
})
afterAll(() => database.close())

const FAMILY = { fatherName: '柏大山', motherName: '田秀', villageCode: 'V1' }
const file = (id: string) => getChild(county.ctx, dean, id, null)
const siblings = async (id: string) => (await file(id)).siblings.map((s) => s.name).sort()
const say = (id: string, said: Parameters<typeof sayHousehold>[3], actor = dean) =>
  sayHousehold(county.ctx, actor, id, said)

describe('brothers and sisters, looked over by hand', () => {
  it('found by the household, confirmed; one who is none goes and is not found again', async () => {
    const one = await makeChild(county, 'C31', '柏一', FAMILY)
    const two = await makeChild(county, 'C32', '柏二', FAMILY)
    expect(await siblings(one)).toEqual(['柏二'])
    expect((await file(one)).siblingsSaid).toBe(false)
    await say(one, { confirmed: true })
    expect((await file(one)).siblingsSaid).toBe(true)
    await say(one, { other: two, together: false })
    expect([await siblings(one), await siblings(two)]).toEqual([[], []])
    // What is written of the family later on brings them together no more, nor with a third one of the same names by them.
    await changeChild(county.ctx, dean, two, { changes: { motherName: '田秀英' }, base: {} })
    await changeChild(county.ctx, dean, two, { changes: { motherName: '田秀' }, base: { mother_name: 2 } })
    expect(await siblings(two)).toEqual([])
    // Undone by the same hand.
    await say(one, { other: two, together: true })
    expect(await siblings(one)).toEqual(['柏二'])
  })

  it('one more is, though no name says so; of three the one too many goes, and each has its own: said in a sentence', async () => {
    const [a, b, c] = [
      await makeChild(county, 'C31', '田甲'),
      await makeChild(county, 'C31', '田乙'),
      await makeChild(county, 'C32', '田丙'),
    ]
    await say(a, { other: b, together: true })
    await say(a, { other: c, together: true })
    expect(await siblings(a)).toEqual(['田丙', '田乙'].sort())
    await say(a, { other: c, together: false })
    expect([await siblings(a), await siblings(c)]).toEqual([['田乙'], []])
    const d = await makeChild(county, 'C32', '田丁')
    await say(c, { other: d, together: true })
    await expect(say(a, { other: c, together: true })).rejects.toMatchObject({ code: 'invalid' })
    await expect(say(a, { other: a, together: true })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('a class teacher says it of the own class; a child out of sight is not there', async () => {
    const mine = await makeChild(county, 'C31', '石甲')
    const far = await makeChild(county, 'D31', '石乙')
    const teacher = county.actor('head-teacher', 'C31')
    await expect(say(mine, { other: far, together: true }, teacher)).rejects.toMatchObject({ code: 'not-found' })
    await expect(say(far, { confirmed: true }, teacher)).rejects.toMatchObject({ code: 'not-found' })
    await say(mine, { confirmed: true }, teacher)
    await expect(say(mine, { confirmed: true }, county.actor('auditor', county.code))).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
