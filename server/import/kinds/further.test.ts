import { describe, expect, it } from 'vitest'
import { BOY_ID, childOf, csvOf, ID, readingOf } from '../testing/reading-of.ts'

/** More inputs of the kinds that lists of other offices have, each of which was read wrongly once. */
const [A, B] = ['13800000011', '13800000012']
const of = async (heads: string[], ...rows: string[][]) => (await readingOf(csvOf([heads, ...rows]))).children

describe('a number of somebody else is nobody’s', () => {
  it.each(['代管教师', '代管老师', '受托干部', '委托教师', '托管老师', '照看教师'])(
    'behind %s it is not the guardian’s second',
    async (heading) => {
      const [child] = await of(
        ['姓名', '性别', '监护人', '电话', heading, '电话'],
        ['石安安', '女', '木果', A, '何静', B],
      )
      expect(child?.caregiver).toEqual({ name: '木果', relation: null, phones: [A] })
    },
  )
  it.each([`村长${A}`, `村长 ${A}`, `组长：${A}`, `村医${A}`, `校长${A}`, `会计 ${A}`, `${A}（村长）`, `妇女主任${A}`])(
    'whom the father’s cell calls by an office: %s',
    async (cell) => {
      expect((await childOf({ 性别: '女', 父亲姓名: '石大海', 父亲电话: cell })).father.phones).toEqual([])
    },
  )
  it.each([`${A}（姑姑代接）`, `${A}（大伯代接）`, `${A}（邻居转接）`, `${A} 幺爸代接`])(
    'that somebody else takes: %s',
    async (cell) => {
      expect((await childOf({ 性别: '女', 监护人: '奶奶', 监护人电话: cell })).caregiver.phones).toEqual([])
    },
  )
  it('and who is meant stays meant', async () => {
    const child = await childOf({
      性别: '女',
      监护人: '奶奶',
      监护人电话: `${A}（奶奶）`,
      父亲姓名: '石大海',
      父亲电话: `手机${B}`,
    })
    expect([child.caregiver.phones, child.father.phones]).toEqual([[A], [B]])
  })
})

describe('an ID behind a grown-up’s name', () => {
  const GROWN = '522699196001011232'
  it.each([
    ['监护人姓名', '身份证号'],
    ['父亲姓名', '身份证号码'],
    ['家长姓名', '公民身份号码'],
  ])('%s | %s is not the child’s, nor is its day of birth', async (name, id) => {
    const [child] = await of(['姓名', '性别', name, id], ['石安安', '女', '木果', GROWN])
    expect(child).toMatchObject({ name: '石安安', idNumber: null, birthDate: null, issues: [] })
  })
  it('is the child’s where children’s numbers stand in it, and in a household’s register', async () => {
    const [child] = await of(['姓名', '性别', '监护人姓名', '身份证号'], ['石安安', '女', '木果', ID])
    expect(child?.idNumber).toBe(ID)
  })
})

describe('villages and schools that became one', () => {
  it.each([
    ['合并前村名', '合并后村名'],
    ['整合前村名', '整合后村名'],
    ['并村前村名', '并村后村名'],
    ['被撤并村', '并入村'],
    ['撤销村', '并入村名'],
    ['2020年前村名', '现村名'],
  ])('%s, %s', async (old, now) => {
    expect(await childOf({ 性别: '女', 班级: '三1', [old]: '石坝村3组', [now]: '河湾村2组' })).toMatchObject({
      address: '河湾村2组',
    })
  })
  it.each([
    ['撤点前学校', '并入学校'],
    ['撤并学校', '接收学校'],
    ['被撤学校', '现学校'],
    ['撤销学校', '并入学校名称'],
    ['整合前学校', '整合后学校'],
    ['停办学校', '就读学校'],
  ])('%s, %s', async (old, now) => {
    expect(await childOf({ 性别: '女', 班级: '三1', [old]: '石坝村小学', [now]: '青石镇中心小学' })).toMatchObject({
      school: '青石镇中心小学',
    })
  })
  it.each([
    '石坝村小学→青石镇中心小学',
    '原石坝村小学，现青石镇中心小学',
    '石坝村小（已并入青石镇中心小学）',
    '青石镇中心小学（原石坝村小学）',
    '石坝村小学并入青石镇中心小学',
  ])('in one cell: %s', async (cell) => {
    expect(await childOf({ 性别: '女', 班级: '三1', 学校: cell })).toMatchObject({ school: '青石镇中心小学' })
  })
})

describe('classes with more in front and behind', () => {
  it.each<[string, number | null, string | null]>([
    ['何静（三2班）', 3, '2'],
    ['李老师（三年级2班）', 3, '2'],
    ['二年级（石坝村小）', 2, null],
    ['二年级（石坝教学点）', 2, null],
    ['三年级二班李老师班', 3, '2'],
    ['三（2）寄宿班', 3, '2'],
    ['3 2班', 3, '2'],
    ['六1（毕业）', 6, '1'],
    ['复式班二年级', 2, '复式'],
    ['三年级（1）班 32', 3, '1'],
    ['三年级1班共32人', 3, '1'],
    ['三（1）班32人', 3, '1'],
    ['石坝村完小六年级2班', 6, '2'],
    ['石坝完全小学六年级（2）班', 6, '2'],
    ['G2C1', 2, '1'],
    ['三（1）班、', 3, '1'],
    ['三（1）班。', 3, '1'],
    ['小24级3班', 2, '3'],
  ])('%s', async (text, grade, label) => {
    expect(await childOf({ 性别: '女', 班级: text })).toMatchObject({ grade, class: label })
  })
  it('the village’s school in the class’s column beside a grade is no class', async () => {
    expect(await childOf({ 性别: '女', 年级: '三年级', 班级: '石坝村小' })).toMatchObject({ grade: 3, class: null })
  })
})

describe('notes', () => {
  it.each([
    '父母接走',
    '被父母接到广东了',
    '开学未到',
    '已故',
    '溺水身亡',
    '举家外迁',
    '已迁出',
    '转来又转走',
    '在外借读',
    '挂学籍',
    '只有学籍',
    '已出国',
  ])('%s says that the child has left', async (notes) => {
    expect((await childOf({ 性别: '女', 备注: notes })).more.doubts).toEqual(['said-left'])
  })
  it.each(['转二班', '调到三2班', '转到本校三（2）班', '由三1班调入', '从二班转来', '换到（1）班', '转入外出务工家庭'])(
    '%s does not',
    async (notes) => {
      expect((await childOf({ 性别: '女', 备注: notes })).more.doubts).toEqual([])
    },
  )
  it('what is done about it is no place', async () => {
    expect((await childOf({ 性别: '女', 备注: '转学手续办理中' })).more.left?.to ?? null).toBe(null)
  })
})

it.each<[string, string]>([
  ['三孃', 'aunt'],
  ['姑爷爷', 'relative'],
  ['舅老爷', 'relative'],
  ['姑老爷', 'relative'],
  ['姨老爷', 'relative'],
  ['舅爷爷', 'relative'],
  ['老姥爷', 'relative'],
  ['爸爸的爷爷', 'relative'],
  ['妈妈的外婆', 'relative'],
  ['爸妈', 'other'],
  ['老爷', 'maternal-grandfather'],
  ['姑爷', 'uncle'],
])('%s', async (word, relation) => {
  expect((await childOf({ 性别: '女', 监护人: '木果', 与学生关系: word })).caregiver).toMatchObject({ relation })
})

describe('no child and no fact is lost in silence', () => {
  it.each(['石安安等2人', '石安安及妹妹', '石安安姐妹', '石安安（两姐妹）'])('%s is perhaps two', async (name) => {
    const [child] = await of(['姓名', '性别', '班级'], [name, '女', '三1'])
    expect(child?.more.doubts).toEqual(['two-names'])
  })
  it.each(['阿依古丽 买买提', '欧阳 小安', '石 安 安', '张安 （小名安安）'])('%s is one', async (name) => {
    const [child] = await of(['姓名', '性别', '班级'], [name, '女', '三1'])
    expect(child?.more.doubts).toEqual([])
  })
  it('an address or a number of its own on a second line is told of', async () => {
    const heads = ['姓名', '性别', '班级', '住址', '身份证号']
    for (const [second, at] of [
      [['', '', '', '3组', ''], 3],
      [['', '', '', '', BOY_ID], 4],
    ] as const) {
      const { children } = await readingOf(
        csvOf([heads, ['石安安', '女', '三1', '河湾村', ''], [...second], ['罗禾', '男', '三1', '河湾村', '']]),
      )
      expect(children.map((c) => [c.name, c.more.doubts, c.issueColumns['second-line']])).toEqual([
        ['石安安', ['second-line'], at],
        ['罗禾', [], undefined],
      ])
    }
  })
})

describe('both parents in one cell, the number behind each label', () => {
  it.each([
    `石建国（父）${A}、吴小英（母）${B}`,
    `石建国（父）${A} 吴小英（母）${B}`,
    `石建国 父亲 ${A}\n吴小英 母亲 ${B}`,
    `石建国（父亲，${A}）吴小英（母亲，${B}）`,
    `石建国(爸爸):${A};吴小英(妈妈):${B}`,
    `石建国${A}（父）吴小英${B}（母）`,
    `父亲：石建国 ${A}，母亲：吴小英 ${B}`,
  ])('%j', async (cell) => {
    for (const heading of ['父母姓名及电话', '家长信息', '家长'])
      expect([heading, await childOf({ 性别: '女', [heading]: cell })]).toMatchObject([
        heading,
        { father: { name: '石建国', phones: [A] }, mother: { name: '吴小英', phones: [B] } },
      ])
  })
  it('one of them without a number has none', async () => {
    const of = async (cell: string) => {
      const { father, mother } = await childOf({ 性别: '女', 家长信息: cell })
      return [father.name, father.phones, mother.name, mother.phones]
    }
    expect(await of(`石建国（父）${A}、吴小英（母）`)).toEqual(['石建国', [A], '吴小英', []])
    expect(await of(`石建国（父）、吴小英（母）${B}`)).toEqual(['石建国', [], '吴小英', [B]])
    expect(await of(`石建国（父亲）${A}`)).toEqual(['石建国', [A], null, []])
    expect(await of(`吴小英（母亲，${B}）`)).toEqual([null, [], '吴小英', [B]])
    expect(await of(`石建国（父）${A}、奶奶${B}`)).toEqual(['石建国', [A], null, []])
  })
  it('numbers alone before their labels stay where they are', async () => {
    const { father, mother } = await childOf({ 性别: '女', 父母电话: `${A}（父）、${B}（母）` })
    expect([father.phones, mother.phones]).toEqual([[A], [B]])
  })
})

describe('one number under 父母电话', () => {
  it.each<Record<string, string>>([
    { 父亲姓名: '石建国', 母亲姓名: '吴小英', 父母电话: A },
    { 父母姓名: '石建国、吴小英', 父母联系电话: A },
    { 监护人: '木果', 监护人电话: B, 父母联系电话: A },
  ])('%j is as likely the one’s as the other’s: the family’s', async (cells) => {
    const child = await childOf({ 性别: '女', ...cells })
    expect([child.father.phones, child.mother.phones, child.more.phones]).toEqual([[], [], [A]])
  })
  it.each<[Record<string, string>, string[], string[]]>([
    [{ 父亲姓名: '石建国', 父母电话: A }, [A], []],
    [{ 母亲姓名: '吴小英', 父母电话: A }, [], [A]],
    [{ 父亲姓名: '石建国', 母亲姓名: '吴小英', 父母电话: `${A}/${B}` }, [A], [B]],
  ])('%j is whose it can be', async (cells, father, mother) => {
    const child = await childOf({ 性别: '女', ...cells })
    expect([child.father.phones, child.mother.phones, child.more.phones]).toEqual([father, mother, []])
  })
})

describe('titles', () => {
  it.each<[string, number | null, string | null]>([
    ['3.2班学生花名册', 3, '2'],
    ['三年级学生花名册（1班）', 3, '1'],
    ['（三年级）（2）班学生基本信息采集表', 3, '2'],
    ['年级：三 班级：2', 3, '2'],
    ['班级：三.2', 3, '2'],
    ['石坝教学点一、二年级学生名册', null, null],
    ['石坝村小一至三年级学生名册', null, null],
    ['青石小学4-6年级学生名单', null, null],
  ])('%s', async (title, grade, label) => {
    const { children } = await readingOf(csvOf([[title], ['姓名', '性别'], ['阿鲁', '男'], ['阿朵', '女']]))
    expect(children.map((c) => [c.name, c.grade, c.class])).toEqual([
      ['阿鲁', grade, label],
      ['阿朵', grade, label],
    ])
  })
})
