import { describe, expect, it } from 'vitest'
import { childOf } from '../testing/reading-of.ts'

describe('no name is made of what a federation’s or a village’s list says of a parent', () => {
  it.each([
    '父亲户籍地',
    '父亲是否健在',
    '父亲外出原因',
    '父亲返乡时间',
    '父亲务工行业',
    '父亲技能培训',
    '父亲属相',
    '父亲同意书',
    '父亲监护意愿',
    '父亲月收入（元）',
    '父亲联系频次',
    '父亲身份',
    '父亲家庭地位',
    '父亲监护职责履行情况',
    '父亲最近一次回家',
    '父亲健康码',
    '父亲残疾证号',
    '父亲社保',
    '父亲常住地',
    '父亲现状',
  ])('%s', async (heading) => {
    expect((await childOf({ 性别: '女', [heading]: '良好' })).father.name).toBe(null)
    expect((await childOf({ 性别: '女', 父亲姓名: '阿尔', [heading]: '良好' })).father.name).toBe('阿尔')
  })
  it.each([
    '已去世多年',
    '父故',
    '母逃',
    '弃家出走',
    '离家出走',
    '杳无音信',
    '外逃',
    '跑',
    '回越南',
    '精神病',
    '精神障碍',
    '智力障碍',
    '肢体残疾',
    '在押',
    '强戒',
    '上门女婿',
    '再嫁',
    '另嫁',
    '未登记结婚',
    '不明原因离家',
    '打工',
    '在深圳',
    '昆明打工',
    '读大学',
    '同父',
    '同户主',
    '户主',
    '见户口本',
    '空缺',
    '保密',
    '不愿透露',
    '???',
    '待查',
    '核实中',
    '暂缺',
    '经商',
    '养殖',
    '种植户',
    '公益性岗位',
    '低保户',
    '残',
    '健',
    '殁',
    '亡（2019）',
    '已亡故',
    '早逝',
    '离',
    '离散',
    '孤儿',
    '单身',
    '未婚',
    '在广州某电子厂',
    '长年在外',
    '母走失',
  ])('a cell %s', async (text) => {
    const child = await childOf({ 性别: '女', 父亲姓名: text, 母亲姓名: text })
    expect([child.father.name, child.mother.name]).toEqual([null, null])
  })
  it.each([
    '安在渊',
    '田广东',
    '云南星',
    '何去非',
    '同心',
    '健康明',
    '离明',
    '孤舟',
    '常年',
    '打娃',
    '户外明',
    '单身明',
    '贵州生',
    '果果',
    '阿呷',
    '吉克·阿牛',
    '海来木呷',
    '马麻乃',
    '妥一卜拉',
    '养生',
    '种春',
    '读书郎',
    '保国',
    '残雪',
    '走马',
    '跑马',
    '暂生',
    '见喜',
  ])('%s is one', async (name) => {
    expect((await childOf({ 性别: '女', 父亲姓名: name })).father.name).toBe(name)
  })
  it.each<[string, string | null]>([
    ['阿尔（昆明打工）', '阿尔'],
    ['阿尔（2019年去世）', '阿尔'],
    ['阿尔(离异)', '阿尔'],
    ['阿尔  离异', '阿尔'],
    ['阿尔（继父）', '阿尔'],
    ['阿尔 13800000011', '阿尔'],
    ['（父）阿尔', '阿尔'],
    ['父亲：阿尔', '阿尔'],
    ['父 阿尔', '阿尔'],
    ['阿尔*', '阿尔'],
    ['阿尔【户主】', '阿尔'],
    ['阿尔（彝族）', '阿尔'],
    ['阿尔，男，38岁', '阿尔'],
    ['阿尔 （Ar）', '阿尔'],
  ])('what is told behind it is no part of it: %s', async (cell, name) => {
    expect((await childOf({ 性别: '女', 父亲姓名: cell })).father.name).toBe(name)
  })
})

describe('two children beside one another, the second without the surname', () => {
  it.each(['石安安 宁宁', '周子涵　子墨', '石大妹 小妹', '石平平 安安 宁宁'])('%s', async (name) => {
    const child = await childOf({ 姓名: name })
    expect(child.more.doubts).toEqual(['two-names'])
    expect(child.name).toBe(name.replace(/[\s\u3000]+/g, '、'))
  })
  it.each(['阿依古丽 买买提', '买买提 艾山', '扎西多 吉才', '欧阳 文', '张 伟', '王小 明', '司马 相如'])(
    '%s is one',
    async (name) => {
      const child = await childOf({ 姓名: name })
      expect(child.more.doubts).toEqual([])
      expect(child.name).toBe(name.replace(' ', ''))
    },
  )
})

describe('a parent’s name with what is told of him in the same cell', () => {
  it.each<[string, string | null, boolean | null, string | null]>([
    ['父亲: 石大海/务工', '石大海', true, null],
    ['石大海／外出', '石大海', true, null],
    ['石大海-在家', '石大海', false, null],
    ['石大海（广东务工）', '石大海', true, '广东务工'],
    ['石大海/浙江温州', '石大海', true, '浙江温州'],
    // A trade or a works says nothing of where: nothing is claimed.
    ['石大海/电子厂', '石大海', null, null],
    ['石大海/木匠', '石大海', null, null],
    ['石大海/已离婚', '石大海', null, null],
    ['买买提·艾山/务工', '买买提·艾山', true, null],
    ['石大海,广东', '石大海', true, '广东'],
    ['石大海|在外', '石大海', true, null],
    ['务工/广东', null, null, null],
  ])('%s', async (text, name, away, workPlace) => {
    expect(await childOf({ 姓名: '石安安', 父亲姓名: text, 母亲姓名: '李梅' })).toMatchObject({
      father: { name, away, workPlace },
      mother: { name: '李梅', away: null },
    })
  })
  it('a column that asks where he is goes before', async () => {
    expect(await childOf({ 姓名: '石安安', 父亲姓名: '石大海/务工', 父亲是否外出: '否' })).toMatchObject({
      father: { name: '石大海', away: false },
    })
  })
})
