import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from '../testing/reading-of.ts'

const [A, B] = ['13800000011', '13800000012']

describe('more inputs of the same kinds, thought of after the rules were written', () => {
  it.each([
    '现在跟姑妈去了浙江上学',
    '于今年9月转学到安顺',
    '转到城关三小就读',
    '已转县实验小学',
    '已经不读了',
    '不读书了',
    '去广东父母身边读书',
    '已随父母到外省就读',
    '人已去县城，学籍还在',
    '转往外县',
    '休学后未回',
    '迁往县城',
    '2026年春季已转走',
    '已转学籍',
    '转去了外婆家那边读',
    '七年级去县城读',
    '送人抚养，已离开本村',
    '跟妈妈改嫁走了',
    '被父母接走了',
    '父母接去广东读书',
    '已考入县民族中学',
  ])('left: %s', async (notes) => {
    expect([notes, (await childOf({ 性别: '女', 备注: notes })).more.doubts]).toEqual([notes, ['said-left']])
  })
  it.each([
    '爸爸在浙江上班',
    '由奶奶接送上学',
    '每天走路上学',
    '在村小读过一年级',
    '父母在广东，随奶奶',
    '去年从浙江回来',
    '接送上学',
    '家离学校3公里',
    '上学期成绩好',
    '学习转好',
    '病情好转',
    '情况好转',
    '转业军人子女',
    '随班就读',
    '送教上门',
    '妈妈走了',
    '父母走后跟奶奶',
    '家搬到新村',
    '住校，周末回家',
    '周五父母接走',
    '中午去小饭桌',
    '参加转学考试没过',
    '转学生',
    '流动儿童',
    '回原籍就读',
  ])('still here: %s', async (notes) => {
    expect([notes, (await childOf({ 性别: '女', 备注: notes })).more.doubts]).toEqual([notes, []])
  })
  it.each<[string, string | null]>([
    ['9月转到大坪村小学', '大坪村小学'],
    ['已转到大坪小学读书', '大坪小学'],
    ['转入大坪小学', null],
    ['转大坪完小', '大坪完小'],
    ['去大坪小学就读', '大坪小学'],
    ['现在大坪村小上学', '大坪村小'],
    ['转学（大坪小学）', '大坪小学'],
    ['转学：大坪小学', '大坪小学'],
    ['转走，去大坪小学', '大坪小学'],
  ])('where to: %s', async (notes, to) => {
    expect([notes, (await childOf({ 性别: '女', 备注: notes })).more.left?.to ?? null]).toEqual([notes, to])
  })
  it.each<[string, string | null]>([
    ['生父不详', null],
    ['母亲出走未归', null],
    ['母亲（越南籍）已回国', null],
    ['父母双亡', null],
    ['祖父代', null],
    ['母离家', null],
    ['劳改', null],
    ['在监', null],
    ['被拐', null],
    ['坐月子', null],
    ['开车', null],
    ['收废品', null],
    ['摆摊', null],
    ['进厂', null],
    ['工厂上班', null],
    ['建筑工', null],
    ['泥水匠', null],
    ['木匠', null],
    ['临工', null],
    ['村医', null],
    ['护林员', null],
    ['教书', null],
    ['公务员', null],
    ['事业单位', null],
    ['带娃', null],
    ['做生意', null],
    ['开店', null],
    ['马二哈', '马二哈'],
    ['王建工', '王建工'],
    ['木匠青', '木匠青'],
    ['车开明', '车开明'],
    ['陈公务', '陈公务'],
    ['店小花', '店小花'],
    ['厂长根', '厂长根'],
  ])('a father’s cell: %s', async (cell, name) => {
    expect([cell, (await childOf({ 性别: '女', 父亲姓名: cell })).father.name]).toEqual([cell, name])
  })
  it.each<[Record<string, string>, (string | null)[]]>([
    [{ 照看人: '爷爷（木果）', 照看人电话: A }, ['木果', 'grandfather', A]],
    [{ '照看人（姓名/关系/电话）': `木果/爷爷/${A}` }, ['木果', 'grandfather', A]],
    [{ 谁在家带: `爷爷 ${A}` }, ['爷爷', 'grandfather', A]],
    [{ 监护人: '木果', 关系: '祖', 电话: A }, ['木果', null, A]],
    [{ 抚养人: '木果 男 68岁 爷爷', 抚养人电话: A }, ['木果', 'grandfather', A]],
    [{ 监护人信息: `姓名:木果,与学生关系:爷爷,手机:${A}` }, ['木果', 'grandfather', A]],
    [{ 监护人: `木果${A}（爷爷）` }, ['木果', 'grandfather', A]],
    [{ 监护人: `爷爷木果，奶奶阿芝`, 监护人电话: `${A} ${B}` }, ['木果', 'grandfather', A]],
  ])('a carer: %j', async (cells, expected) => {
    const { caregiver } = await childOf({ 性别: '女', ...cells })
    expect([caregiver.name, expected[1] === null ? null : caregiver.relation, caregiver.phones[0]]).toEqual(expected)
  })
  it.each<[string[], string[]]>([
    [
      ['学生', '家长', '电话', '带班老师', '电话'],
      ['阿鲁', '阿尔', A, '何静', B],
    ],
    [
      ['学生', '父亲', '电话', '辅导员', '联系方式'],
      ['阿鲁', '阿尔', A, '何静', B],
    ],
    [
      ['学生', '父亲', '电话', '第一书记', '联系方式'],
      ['阿鲁', '阿尔', A, '何静', B],
    ],
    [
      ['学生', '父亲', '电话', '社区民警', '电话'],
      ['阿鲁', '阿尔', A, '何静', B],
    ],
    [
      ['学生', '父亲', '电话', '心理老师', '电话'],
      ['阿鲁', '阿尔', A, '何静', B],
    ],
    [
      ['学生', '父亲', '电话', '童伴之家负责人', '电话'],
      ['阿鲁', '阿尔', A, '何静', B],
    ],
    [
      ['学生', '父亲', '电话', '受助机构', '电话'],
      ['阿鲁', '阿尔', A, '基金会', B],
    ],
  ])('whose the second number is: %j', async (heads, cells) => {
    const { children } = await readingOf(
      csvOf([
        [...heads, '性别'],
        [...cells, '男'],
      ]),
    )
    expect(children.map((c) => [c.name, c.father.phones, c.mother.phones, c.caregiver.phones])).toEqual([
      ['阿鲁', [A], [], []],
    ])
  })
})
