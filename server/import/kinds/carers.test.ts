import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from '../testing/reading-of.ts'

const [A, B] = ['13800000011', '13800000012']
const carerOf = async (cells: Record<string, string>) => (await childOf({ 性别: '女', ...cells })).caregiver

describe('carers under everyday headings', () => {
  it.each([
    '现在跟谁住',
    '孩子跟着谁',
    '谁在带孩子',
    '由谁抚养',
    '实际照料者',
    '照护人姓名',
    '主要照顾人',
    '现监护人',
    '日常照看人',
    '带孩子的人',
    '在家由谁照顾',
    '平时由谁监护',
    '现跟随谁生活',
    '随谁生活',
    '与谁同住',
    '和谁一起生活',
    '委托照护人',
    '被委托监护人姓名',
    '代为照看人',
    '临时监护人（非父母）',
    '目前由谁照管',
    '家里谁管',
    '谁照顾',
    '隔代照护人姓名',
    '代理监护人',
  ])('%s', async (heading) => {
    expect(await carerOf({ [heading]: '木果' })).toMatchObject({ name: '木果', phones: [] })
    expect(await carerOf({ [heading]: '奶奶' })).toMatchObject({ name: '奶奶', relation: 'grandmother' })
  })
  it.each([
    '照护是否到位',
    '是否有人照看',
    '监护照料情况',
    '有无委托照护协议',
    '监护人变更日期',
    '监护缺失类型',
    '监护评估等级',
    '是否签订委托书',
    '照护人是否残疾',
    '监护状况评估',
    '谁的责任田',
    '照看人数',
    '委托照护备案编号',
  ])('%s names nobody', async (heading) => {
    expect(await carerOf({ 监护人: '木果', [heading]: '良好' })).toMatchObject({ name: '木果' })
    expect((await carerOf({ [heading]: '良好' })).name).toBe(null)
  })
  it.each([
    '是孩子的',
    '系学生什么人',
    '与学生是何关系',
    '和孩子的关系',
    '与本人关系',
    '与被照护人关系',
    '关系（与学生）',
    '与儿童什么关系',
  ])('the relation under %s', async (heading) => {
    expect(await carerOf({ 监护人: '木果', [heading]: '外婆' })).toMatchObject({
      name: '木果',
      relation: 'maternal-grandmother',
    })
  })
})

describe('kinship by the words of the region', () => {
  it.each<[string, string]>([
    ['阿普', 'grandfather'], // Yi
    ['阿玛（奶奶）', 'grandmother'],
    ['爷爷木果', 'grandfather'],
    ['外太婆', 'relative'],
    ['太奶奶', 'relative'],
    ['家家', 'maternal-grandmother'], // Hubei
    ['舅奶奶', 'relative'],
    ['姨婆', 'relative'],
    ['大爹', 'uncle'], // Yunnan: the father's elder brother
    ['大嬢', 'aunt'],
    ['嬢嬢', 'aunt'],
    ['幺孃', 'aunt'],
    ['婶娘', 'aunt'],
    ['姑夫', 'uncle'],
    ['舅娘', 'aunt'],
    ['伯妈', 'aunt'],
    ['大伯父', 'uncle'],
    ['细叔', 'uncle'],
    ['阿公阿婆', 'relative'],
    ['爷奶', 'relative'],
    ['奶爷', 'relative'],
    ['祖辈', 'relative'],
    ['堂兄', 'relative'],
    ['亲姐', 'relative'],
    ['养母', 'mother'],
    ['后爸', 'father'],
    ['姥', 'maternal-grandmother'],
    ['姥爷姥娘', 'relative'],
    ['爸的姐姐', 'aunt'],
    ['妈妈的妹妹', 'aunt'],
    ['爸爸的弟弟', 'uncle'],
    ['母亲的哥哥', 'uncle'],
    ['爸爸的妈妈', 'grandmother'],
    ['妈妈的爸爸', 'maternal-grandfather'],
    ['父亲的父亲', 'grandfather'],
    ['母之母', 'maternal-grandmother'],
    ['寄养家庭', 'other'],
    ['托管老师', 'teacher'],
    ['村干部', 'other'],
    ['房东', 'other'],
  ])('%s', async (word, relation) => {
    expect(await carerOf({ 监护人: '木果', 与学生关系: word })).toMatchObject({ relation })
  })
})

describe('a name, a relation and a number in one cell', () => {
  it.each([
    `木果，奶奶，${A}`,
    `木果(奶奶,${A})`,
    `奶奶（木果，${A}）`,
    `奶奶 木果 ${A}`,
    `${A} 奶奶木果`,
    `木果|奶奶|${A}`,
    `木果、奶奶、电话${A}`,
    `奶奶:木果 电话:${A}`,
    `木果【奶奶】${A}`,
    `木果／奶奶／${A}`,
    `姓名：木果；关系：奶奶；电话：${A}`,
    `木果 系学生奶奶 ${A}`,
    `奶奶--木果--${A}`,
    `木果·奶奶 ${A}`,
    `木果〈奶奶〉${A}`,
    `木果［奶奶］ ${A}`,
    `奶奶\n木果\n${A}`,
    `木果 ${A} 奶奶`,
    `1、木果 奶奶 ${A}`,
    `石安安奶奶/木果 ${A}`,
    `石安安的奶奶：木果，${A}`,
    `木果（石安安之奶奶）${A}`,
  ])('%j', async (cell) => {
    for (const heading of ['监护人姓名、关系、电话', '照护人情况', '监护人'])
      expect([heading, await carerOf({ [heading]: cell })]).toEqual([
        heading,
        { name: '木果', relation: 'grandmother', phones: [A] },
      ])
  })
  it.each<[string, string, string | null]>([
    ['木果的奶奶', '奶奶', 'grandmother'],
    ['石安安之祖母', '祖母', 'grandmother'],
    ['孩子外婆', '外婆', 'maternal-grandmother'],
    ['学生的爷爷', '爷爷', 'grandfather'],
    ['爷爷家', '爷爷', 'grandfather'],
    ['跟爷爷', '爷爷', 'grandfather'],
    ['随外婆生活', '外婆', 'maternal-grandmother'],
    ['和奶奶一起住', '奶奶', 'grandmother'],
    ['由姑姑照看', '姑姑', 'aunt'],
    ['在外婆家', '外婆', 'maternal-grandmother'],
    ['奶奶带', '奶奶', 'grandmother'],
    ['奶奶在带', '奶奶', 'grandmother'],
    ['其祖父', '祖父', 'grandfather'],
  ])('%s', async (cell, name, relation) => {
    expect(await carerOf({ 跟谁生活: cell })).toMatchObject({ name, relation })
  })
  it('a relation of the child’s own name before the slash, the number in its own column', async () => {
    expect(await carerOf({ 姓名: '罗禾', 监护人: '罗禾外公/田老松', 监护人电话: A })).toEqual({
      name: '田老松',
      relation: 'maternal-grandfather',
      phones: [A],
    })
  })
  it('beside a cell of both parents', async () => {
    const child = await childOf({ 性别: '女', 父母: '父：阿尔 母：吉妮', 监护人: `木果（奶奶）${A}` })
    expect(child).toMatchObject({
      father: { name: '阿尔', phones: [] },
      mother: { name: '吉妮', phones: [] },
      caregiver: { name: '木果', phones: [A] },
    })
  })
  it('of two carers in one cell the first, and the second’s number is not the first’s', async () => {
    for (const cell of [
      `爷爷木果${A}、奶奶阿芝${B}`,
      `木果（爷爷）${A} 阿芝（奶奶）${B}`,
      `爷爷：木果 ${A}\n奶奶：阿芝 ${B}`,
    ]) {
      const carer = await carerOf({ 监护人: cell })
      expect([cell, carer]).toEqual([cell, { name: '木果', relation: 'grandfather', phones: [A] }])
    }
  })
  it('who lives alone, at school or with the parents has no other carer', async () => {
    for (const cell of [
      '自己',
      '独居',
      '无人',
      '学校',
      '自己住',
      '没有人',
      '本人',
      '住校',
      '寄宿',
      '无人照看',
      '姐弟俩自己',
    ])
      expect([cell, (await carerOf({ 跟谁生活: cell })).name]).toEqual([cell, null])
  })
})

describe('a phone column in front of its person', () => {
  it.each<[string[], string[]]>([
    [
      ['联系电话', '监护人姓名'],
      [A, '木果'],
    ],
    [
      ['电话', '照护人', '关系'],
      [A, '木果', '奶奶'],
    ],
  ])('%j: nobody else’s', async (heads, cells) => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', ...heads],
        ['石安安', '女', ...cells],
      ]),
    )
    expect(children[0]).toMatchObject({ father: { phones: [] }, mother: { phones: [] }, caregiver: { name: '木果' } })
  })
  it('that says whose it is', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', '母亲电话', '母亲', '父亲电话', '父亲', '监护人手机', '监护人'],
        ['石安安', '女', A, '吉妮', B, '阿尔', '', '木果'],
      ]),
    )
    expect(children[0]).toMatchObject({ father: { phones: [B] }, mother: { phones: [A] }, caregiver: { phones: [] } })
  })
})

describe('what is told of the carer behind name and kinship is no part of either', () => {
  it.each(['龙英（奶奶）/在家', '奶奶：龙英/65岁', '龙英/奶奶，务农', '奶奶龙英、小学', '龙英-奶奶/苗族'])(
    '%s',
    async (text) => {
      expect((await childOf({ 姓名: '石安安', 照看人: text })).caregiver).toMatchObject({
        name: '龙英',
        relation: 'grandmother',
        phones: [],
      })
    },
  )
})
