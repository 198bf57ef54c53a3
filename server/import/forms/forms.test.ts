import { describe, expect, it } from 'vitest'
import { readRoster } from '../read-roster.ts'
import { issueSpot } from '../reading.ts'
import { AT, csvOf, ID, readingOf } from '../testing/reading-of.ts'
import { type Cell, xlsx } from '../testing/sheets.ts'

/** One child a page (一页一人), as offices print them and schools fill them in. */
const PAGE: Cell[][] = [
  ['留守儿童基本情况登记表'],
  ['姓名', '石安安', '性别', '女', '出生年月', '2015-04-11'],
  ['身份证号', ID, '民族', '苗族', '年级班级', '三（1）班'],
  ['家庭住址', '河湾村1组', '', '', '是否住校', '是'],
  ['父亲姓名', '石大山', '联系电话', '13800001001', '务工地点', '广东东莞'],
  ['母亲姓名', '冉梅', '联系电话', '13800001002', '务工地点', '在家'],
  ['监护人姓名', '冉春花', '与儿童关系', '外婆', '联系电话', '13800001003'],
  ['备注', '', '', '', '', ''],
  ['填表人：何静', '', '', '', '填表日期：2025-09-01', ''],
]
const WHOLE = {
  name: '石安安',
  sex: 'female',
  birthDate: '2015-04-11',
  idNumber: ID,
  grade: 3,
  class: '1',
  boarder: true,
  address: '河湾村1组',
  father: { name: '石大山', phones: ['13800001001'], workPlace: '广东东莞', away: true },
  mother: { name: '冉梅', phones: ['13800001002'], workPlace: null, away: false },
  caregiver: { name: '冉春花', relation: 'maternal-grandmother', phones: ['13800001003'] },
  issues: [],
}
/** The same page for another child. */
const other = (name: string, more: Record<string, string> = {}): Cell[][] =>
  PAGE.map((row) =>
    row.map((cell) =>
      typeof cell !== 'string' ? cell : (more[cell] ?? (cell === '石安安' ? name : cell === ID ? '' : cell)),
    ),
  )
const names = async (file: Uint8Array | string) => (await readingOf(file)).children.map((c) => c.name)

describe('a page a child', () => {
  it('is read like a row of a list, label by label', async () => {
    const reading = await readingOf(await xlsx({ name: '石安安', rows: PAGE }))
    expect(reading.children).toMatchObject([{ ...WHOLE, row: 2, sheet: '石安安' }])
    expect(reading.population).toBe('left-behind')
    expect(reading.skippedRows.map((s) => [s.row, s.reason])).toEqual([[1, 'title']])
  })
  it('on a sheet of its own each', async () => {
    const file = await xlsx(
      { name: '1', rows: PAGE },
      { name: '2', rows: other('龙河生') },
      { name: '空表', rows: PAGE.map((row) => row.map((cell, i) => (i % 2 === 1 ? '' : cell))) },
      { name: '4', rows: other('苗青') },
    )
    expect(await names(file)).toEqual(['石安安', '龙河生', '苗青'])
  })
  it('one below the other, titles between, or none', async () => {
    expect(await names(csvOf([...PAGE, [''], ...other('龙河生'), ...other('苗青')] as string[][]))).toEqual([
      '石安安',
      '龙河生',
      '苗青',
    ])
    const bare = (rows: Cell[][]) => rows.slice(1, 7)
    const { children } = await readingOf(csvOf([...bare(PAGE), ...bare(other('龙河生'))] as string[][]))
    expect(children.map((c) => [c.name, c.row, c.father.phones])).toEqual([
      ['石安安', 1, ['13800001001']],
      ['龙河生', 7, ['13800001001']],
    ])
  })
  it('two side by side', async () => {
    const right = other('龙河生', { 女: '男' })
    const rows = PAGE.slice(1, 7).map((row, i) => [...row, '', ...(right[i + 1] ?? [])])
    const { children } = await readingOf(csvOf(rows as string[][]))
    expect(children.map((c) => [c.name, c.sex, c.row, c.caregiver.name])).toEqual([
      ['石安安', 'female', 1, '冉春花'],
      ['龙河生', 'male', 1, '冉春花'],
    ])
  })
  it('with merged cells, groups down the side, and a family’s table within', async () => {
    const { children } = await readingOf(
      await xlsx({
        rows: [
          ['学校', '枫林小学', null, '年级班级', '三（2）班', null],
          ['姓名', '石安安', '性别', '女', '出生日期', '2015-04-11'],
          ['身份证号码', ID, null, null, null, null],
          ['父亲', '姓名', '石大山', '职业', '瓦工', null],
          [null, '联系电话', '13800001001', '务工地点', '广东东莞', null],
          ['监护人', '姓名', '冉春花', '与儿童关系', '外婆', null],
          [null, '联系电话', '13800001003', '年龄', '61', null],
          ['家庭成员', '姓名', '与本人关系', '年龄', '工作单位', '联系电话'],
          [null, '冉梅', '母亲', '38', '在家', '13800001002'],
          [null, '石平平', '弟弟', '5', '', ''],
          ['情况说明', '成绩好', null, null, null, null],
        ],
        merges: ['B3:F3', 'A4:A5', 'A6:A7', 'A8:A10', 'B11:F11'],
      }),
    )
    expect(children).toMatchObject([
      {
        name: '石安安',
        school: '枫林小学',
        grade: 3,
        class: '2',
        idNumber: ID,
        father: { name: '石大山', phones: ['13800001001'], workPlace: '广东东莞' },
        mother: { name: '冉梅', phones: ['13800001002'] },
        caregiver: { name: '冉春花', relation: 'maternal-grandmother', phones: ['13800001003'] },
      },
    ])
  })
  it('with label and value in one cell', async () => {
    const { children } = await readingOf(
      await xlsx({
        rows: [
          ['留守儿童信息卡'],
          ['姓名：石安安　性别：女　出生年月：2015.4.11'],
          ['身份证号：', ID],
          ['家庭住址：河湾村1组'],
          ['父亲姓名：石大山　联系电话：13800001001'],
        ],
      }),
    )
    expect(children).toMatchObject([
      {
        name: '石安安',
        sex: 'female',
        birthDate: '2015-04-11',
        idNumber: ID,
        address: '河湾村1组',
        father: { name: '石大山', phones: ['13800001001'] },
      },
    ])
  })
  it('a second name with nothing about it is asked about', async () => {
    const { children, doubtfulRows } = await readingOf(
      csvOf([
        ['学校', '枫林小学'],
        ['班级', '三1班'],
        ['姓名', '石安安'],
        ['姓名', '苗青'],
      ]),
    )
    expect(children.map((c) => [c.name, c.school])).toEqual([['石安安', '枫林小学']])
    expect(doubtfulRows.map((d) => [d.row, d.name])).toEqual([[4, '苗青']])
  })
  it('a blank template is nobody', async () => {
    const blank = PAGE.map((row) => row.map((cell, i) => (i % 2 === 1 && row.length > 1 ? '' : cell)))
    await expect(readingOf(csvOf(blank as string[][]))).rejects.toMatchObject({ code: 'no-rows' })
  })
  it('a fault stands at the cell of the form, and is mended there', async () => {
    const file = await xlsx({ rows: other('石安安', { 13800001002: '1380000', 苗族: '' }) })
    const [child] = (await readRoster(file, { at: AT })).children
    if (!child) throw new Error('nobody')
    expect([child.issues, issueSpot(child, 'phone-invalid')]).toEqual([['phone-invalid'], { row: 6, column: 3 }])
    const mended = await readRoster(file, {
      at: AT,
      corrections: [{ sheet: 'Sheet1', row: 6, column: 3, text: '13800001009' }],
    })
    expect(mended.children[0]?.mother.phones).toEqual(['13800001009'])
  })
  it('whose phone is not said is nobody’s', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '石安安', '性别', '女'],
        ['班主任', '何静', '联系电话', '13800001005'],
        ['接送人', '石二', '电话', '13800001006'],
        ['父亲姓名', '石大山', '文化程度', '初中'],
        ['家庭住址', '河湾村', '民族', '苗族'],
      ]),
    )
    expect(children).toMatchObject([{ name: '石安安', father: { phones: [] }, mother: { phones: [] } }])
    expect(children[0]?.more.phones).toEqual([])
  })
})

describe('a list turned on its side', () => {
  it('is a child a column', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '石安安', '龙河生', '苗青'],
        ['性别', '女', '男', '女'],
        ['出生日期', '2015-04-11', '2015-05-01', '2015-06-01'],
        ['父亲姓名', '石大山', '龙大海', ''],
        ['联系电话', '13800001001', '', '13800001003'],
      ]),
    )
    expect(children.map((c) => [c.name, c.sex, c.birthDate, c.father.name])).toEqual([
      ['石安安', 'female', '2015-04-11', '石大山'],
      ['龙河生', 'male', '2015-05-01', '龙大海'],
      ['苗青', 'female', '2015-06-01', null],
    ])
  })
})

describe('a list stays a list', () => {
  it.each<[string, string[][]]>([
    [
      'one row of headings',
      [
        ['姓名', '性别', '出生日期'],
        ['石安安', '女', '2015-04-11'],
        ['龙河生', '男', '2015-05-01'],
      ],
    ],
    [
      'an unknown heading beside the name',
      [
        ['姓名', '小名', '性别', '民族'],
        ['石安安', '安安', '女', '苗族'],
        ['龙河生', '河生', '男', '苗族'],
      ],
    ],
    [
      'lines of labels above',
      [
        ['学校', '枫林小学', '班级', '三1班'],
        ['班主任', '何静', '联系电话', '13800001005'],
        ['姓名', '性别', '出生日期', '备注'],
        ['石安安', '女', '2015-04-11', ''],
        ['龙河生', '男', '2015-05-01', ''],
      ],
    ],
    [
      'stacked classes',
      [
        ['三1班'],
        ['姓名', '性别', '学籍号'],
        ['石安安', '女', 'G1'],
        ['三2班'],
        ['姓名', '性别', '学籍号'],
        ['龙河生', '男', 'G2'],
      ],
    ],
  ])('%s', async (_, rows) => {
    expect(await names(csvOf(rows))).toEqual(['石安安', '龙河生'])
  })
})
