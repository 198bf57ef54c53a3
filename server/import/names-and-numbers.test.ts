import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from './testing/reading-of.ts'

const [ONE, TWO] = ['13800138001', '13800138002']
const phonesOf = (child: Awaited<ReturnType<typeof childOf>>) => [
  child.father.phones,
  child.mother.phones,
  child.caregiver.phones,
  child.more.phones,
]

describe('a number that the cell gives to somebody else lands on nobody', () => {
  it.each([
    ['父亲电话', `${ONE}（大伯）`],
    ['父亲电话', `大伯的电话${ONE}`],
    ['母亲电话', `${ONE}(外婆接)`],
    ['家长电话', `${ONE}邻居`],
    ['监护人电话', `班主任${ONE}`],
    ['监护人电话', `${ONE}（妈妈）`],
    ['父亲电话', `${ONE}（停机）`],
    ['母亲电话', `旧号${ONE}`],
    ['父亲电话', `妈妈${ONE}`],
    ['父亲电话', `幺爸${ONE}`],
  ])('%s: %s', async (heading, cell) => {
    const child = await childOf({ 父亲姓名: '石大山', 母亲姓名: '冉梅', 监护人: '石玉芬', [heading]: cell })
    expect(phonesOf(child)).toEqual([[], [], [], []])
    expect(child.issues).toEqual(['phone-invalid'])
  })

  it.each([
    [`${ONE}（本人）`, [ONE]],
    [`爸爸${ONE}`, [ONE]],
    [`石大山 ${ONE}`, [ONE]],
    [`${ONE}（微信同号）`, [ONE]],
    [`旧号${ONE} 新号${TWO}`, [TWO]],
    [`${ONE}（停机） ${TWO}`, [TWO]],
    [`${ONE}，${TWO}（二叔）`, [ONE]],
    [`田叔生${ONE}`, [ONE]],
  ])('what is the father’s stays: %s', async (cell, phones) => {
    const child = await childOf({ 父亲姓名: '石大山', 父亲电话: cell })
    expect([child.father.phones, child.issues]).toEqual([phones, []])
  })

  it.each([
    ['村医', '电话'],
    ['司机', '电话'],
    ['房东', '联系方式'],
    ['社工', '手机'],
  ])('nor does the number behind %s', async (who, heading) => {
    const child = await childOf({ 监护人: '石玉芬', [who]: '周小军', [heading]: ONE })
    expect([child.caregiver, child.address, child.more.phones]).toEqual([
      { name: '石玉芬', relation: null, phones: [] },
      null,
      [],
    ])
  })

  it('a number that names nobody behind 父亲电话 is the family’s, not the father’s second', async () => {
    const child = await childOf({ 父亲: '石大山', 父亲电话: ONE, 联系电话: TWO, 母亲: '冉梅' })
    expect(phonesOf(child)).toEqual([[ONE], [], [], [TWO]])
  })

  it('父亲新号 is a number and no name; beside an old one it alone is the father’s', async () => {
    const child = await childOf({ 父亲姓名: '石大山', '父亲电话（停机）': ONE, 父亲新号: TWO })
    expect([child.father.name, child.father.phones]).toEqual(['石大山', [TWO]])
  })

  it('a number before each grown-up and none behind the last is nobody’s until a person says so', async () => {
    const rows = [
      ['姓名', '性别', '联系电话', '父亲姓名', '联系电话', '母亲姓名'],
      ['石安安', '女', ONE, '石大山', TWO, '冉梅'],
    ]
    const { children, columns } = await readingOf(csvOf(rows))
    expect(children.map(phonesOf)).toEqual([[[], [], [], []]])
    expect(columns.filter((c) => c.heading === '联系电话').map((c) => [c.field, c.ignored])).toEqual([
      [null, false],
      [null, false],
    ])
    const behind = rows.map((row) => [...row.slice(0, 2), row[3] ?? '', row[2] ?? '', row[5] ?? '', row[4] ?? ''])
    expect((await readingOf(csvOf(behind))).children.map(phonesOf)).toEqual([[[ONE], [TWO], [], []]])
  })
})

describe('no name is made of what is none', () => {
  it.each([
    '在浙江',
    '去广东了',
    '浙江温州',
    '不在身边',
    '常年在外',
    '生病',
    '聋哑',
    '另组家庭',
    '回娘家',
    '入赘',
    '工地',
    '当兵',
  ])('%s', async (cell) => {
    const child = await childOf({ 父亲: cell, 母亲: cell })
    expect([child.father.name, child.mother.name]).toEqual([null, null])
  })
  it.each(['常年华', '江苏明', '海南生', '石在明', '田往', '常德胜', '冉外青', '温州生'])('%s is one', async (cell) => {
    expect((await childOf({ 父亲: cell })).father.name).toBe(cell)
  })
  it.each(['寄宿学校', '学校', '托管班', '县福利院', '邻居家'])(
    '%s looks after a child and is no person',
    async (cell) => {
      expect((await childOf({ 跟谁生活: cell })).caregiver.name).toBeNull()
    },
  )
})

it('what is told of a parent is not told of the child', async () => {
  for (const heading of ['父亲民族', '母亲民族', '监护人民族']) {
    const child = await childOf({ 性别: '女', [heading]: '苗族' })
    expect([child.more.ethnicity, child.father.name, child.mother.name], heading).toEqual([null, null, null])
  }
  expect((await childOf({ 性别: '女', 民族: '苗族' })).more.ethnicity).toBe('苗族')
})

describe('who looks after a child, by the words of the region', () => {
  it.each([
    ['幺爸', '幺爸', 'uncle'],
    ['满爹', '满爹', 'uncle'],
    ['二大爷', '二大爷', 'relative'],
    ['嘎公', '嘎公', 'maternal-grandfather'],
    ['嘎嘎', '嘎嘎', 'maternal-grandmother'],
    ['阿嫲', '阿嫲', 'grandmother'],
    ['石安安的奶奶', '奶奶', 'grandmother'],
    ['外婆家', '外婆', 'maternal-grandmother'],
    ['二大爷（田老二）', '田老二', 'relative'],
    ['田老二（二大爷）', '田老二', 'relative'],
    ['冉春花/嘎婆', '冉春花', 'maternal-grandmother'],
    ['幺姑：石小兰', '石小兰', 'aunt'],
  ])('%s', async (cell, name, relation) => {
    expect((await childOf({ 现由谁照管: cell })).caregiver).toMatchObject({ name, relation })
  })
  it('under everyday headings', async () => {
    for (const heading of ['平时谁带', '现在谁照看', '在家谁管'])
      expect((await childOf({ [heading]: '奶奶/龙玉' })).caregiver, heading).toMatchObject({
        name: '龙玉',
        relation: 'grandmother',
      })
  })
  it('祖孙 beside 爷爷奶奶 is told by the word that is understood', async () => {
    const child = await childOf({ 监护人: '爷爷奶奶', 与监护人关系: '祖孙' })
    expect([child.caregiver.relation, child.more.relationText]).toEqual(['relative', '爷爷奶奶'])
  })
})
