import { describe, expect, it } from 'vitest'
import { readRoster } from './read-roster.ts'
import { AT, csvOf, readingOf } from './testing/reading-of.ts'
import { type Cell, xlsx } from './testing/sheets.ts'

const HEAD = ['序号', '姓名', '性别', '身份证号', '监护人', '监护人电话']
const child = (n: number, name: string): Cell[] => [n, name, '女', null, '石老', '13800000001']

describe('rows that are no child', () => {
  const rows: [string, Cell[][]][] = [
    [
      'total',
      [
        ['合  计', null, null, '2人'],
        [null, null, null, null, null, '合计：2'],
        ['共2人，其中男生1人，女生1人'],
        ['以上共2人'],
        ['本班共有留守儿童2人'],
        ['男生：1人', '女生：1人', '合计：2人'],
        ['其中：男1人，女1人'],
        ['總計', null, 2],
      ],
    ],
    [
      'footer',
      [
        ['制表：何静', null, '审核：周明'],
        ['填表人', '何静', '审核人', '周明'],
        ['   年   月   日'],
        ['2025年9月1日'],
        ['村（居）委会意见：'],
        ['学校（盖章）：'],
        ['联系人：何静', null, null, '电话：13800000009'],
        ['班主任签字：何静    联系电话：13800000009'],
      ],
    ],
    [
      'note',
      [
        ['填表说明：', '1.姓名按户口簿'],
        ['（1）身份证号必须为18位；'],
        ['此表一式两份，学校和教育局各存一份'],
        ['（此页无正文）'],
        ['第 1 页 共 2 页'],
        ['以下空白'],
        ['样表', '张小明', '男'],
        ['例1', '张小明', '男'],
        [0, '张三（示例）', '男'],
        [3],
      ],
    ],
    ['title', [['三（2）班学生花名册'], ['班级：三（2）班', null, '班主任：何静']]],
  ]
  it.each(rows.flatMap(([reason, all]) => all.map((row) => [reason, row] as const)))('%s %j', async (reason, row) => {
    const sheet = [HEAD, child(1, '石安'), row, child(2, '罗禾')]
    for (const reading of [
      await readingOf(csvOf(sheet as (string | number)[][])),
      await readingOf(await xlsx({ rows: sheet })),
    ]) {
      expect(reading.children.map((c) => c.name)).toEqual(['石安', '罗禾'])
      expect(reading.skippedRows.map((s) => [s.row, s.reason])).toEqual([
        [1, 'header'],
        [3, reason],
      ])
    }
  })

  it.each([
    [['①', '②', '③', '④', '⑤', '⑥']],
    [['1栏', '2栏', '3栏', '4栏', '5栏', '6栏']],
    [['A', 'B', 'C', 'D', 'E', 'F']],
  ])('columns numbered %j', async (row) => {
    const { children, skippedRows } = await readingOf(csvOf([HEAD, row, ['1', '石安', '女', '', '', '']]))
    expect(children.map((c) => c.name)).toEqual(['石安'])
    expect(skippedRows[1]).toMatchObject({ row: 2, reason: 'header' })
  })
})

describe('同上', () => {
  it.each(['同上', '同 上', '（同上）', '同上。', '〃', '〃〃', '″', '"', '＂', '”', '々', '〞', '↑'])(
    '%s',
    async (mark) => {
      const { children } = await readingOf(
        csvOf([
          ['姓名', '家庭住址', '监护人', '班级'],
          ['石安', '河湾村', '石老', '三1'],
          ['罗禾', mark, mark, mark],
          ['龙巧', mark, '', ''],
        ]),
      )
      expect(children.map((c) => [c.address, c.caregiver.name, c.grade, c.class])).toEqual([
        ['河湾村', '石老', 3, '1'],
        ['河湾村', '石老', 3, '1'],
        ['河湾村', null, null, null],
      ])
    },
  )
})

describe('headers', () => {
  const family: Cell[][] = [
    ['序号', '学生信息', null, null, '家长信息', null, null, null],
    [null, '姓名', '性别', '班级', '父亲', null, '母亲', null],
    [null, null, null, null, '姓名', '务工地', '姓名', '务工地'],
    ['1', '石安', '女', '三(1)班', '石大', '广东', '吴二', '在家'],
  ]
  it('three lines, merged or not', async () => {
    const merges = ['A1:A3', 'B1:D1', 'E1:H1', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:H2']
    for (const file of [
      csvOf(family as string[][]),
      await xlsx({ rows: family }),
      await xlsx({ rows: family, merges }),
    ]) {
      const { children, skippedRows } = await readingOf(file)
      expect(children).toMatchObject([
        {
          row: 4,
          name: '石安',
          grade: 3,
          father: { name: '石大', workPlace: '广东' },
          mother: { name: '吴二', away: false },
        },
      ])
      expect(skippedRows.map((s) => s.reason)).toEqual(['header', 'header', 'header'])
    }
  })

  it('是 and 否 under 是否住校, kinds of care under 监护类型', async () => {
    const { children } = await readingOf(
      await xlsx({
        rows: [
          ['姓名', '性别', '是否住校', null, '监护类型', null],
          [null, null, '是', '否', '祖辈', '亲戚'],
          ['石安', '女', '√', null, '√', null],
          ['罗禾', '男', null, '√', null, '√'],
        ],
        merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
      }),
    )
    expect(children.map((c) => [c.row, c.boarder])).toEqual([
      [3, true],
      [4, false],
    ])
  })

  it('a class line between children is a title, not a finer heading', async () => {
    const { children } = await readingOf('姓名,性别,身份证号\n三(1)班\n石安,女,\n三(2)班\n罗禾,男,\n')
    expect(children.map((c) => [c.name, c.grade, c.class])).toEqual([
      ['石安', 3, '1'],
      ['罗禾', 3, '2'],
    ])
  })
})

describe('the school, the grade and the class in a title', () => {
  it.each<[string, string | null]>([
    ['附件2：青石小学留守儿童花名册', '青石小学'],
    ['（2025年秋季）青石希望小学留守儿童登记册', '青石希望小学'],
    ['留守儿童花名册（青石小学）', '青石小学'],
    ['留守儿童花名册——青石小学', '青石小学'],
    ['青石學校留守兒童花名冊', '青石學校'],
    ['青 石 小 学 花 名 册', '青石小学'],
    ['2025-2026学年度上学期青石小学花名册', '青石小学'],
    ['填报单位(盖章)： 青石小学   填报人：何静', '青石小学'],
    ['云岭县2025年农村义务教育学校留守儿童花名册', null],
    ['全镇中小学留守儿童花名册', null],
    ['小学生花名册', null],
  ])('%s', async (title, school) => {
    const { children } = await readingOf(csvOf([[title], ['姓名', '性别'], ['石安', '女']]))
    expect(children).toMatchObject([{ school }])
  })

  it('填报单位 below the children names the school where no title does, for the children of its header', async () => {
    const head = ['姓名', '性别']
    const { children } = await readingOf(
      csvOf([
        head,
        ['石安', '女'],
        ['填报单位：青石小学（公章）', '填表人：何静'],
        [],
        head,
        ['罗禾', '男'],
        ['填报单位：大坪村小', ''],
      ]),
    )
    expect(children.map((c) => [c.name, c.school])).toEqual([
      ['石安', '青石小学'],
      ['罗禾', '大坪村小'],
    ])
  })

  it.each<[string, number, string]>([
    ['青石小学2023级1班学生花名册', 3, '1'],
    ['大坪中学2024级3班学生花名册', 8, '3'],
    ['2025—2026学年度第一学期青石镇中心小学六年级（3）班', 6, '3'],
    ['大坪中学初三（2）班', 9, '2'],
    ['学校：青石小学 年级 四年级 班级 2班', 4, '2'],
  ])('%s', async (title, grade, label) => {
    const { children } = await readingOf(csvOf([[title], ['姓名', '性别'], ['石安', '女']]))
    expect(children).toMatchObject([{ grade, class: label }])
  })
})

describe('a cell mended in the wizard', () => {
  it('may lie behind the end of its row', async () => {
    const file = new TextEncoder().encode('姓名,性别,出生日期,监护人\n石安,女\n')
    const { children, sheets } = await readRoster(file, {
      at: AT,
      cells: true,
      corrections: [{ sheet: '', row: 2, column: 3, text: '石老' }],
    })
    expect(children).toMatchObject([{ name: '石安', caregiver: { name: '石老' } }])
    expect(sheets[0]?.rows[1]?.cells).toEqual(['石安', '女', '', '石老'])
  })
})
