import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../ids.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { addChild } from './add-child.ts'
import { changeChild } from './change-child.ts'

let database: TestDatabase
let county: TestCounty
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())

const ID = '522699201704112203'
const HELD =
  '县里已有这个身份证号的档案，不能再写给另一名孩子。请对着证件核对号码；号码没错，就是这名孩子已经有档案：请在花名册（包括已离开的）里找，或用名单导入接收转来的档案。'

it('a number that another child of the county holds is refused, without a word about where or who', async () => {
  await makeChild(county, 'D31', '潘月', { villageCode: 'V2', idNumber: ID, studentNo: 'G522699201704112203' })
  const own = await makeChild(county, 'C31', '石安安')
  const dean = county.actor('dean', 'S1')
  const refused = { code: 'invalid', message: HELD, details: { idNumber: HELD } }
  await expect(
    changeChild(county.ctx, dean, own, { changes: { idNumber: ID.toLowerCase() }, base: {} }),
  ).rejects.toMatchObject(refused)
  await expect(
    addChild(county.ctx, dean, { id: newId(county.now), changes: { name: '龙巧', classCode: 'C31', idNumber: ID } }),
  ).rejects.toMatchObject(refused)
  await expect(
    changeChild(county.ctx, dean, own, { changes: { studentNo: 'G522699201704112203' }, base: {} }),
  ).rejects.toMatchObject({ code: 'invalid', details: { studentNo: HELD.replace('身份证号', '学籍号') } })
})

it('the same child sent twice, or saved again with its own number, is no other one', async () => {
  const id = newId(county.now)
  const changes = { name: '罗小禾', classCode: 'C31', idNumber: '522699201702023426' }
  const dean = county.actor('dean', 'S1')
  await addChild(county.ctx, dean, { id, changes })
  await addChild(county.ctx, dean, { id, changes })
  // As the form sends it after its answer was lost: numbers are not kept in a draft.
  await addChild(county.ctx, dean, { id, changes: { name: '罗小禾', classCode: 'C31' } })
  await expect(addChild(county.ctx, dean, { id, changes: { ...changes, address: '河湾村3组' } })).rejects.toMatchObject(
    { code: 'conflict', message: '这名孩子上次已经添进花名册了；请打开档案，看一下再改。' },
  )
  await changeChild(county.ctx, dean, id, { changes: { idNumber: changes.idNumber, boarder: true }, base: {} })
})
