import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from './testing/reading-of.ts'
import { xlsx } from './testing/sheets.ts'

const HEAD = ['姓名', '性别', '出生日期']
const CHILD = ['石安安', '女', '2015-04-11']
const namesOf = async (...rows: string[][]) => (await readingOf(csvOf(rows))).children.map((c) => c.name)

describe('no line is taken for a child that is none', () => {
  it.each([
    ['a template’s demands', [...HEAD, '是否住校'], ['必填', '男/女', 'yyyy-mm-dd', '是/否']],
    ['its drop-down lists', [...HEAD, '是否住校'], ['（下拉选择）', '下拉', '必填', '下拉选择']],
    ['its formats', [...HEAD, '身份证号'], ['文本', '请选择', '日期格式', '18位']],
    ['甲乙丙丁', [...HEAD, '班级'], ['甲', '乙', '丙', '丁']],
    ['who handled it', HEAD, ['经手', '周老师', '2026-09-01']],
    ['who leads it', HEAD, ['分管领导', '李明', '']],
  ])('%s', async (_, head, row) => {
    const child = [...CHILD, ...head.slice(3).map(() => '')]
    expect(await namesOf(head, row, child)).toEqual(['石安安'])
    // A row that numbers the columns stands under their head, the others anywhere.
    if (row[0] !== '甲') expect(await namesOf(head, child, row)).toEqual(['石安安'])
  })

  it('grown-ups of a household’s register stay out; whom nothing tells of age is shown to somebody', async () => {
    const { children, doubtfulRows } = await readingOf(
      csvOf([
        ['姓名', '与户主关系', '性别', '出生日期', '学校'],
        ['石大山', '户主', '男', '1980-01-01', ''],
        ['冉梅', '妻', '女', '', ''],
        ['石安安', '长女', '女', '2015-04-11', '枫林小学'],
        ['龙河生', '孙子', '男', '', '枫林小学'],
        ['龙小军', '户主', '男', '2014-05-01', '枫林小学'],
        ['龙大海', '长子', '男', '', ''],
      ]),
    )
    expect(children.map((c) => c.name)).toEqual(['石安安', '龙河生', '龙小军'])
    expect(doubtfulRows.map((d) => [d.name, d.because])).toEqual([['龙大海', 'ageless']])
  })
})

describe('a register of households', () => {
  const HOUSES = ['户主姓名', '家庭成员姓名', '与户主关系', '性别', '成员身份证号', '联系电话']
  const rows = [
    ['石大山', '石大山', '户主', '男', '522699198001011217', '13800001001'],
    ['', '冉梅', '配偶', '女', '', ''],
    ['', '石安安', '长女', '女', '522699201504112209', ''],
    ['', '石大河', '长子', '男', '522699200001011217', ''],
    ['龙大海', '龙大海', '本人或户主', '男', '', '13800001002'],
    ['', '龙河生', '孙子', '男', '', ''],
  ]
  it('whose people are called members gives its children', async () => {
    const { children, doubtfulRows } = await readingOf(csvOf([['河湾村农户花名册'], HOUSES, ...rows]))
    expect(children.map((c) => [c.name, c.sex, c.birthDate])).toEqual([['石安安', 'female', '2015-04-11']])
    expect(doubtfulRows.map((d) => [d.row, d.name, d.because])).toEqual([[8, '龙河生', 'ageless']])
  })
  it('by age in years, and under groups', async () => {
    const { children } = await readingOf(
      csvOf([
        ['户主', '家庭成员', '与户主的关系', '年龄', '就读学校'],
        ['石大山', '石大山', '户主', '45', ''],
        ['', '石安安', '女儿', '10', '枫林小学'],
        ['', '石平平', '儿子', '20', '贵州大学'],
      ]),
    )
    expect(children.map((c) => [c.name, c.school])).toEqual([['石安安', '枫林小学']])
  })
  it('of grown-ups alone says what it is', async () => {
    await expect(readingOf(csvOf([HOUSES, ...rows.slice(0, 2)]))).rejects.toMatchObject({
      code: 'no-rows',
      message: expect.stringContaining('家庭名册'),
    })
  })
  it('is not what a roster of children with their families is', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', '成员姓名', '与户主关系', '出生日期'],
        ['石安安', '女', '石大山', '长女', '2015-04-11'],
      ]),
    )
    expect(children.map((c) => c.name)).toEqual(['石安安'])
  })
})

describe('no child is lost in silence', () => {
  it.each([
    ['石安安、石平平', '石安安、石平平'],
    ['龙河生\n龙河长', '龙河生、龙河长'],
    ['田一明和田一亮', '田一明和田一亮'],
    ['龙晓/龙晨', '龙晓/龙晨'],
  ])('two in one cell are kept and asked about: %j', async (cell, name) => {
    const { children } = await readingOf(csvOf([HEAD, [cell, '女', '2015-04-11'], ['苗青', '女', '2015-04-11']]))
    expect(children.map((c) => [c.name, c.more.doubts])).toEqual([
      [name, ['two-names']],
      ['苗青', []],
    ])
    expect(children[0]?.issueColumns['two-names']).toBe(0)
  })
  it('two names and one fact about them are somebody', async () => {
    expect(await namesOf(['姓名', '性别'], ['石安安、石平平', '女'], ['苗青', '女'])).toEqual([
      '石安安、石平平',
      '苗青',
    ])
  })
  it.each(['石和平', '欧阳和平', '阿依·古丽', '张 三', '龙\n河生', '买买提·艾力'])('%j is one', async (name) => {
    expect((await childOf({ 姓名: name, 性别: '女' })).more.doubts).toEqual([])
  })
})

it('a sheet that goes on without its head is shown row by row', async () => {
  const rows = [
    ['龙河生', '男', '2015-05-01', '三1班'],
    ['苗青', '女', '2015.6.1', '三1班'],
    ['合计', '2', '', ''],
  ]
  const { children, doubtfulRows } = await readingOf(
    await xlsx(
      {
        name: '一',
        rows: [
          [...HEAD, '班级'],
          [...CHILD, '三1班'],
        ],
      },
      { name: '二', rows },
    ),
  )
  expect(children.map((c) => c.name)).toEqual(['石安安'])
  expect(doubtfulRows.map((d) => [d.sheet, d.row, d.name])).toEqual([
    ['二', 1, '龙河生'],
    ['二', 2, '苗青'],
  ])
})

it('groups whose own words would make a head are none: whom to call in need is no carer', async () => {
  const { children } = await readingOf(
    csvOf([
      ['学生', '', '', '紧急联系人', '', ''],
      [...HEAD, '姓名', '关系', '电话'],
      [...CHILD, '李梅', '姑姑', '13800138001'],
    ]),
  )
  expect(children.map((c) => [c.name, c.birthDate, c.caregiver, c.more.phones])).toEqual([
    ['石安安', '2015-04-11', { name: null, relation: null, phones: [] }, []],
  ])
})

it.each([
  ['1.龙河生', '龙河生'],
  ['12、苗青', '苗青'],
  ['★田一', '田一'],
  ['田二△', '田二'],
  ['田三（女）', '田三'],
  ['冉*春', '冉*春'],
])('what a list puts beside a name is no part of it: %s', async (cell, name) => {
  expect((await childOf({ 姓名: cell, 性别: '女' })).name).toBe(name)
})

describe('a name’s brackets', () => {
  it.each([
    ['覃（qín）小雨', '覃小雨'],
    ['单(shàn)明', '单明'],
    ['石安安（Ann）', '石安安'],
    ['乐[yuè]心', '乐心'],
  ])('hold its reading: %s', async (cell, name) => {
    expect((await childOf({ 姓名: cell, 性别: '女' })).name).toBe(name)
  })
  it.each([
    ['田一（已转走）', '田一', '已转走', ['said-left']],
    ['田二(转学到县城)', '田二', '转学到县城', ['said-left']],
    ['石安安（双胞胎姐）', '石安安', '双胞胎姐', []],
    ['苗青（新生）', '苗青', '新生', []],
  ])('or what is no part of it: %s', async (cell, name, notes, doubts) => {
    const child = await childOf({ 姓名: cell, 性别: '女' })
    expect([child.name, child.more.notes, child.more.doubts]).toEqual([name, notes, doubts])
  })
})

describe('a note that says that a child has left is asked about', () => {
  it.each(['9月转出到贵阳', '已随父母去广东就读', '退学', '暑假转走', '不在本校', '已毕业'])('%s', async (notes) => {
    expect((await childOf({ 性别: '女', 备注: notes })).more.doubts).toEqual(['said-left'])
  })
  it.each(['转入', '拟转学', '从青石小学转来', '父母外出', '曾休学', '没有转学', '可能转出', '奶奶照看'])(
    '%s says nothing of it',
    async (notes) => {
      expect((await childOf({ 性别: '女', 备注: notes })).more.doubts).toEqual([])
    },
  )
})

describe('dates and classes as other programs and people write them', () => {
  it.each([
    ['2015年元月3日', '2015-01-03'],
    ['二〇一五年元月', '2015-01'],
    ['2015.4.11 上午12:00', '2015-04-11'],
    ['2015-04-11 下午 11:59:59', '2015-04-11'],
    ['2015/4/11 12:00:00 AM', '2015-04-11'],
    ['42104.9999999', '2015-04-11'],
    ['42105.25', '2015-04-11'],
    ['20150411000000', '2015-04-11'],
  ])('%s', async (cell, date) => {
    expect((await childOf({ 出生日期: cell })).birthDate).toBe(date)
  })
  it.each([
    ['三年级二班（何静）', 3, '2'],
    ['3班(班主任何静)', null, '3'],
    ['河湾村小二年级', 2, null],
    ['三（2）班', 3, '2'],
  ])('%s', async (cell, grade, label) => {
    const child = await childOf({ 性别: '女', 班级: cell })
    expect([child.grade, child.class]).toEqual([grade, label])
  })
})

it('a carer’s name, relation and number in one cell', async () => {
  for (const cell of ['外婆：冉春花（13800138003）', '冉春花（外婆）13800138003', '冉春花 外婆 13800138003'])
    expect((await childOf({ 监护人姓名关系及电话: cell })).caregiver, cell).toEqual({
      name: '冉春花',
      relation: 'maternal-grandmother',
      phones: ['13800138003'],
    })
})
