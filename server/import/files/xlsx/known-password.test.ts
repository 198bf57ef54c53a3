import officeCrypto from 'officecrypto-tool'
import { describe, expect, it } from 'vitest'
import { markedRoster } from '../../../documents/marked-roster.ts'
import { readRoster } from '../../read-roster.ts'
import { AT, readingOf } from '../../testing/reading-of.ts'
import { xlsx } from '../../testing/sheets.ts'

const rows = [
  ['姓名', '性别', '监护人'],
  ...Array.from({ length: 150 }, (_, i) => [
    `田小${String.fromCodePoint(0x4e00 + i)}`,
    i % 2 ? '男' : '女',
    `祖母${i}`,
  ]),
]
const list = async () => Buffer.from(await xlsx({ name: '名单', rows }))
const locked = async (password: string, type?: 'standard') =>
  officeCrypto.encrypt(await list(), { password, ...(type ? { type } : {}) })

describe('a workbook whose structure is protected, encrypted with the password that every program knows', () => {
  it.each([['agile'], ['standard']] as const)('%s: read like any other, over more than one segment', async (type) => {
    const file = await locked('VelvetSweatshop', type === 'standard' ? type : undefined)
    expect(file.subarray(0, 4).toString('hex')).toBe('d0cf11e0')
    const reading = await readingOf(file)
    expect(reading.children.map((c) => c.name)).toEqual((await readingOf(await list())).children.map((c) => c.name))
    expect(reading.children).toHaveLength(150)
  })

  it('its errors are marked in a workbook that opens', async () => {
    const file = await locked('VelvetSweatshop')
    const reading = await readRoster(file, { at: AT, cells: true })
    const marked = await markedRoster(file, reading, [{ sheet: '名单', row: 3, column: 1, text: '请核对性别' }])
    expect(marked.subarray(0, 2).toString()).toBe('PK')
    expect((await readingOf(marked)).children).toHaveLength(150)
  })

  it.each([['agile'], ['standard']] as const)('%s: one with a password of its own stays shut', async (type) => {
    const file = await locked('不是大家都知道的', type === 'standard' ? type : undefined)
    await expect(readingOf(file)).rejects.toMatchObject({ code: 'encrypted' })
  })

  it('what says of its locking something that cannot be is refused as locked, at once', async () => {
    const file = await locked('VelvetSweatshop')
    const at = file.indexOf('spinCount="100000"')
    expect(at).toBeGreaterThan(0)
    file.write('spinCount="9e9   "', at)
    await expect(readingOf(file)).rejects.toMatchObject({ code: 'encrypted' })
  })
})
