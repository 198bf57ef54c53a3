import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../testing/factory.ts'
import { changeChild } from './commands/change-child.ts'
import { revealChild } from './commands/reveal-child.ts'
import { getChild } from './queries/child-file.ts'

/** Two people write to one file (cases/15): what the second one did not see is not overwritten. */
let database: TestDatabase
let county: TestCounty
let child: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
})
afterAll(() => database.close())
beforeEach(async () => {
  child = await makeChild(county, 'C31', '谭小禾')
})

type Changes = Parameters<typeof changeChild>[3]['changes']
type More = { base?: Record<string, number>; seen?: Record<string, unknown> }
const by = (role: 'dean' | 'principal') => {
  const actor = county.actor(role, 'S1')
  return (changes: Changes, more: More = {}) =>
    changeChild(county.ctx, actor, child, { changes, base: more.base ?? {}, ...(more.seen ? { seen: more.seen } : {}) })
}
const file = () => getChild(county.ctx, county.operator, child, null)

const FIELDS: [Changes, Changes][] = [
  [{ name: '谭小荷' }, { name: '谭小河' }],
  [{ address: '河湾村3组' }, { address: '河湾村8组' }],
  [{ boarder: true }, { boarder: false }],
  [{ classCode: 'C32' }, { classCode: 'C31' }],
  [{ villageCode: 'V2' }, { villageCode: null }],
  [{ hukou: 'rural' }, { hukou: 'urban' }],
  [{ studentNo: 'G522699201705010017' }, { studentNo: 'G522699201705010025' }],
  [{ motherState: 'home' }, { motherState: 'dead' }],
  [{ fatherPlace: '福建泉州' }, { fatherPlace: '浙江台州' }],
  [{ fatherIncapable: true }, { fatherIncapable: false }],
  [{ carerRelation: 'aunt' }, { carerRelation: 'uncle' }],
  [{ carerName: '石大姑' }, { carerName: '石二叔' }],
  [{ fatherPhones: ['13900001111'] }, { fatherPhones: ['13900002222'] }],
]
it.each(FIELDS)('%j: a base that does not name the field means its first version', async (first, second) => {
  await by('dean')(first)
  const before = await file()
  await expect(by('principal')(second)).rejects.toMatchObject({ code: 'conflict' })
  await expect(by('principal')(second, { base: { ethnicity: 7 } })).rejects.toMatchObject({ code: 'conflict' })
  expect((await file()).versions).toEqual(before.versions)
  // By the field's own name, or by that of the file's versions: what was seen is written.
  const [field = ''] = Object.keys(second)
  await by('principal')(second, { base: { [field]: 2 } })
  await by('dean')(first, { base: (await file()).versions })
})

// A student number is one child's, and the test before gave these two away.
const FREE = FIELDS.filter(([first]) => first.studentNo === undefined)
it.each(FREE)(
  '%j: a version that never was (of a state before a restore) overwrites nothing',
  async (first, second) => {
    await by('dean')(first)
    const before = await file()
    const [field = ''] = Object.keys(second)
    for (const version of [3, 1e9, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY, 1.5, 0])
      await expect(by('principal')(second, { base: { [field]: version } }), String(version)).rejects.toMatchObject({
        code: 'conflict',
      })
    expect((await file()).versions).toEqual(before.versions)
  },
)

it('a field that nobody changed needs no version, nor does what follows from it', async () => {
  await by('dean')({ classCode: 'C32', carerRelation: 'aunt' })
  await by('principal')({ boarder: true, address: '河湾村5组' })
  await by('principal')({ classCode: 'C31' }, { base: { classCode: 2 } })
  expect((await file()).row.className).toBe('三(1)班')
})

it('where a parent is empties where that was: a place that somebody else wrote is not lost that way', async () => {
  await by('dean')({ fatherPlace: '福建晋江' })
  await expect(by('principal')({ fatherState: 'dead' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await file()).father.place).toBe('福建晋江')
})

it('a form shows no numbers: they are held by the versions that it knew, and the sentence tells neither', async () => {
  const { versions } = await file()
  const seen = { address: null }
  await by('dean')({ carerPhones: ['13900003333'], address: null })
  const late = by('principal')({ carerPhones: ['13900004444'], address: '河湾村6组' }, { base: versions, seen })
  await expect(late).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('照看人电话') })
  await expect(late).rejects.not.toMatchObject({ message: expect.stringContaining('1390000') })
  const phones = () => revealChild(county.ctx, county.operator, child, { what: 'phones', reason: '核对' })
  expect((await phones()).carerPhones).toEqual(['13900003333'])
  await by('principal')({ carerPhones: ['13900004444'] }, { base: (await file()).versions, seen })
  expect((await phones()).carerPhones).toEqual(['13900004444'])
})
