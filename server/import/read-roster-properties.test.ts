import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRoster } from './read-roster.ts'
import { type Cell, utf8 } from './testing/sheets.ts'

const read = (bytes: Uint8Array) => readRoster(bytes, { at: '2025-09-10' })
/** 522699201504112209: female, 2015-04-11, right check digit. */
const ID = '522699201504112209'

describe('any list', () => {
  const columns: [string, string[]][] = [
    ['姓名', ['石安安', '罗小禾', '龙巧']],
    ['性别', ['女', '男', '女']],
    ['身份证号', [ID, '', '']],
    ['班级', ['三(1)班', '三(1)班', '四(2)班']],
    ['父亲姓名', ['石建国', '罗大海', '龙海军']],
    ['父亲电话', ['13800000001', '', '13800000005']],
    ['监护人', ['石老根', '田桂兰', '龙秀芬']],
    ['监护人电话', ['13800000003', '13800000004', '']],
    ['家庭住址', ['青石村1组', '河湾村3组', '大坪村2组']],
  ]
  const table = (order: readonly [string, string[]][], junk: Cell[][] = []) => {
    const rows: Cell[][] = [order.map(([h]) => h), ...[0, 1, 2].map((i) => order.map(([, v]) => v[i] ?? ''))]
    junk.forEach((row, i) => {
      rows.splice(1 + ((i * 2) % rows.length), 0, row)
    })
    return utf8(rows.map((r) => r.join(',')).join('\n'))
  }
  const strip = (children: Awaited<ReturnType<typeof read>>['children']) =>
    children.map(({ row: _row, issueColumns: _at, ...child }) => child)

  it('the order of columns does not matter', async () => {
    const expected = strip((await read(table(columns))).children)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(columns, { minLength: columns.length }), async (order) => {
        expect(strip((await read(table(order))).children)).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('rows of junk never become children', async () => {
    const expected = strip((await read(table(columns))).children)
    const junk = fc.constantFrom<Cell[]>(
      ['合计', '3人'],
      ['小计：3人'],
      ['填表人：何静', '', '审核人：周明'],
      ['注：本表一式两份'],
      ['', '', ''],
      ['班主任签字：'],
      ['总计', '', '', '3'],
      ['例：张某某', '男'],
      ['填报单位（公章）：', '', '负责人：'],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 5 }), async (rows) => {
        expect(strip((await read(table(columns, rows))).children)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})
