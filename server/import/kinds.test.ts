import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from './testing/reading-of.ts'
import { xlsx } from './testing/sheets.ts'

/** More inputs of the kinds that lists come in; each once read wrong, or nearly. */
const [A, B] = ['13800001001', '13800001002']
const HEAD = ['姓名', '性别', '出生日期', '班级']
const CHILD = ['石安安', '女', '2015-04-11', '三1']
const namesOf = async (...rows: string[][]) => (await readingOf(csvOf(rows))).children.map((c) => c.name)

describe('a grown-up’s name', () => {
  it.each<[string, string | null, string[]]>([
    [`冉梅 ${A} 东莞`, '冉梅', [A]],
    [`${A} 冉梅 在外`, '冉梅', [A]],
    [`冉梅（${A}）`, '冉梅', [A]],
    ['冉梅 在广东打工', '冉梅', []],
    ['冉梅（在家）', '冉梅', []],
    ['冉梅，改嫁', '冉梅', []],
    ['已离婚 无联系', null, []],
    ['外出 打工', null, []],
    ['在家、务农', null, []],
  ])('%s', async (cell, name, phones) => {
    expect((await childOf({ 性别: '女', 母亲姓名: cell })).mother).toMatchObject({ name, phones })
  })
  it.each([
    ['服刑', 'prison'],
    ['失踪', 'lost'],
    ['已故', 'dead'],
    ['冉梅（去世）', 'dead'],
    ['外出', null],
  ])('its cell tells a state: %s', async (cell, state) => {
    expect((await childOf({ 性别: '女', 母亲姓名: cell })).more.motherState).toBe(state)
  })
})

describe('who looks after a child', () => {
  it.each<[string, string | null, string | null]>([
    ['石老根／外公', '石老根', 'maternal-grandfather'],
    ['姨妈－李花', '李花', 'aunt'],
    ['奶奶－冉春花', '冉春花', 'grandmother'],
    ['石安安奶奶', '奶奶', 'grandmother'],
    ['安安外婆', '外婆', 'maternal-grandmother'],
    ['他外公', '外公', 'maternal-grandfather'],
    ['其奶奶', '奶奶', 'grandmother'],
    ['爷爷/奶奶', '爷爷奶奶', 'relative'],
    ['爷爷、奶奶', '爷爷奶奶', 'relative'],
    ['田安安', '田安安', null],
  ])('%s', async (cell, name, relation) => {
    expect((await childOf({ 性别: '女', 监护人: cell })).caregiver).toMatchObject({ name, relation })
  })
})

describe('columns of then and now', () => {
  it('of two years the later one', async () => {
    const child = await childOf({
      '2024年秋班级': '二（1）班',
      '2025年秋班级': '三（2）班',
      变更前监护人: '甲',
      变更后监护人: '冉春花',
    })
    expect([child.grade, child.class, child.caregiver.name]).toEqual([3, '2', '冉春花'])
    expect(await childOf({ '2025年春季班级': '二（1）班', '2025年秋季班级': '三（2）班' })).toMatchObject({ grade: 3 })
    expect(await childOf({ '2025-2026学年班级': '三（2）班', '2024-2025学年班级': '二（1）班' })).toMatchObject({
      grade: 3,
    })
  })
  it('of two addresses today’s, and where that is empty the other; an old one never', async () => {
    const of = (now: string, home: string) => childOf({ 性别: '女', 原住址: '旧村', 现住址: now, 家庭住址: home })
    expect((await of('大坪村', '河湾村')).address).toBe('大坪村')
    expect((await of('', '河湾村')).address).toBe('河湾村')
    expect((await of('无', '河湾村')).address).toBe('河湾村')
    expect((await of('', '')).address).toBe(null)
  })
  it('小名 beside 学名', async () => {
    expect(await namesOf(['小名', '学名', '性别'], ['安安', '石安安', '女'])).toEqual(['石安安'])
  })
})

describe('heads', () => {
  it('many questions about guardianship beside a name are one', async () => {
    const { children } = await readingOf(
      csvOf([
        [
          '姓名',
          '监护人是否有监护能力',
          '是否落实委托监护',
          '监护人情况',
          '是否签订监护协议',
          '监护责任落实情况',
          '监护人',
        ],
        ['石安安', '有', '是', '良好', '是', '已落实', '冉春花'],
      ]),
    )
    expect(children.map((c) => [c.name, c.caregiver.name])).toEqual([['石安安', '冉春花']])
  })
  it.each([[['班主任何静', '3.2班学生名单']], [['三（2）班学生名册', '班主任何静']], [['3.2班', '留守学生登记表']]])(
    'a title in two cells is no group: %j',
    async (title) => {
      const { children } = await readingOf(csvOf([title, HEAD, [...CHILD.slice(0, 3), '']]))
      expect(children.map((c) => [c.name, c.grade, c.class])).toEqual([['石安安', 3, '2']])
    },
  )
})

describe('lines that are no child', () => {
  it.each([
    ['sums by sex', ['男生', '12', '女生', '15']],
    ['placeholders', ['X'.repeat(3), '男', 'xxxx-xx-xx', 'x年级']],
    ['more of them', ['某某', '男', '2015-01-01', '三1']],
    ['demands with an example', ['（必填）', '（选填）', '如2015-01-01', '下拉选择']],
    ['demands with a format', ['必填', '男/女', '格式：2015-01-01', '下拉']],
    ['an average', ['平均', '', '10岁', '']],
  ])('%s', async (_, row) => {
    expect(await namesOf(HEAD, row, CHILD)).toEqual(['石安安'])
    expect(await namesOf(HEAD, CHILD, row)).toEqual(['石安安'])
  })
  it.each(['全校兰', '累计平', '小计生', '总计', '共小明'])('%s with a sex and a birth date is one', async (name) => {
    expect(await namesOf(HEAD, [name, '女', '2015-04-12', '三1'])).toEqual([name])
  })
  it('and a sum stays a sum', async () => {
    expect(await namesOf(HEAD, CHILD, ['合计', '2', '', ''], ['全校', '男', '12', '女'])).toEqual(['石安安'])
  })
})

describe('a name merged over two lines', () => {
  const merges = ['A2:A3', 'B2:B3', 'A4:A5', 'B4:B5']
  it('is one child; members of its family are read from both', async () => {
    const { children, doubtfulRows } = await readingOf(
      await xlsx({
        rows: [
          ['姓名', '性别', '家庭成员姓名', '关系', '电话'],
          ['石安安', '女', '石大', '父亲', A],
          [null, null, '冉梅', '母亲', B],
          ['苗青', '女', '苗大', '父亲', ''],
          [null, null, '李花', '母亲', ''],
        ],
        merges,
      }),
    )
    expect(children.map((c) => [c.name, c.father.name, c.mother, c.issues, c.more.doubts])).toMatchObject([
      ['石安安', '石大', { name: '冉梅', phones: [B] }, [], []],
      ['苗青', '苗大', { name: '李花', phones: [] }, [], []],
    ])
    expect(doubtfulRows).toEqual([])
  })
  it('tells of a parent whom nothing calls father or mother: not read, and said', async () => {
    const { children } = await readingOf(
      await xlsx({
        rows: [
          ['姓名', '性别', '家长', '电话'],
          ['石安安', '女', '石大', A],
          [null, null, '冉梅', B],
          ['苗青', '女', '苗大', ''],
          [null, null, '', ''],
        ],
        merges,
      }),
    )
    expect(children.map((c) => [c.name, c.father.name, c.mother.name, c.more.doubts])).toEqual([
      ['石安安', '石大', null, ['second-line']],
      ['苗青', '苗大', null, []],
    ])
  })
  it('with members on lines without a name, merged or not', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', '家庭成员姓名', '关系', '电话'],
        ['石安安', '女', '石大', '父亲', A],
        ['', '', '冉梅', '母亲', B],
        ['苗青', '女', '苗大', '父亲', ''],
      ]),
    )
    expect(children.map((c) => [c.name, c.mother.phones])).toEqual([
      ['石安安', [B]],
      ['苗青', []],
    ])
  })
})

it('a second line below a child is not read, and said at the child', async () => {
  const { children } = await readingOf(
    csvOf([
      ['姓名', '性别', '父母', '电话'],
      ['石安安', '女', '父：石大', A],
      ['', '', '母：冉梅', B],
      ['苗青', '女', '父：苗大', ''],
      ['', '', '', ''],
      ['', '', '家长签字：', ''],
    ]),
  )
  expect(children.map((c) => [c.name, c.mother.name, c.more.doubts])).toEqual([
    ['石安安', null, ['second-line']],
    ['苗青', null, []],
  ])
})

describe('two children in one cell', () => {
  it.each(['石安安 石平平', '石安安（姐）石平平（妹）', '石安安1 石平平2', '石安　石平', '龙晓，龙晨', '罗禾罗苗'])(
    '%s',
    async (name) => {
      expect((await childOf({ 姓名: name, 性别: '女' })).more.doubts).toEqual(['two-names'])
    },
  )
  it.each(['欧阳 娜娜', '张 三', '阿依古丽 买买提', '石安安（姐）', '石安安 ', '阿果阿木'])(
    '%s is one',
    async (name) => {
      expect((await childOf({ 姓名: name, 性别: '女' })).more.doubts).toEqual([])
    },
  )
})

it('a name in letters that only look alike is not lost', async () => {
  expect((await childOf({ 姓名: '⾦花', 性别: '女' })).name).toBe('⾦花')
})

describe('家长 with a kinship that is no parent’s looks after the child', () => {
  it.each(['冉春花（奶奶）', '奶奶冉春花', '奶奶：冉春花'])('%s', async (cell) => {
    expect(await childOf({ 家长姓名: cell, 家长电话: A })).toMatchObject({
      father: { name: null, phones: [] },
      caregiver: { name: '冉春花', relation: 'grandmother', phones: [A] },
    })
  })
  it('and is nobody’s parent beside a carer', async () => {
    expect(await childOf({ 家长姓名: '冉春花（奶奶）', 监护人: '石老根' })).toMatchObject({
      father: { name: null },
      caregiver: { name: '石老根' },
    })
  })
})

describe('readings within a name', () => {
  it.each([
    ['仇 Qiú 英', '仇英'],
    ['单shàn明', '单明'],
    ['查zhā小雨', '查小雨'],
    ['阿Q', '阿Q'],
    ['Müller', 'Müller'],
  ])('%s', async (cell, name) => {
    expect((await childOf({ 姓名: cell, 性别: '女', 民族: '苗', 出生日期: '2015-04-11' })).name).toBe(name)
  })
})

it.each(['本学期未到校', '未返校', '已流失', '已去县城读书', '死亡', '已于8月溺亡', '没有来上学'])(
  'a note that the child is not here is asked about: %s',
  async (notes) => {
    expect((await childOf({ 性别: '女', 备注: notes })).more.doubts).toEqual(['said-left'])
  },
)
it.each(['父亲死亡', '母亲去世', '休学一年', '奶奶已去世', '已在校就读', '父亲未返乡'])(
  '%s says nothing of it',
  async (notes) => {
    expect((await childOf({ 性别: '女', 备注: notes })).more.doubts).toEqual([])
  },
)
