import { day } from './days.ts'
import type { Said } from './hand.ts'

/** A record about one child as a class teacher would say it in a form, and the words by which its file tells it. */
type Told = Said & { seen: string | RegExp }

/** Kinds that begin at the child's page, in the order of a term. */
export const RECORDS: Readonly<Record<string, Told>> = {
  survey: {
    chips: [
      ['学习', '要留心'],
      ['生活', '有需要'],
      ['心理', '都好'],
      ['安全', '都好'],
      ['健康', '都好'],
      ['家里有', '自己的床'],
      ['五缺', '学习缺辅导'],
    ],
    texts: { '生活：需要什么': '一盏写作业的台灯', 孩子自己说想要的: '想看妈妈上班的地方' },
    seen: /生活需要一盏写作业的台灯，学习要留心/,
  },
  'family-call': {
    chips: [
      ['和谁', '妈妈'],
      ['怎么联系的', '视频'],
      ['联系上了吗（信寄出了也算）', '是'],
    ],
    seen: '和妈妈视频',
  },
  'parent-contact': {
    chips: [
      ['和谁', '爸爸'],
      ['联系上了吗', '是'],
    ],
    texts: { 家长答应的事: '每周日晚上八点视频', '答应到哪天（写了到日子就提醒）': day(7) },
    seen: /和爸爸打电话，答应每周日晚上八点视频/,
  },
  'carer-contact': {
    chips: [
      ['和谁', '奶奶/外婆'],
      ['联系上了吗', '是'],
      ['说了什么', '生活'],
      ['教了什么办法', '手机和游戏'],
      ['接下来', '去家里看看'],
    ],
    seen: '和奶奶/外婆打电话，生活',
  },
  'three-sided-talk': {
    chips: [
      ['谁坐到了一起（至少三方）', '孩子'],
      ['谁坐到了一起（至少三方）', '照看的人'],
      ['谁坐到了一起（至少三方）', '老师'],
    ],
    texts: { 哪件事对不上: '周末作业写没写', 后来说好了什么: '星期天晚饭前写完，奶奶签个字' },
    seen: /一起说清了：周末作业写没写/,
  },
  'study-note': {
    chips: [
      ['哪一科', '数学'],
      ['作业', '有时不交'],
      ['课堂上', '不出声'],
      ['这一阵', '比前一阵好'],
    ],
    texts: { 弱在哪里: '退位减法' },
    seen: /数学.*退位减法/,
  },
  'term-result': {
    chips: [
      ['哪一次', '期中'],
      ['哪一科', '数学'],
      ['学得怎样', '基本学会'],
    ],
    seen: /期中数学基本学会/,
  },
  'risk-assessment': {
    chips: [
      ['有没有危险的情形', '都没有'],
      ['实际情况（有几条点几条）', '照看的人七十岁以上'],
      ['实际情况（有几条点几条）', '一年没见过父母'],
      ['您来定：多久联系一次', '中：每月联系'],
    ],
    seen: /看了实际情况：照看的人七十岁以上、一年没见过父母/,
  },
  'class-note': {
    chips: [
      ['哪一方面', '不开心'],
      ['老师做了什么', '问了孩子'],
    ],
    texts: { 说了什么: '午睡时一个人坐着' },
    seen: '午睡时一个人坐着',
  },
  illness: {
    chips: [
      ['看到什么', '咳嗽、流涕'],
      ['做了什么', '端水、陪着'],
      ['告诉家里', '当天告诉了照看的人'],
      ['花费', '没有花钱'],
    ],
    seen: /咳嗽、流涕/,
  },
  care: { chips: [['哪一种', '过生日']], texts: { '做了什么、给了什么': '一碗长寿面' }, seen: '一碗长寿面' },
  'card-check': {
    chips: [
      ['打了谁的', '照看的人'],
      ['有没有一个打得通', '是'],
    ],
    seen: /联系卡试拨/,
  },
  'home-coming': {
    chips: [
      ['谁回来了', '妈妈'],
      ['什么时候', '中秋、国庆'],
      ['见到没有', '请到学校谈了'],
      ['照护协议', '原来的还有效'],
    ],
    seen: /妈妈.*回/,
  },
  notice: {
    chips: [['谁告诉谁', '学校告诉村里']],
    texts: { 说了什么: '周末没有大人在家，请去看一眼' },
    seen: /周末没有大人在家/,
  },
  condolence: {
    chips: [
      ['什么时候的慰问', '家里遇到难处'],
      ['钱和东西从哪里来', '看望的人自己出'],
    ],
    texts: { 谁去看望的: '全班老师', 听到了什么: '奶奶说心里热乎' },
    seen: '奶奶说心里热乎',
  },
  commendation: {
    chips: [
      ['称号', '阅读之星'],
      ['哪一级', '班级'],
      ['什么时候', '平时'],
    ],
    texts: { 为什么: '一学期读了十本书' },
    seen: /阅读之星/,
  },
}

/** Entries that hang on a child, as they are registered at its page; the words by which its file tells each. */
export const ENTRIES: Readonly<Record<string, Told>> = {
  task: {
    texts: { 要办什么: '把作业本补齐', 哪天前办好: day(3) },
    seen: /把作业本补齐/,
  },
  need: {
    chips: [
      ['哪一方面', '生活'],
      ['学校办不了，报给了', '乡镇（街道）'],
    ],
    texts: { 需要什么: '路远，下雨天要有人接', 打算怎么办: '请镇里协调校车', 哪天前办好: day(20) },
    seen: /路远，下雨天要有人接/,
  },
  'key-child': {
    chips: [['主要因为什么', '功课跟不上']],
    texts: { 看到了什么: '数学作业六次没交', 问下来是为什么: '晚上没有人问作业' },
    seen: /功课跟不上/,
  },
  plan: {
    chips: [['补哪一方面', '数学']],
    texts: { 一句话的目标: '把退位减法补上来' },
    seen: /把退位减法补上来/,
  },
  buddy: {
    chips: [
      ['一起做什么', '数学'],
      ['孩子愿意吗', '孩子自己挑的'],
    ],
    seen: /：数学/,
  },
  pairing: {
    chips: [
      ['哪一类帮扶人', '志愿者'],
      ['说好多久见一次', '每月一次'],
      ['监护人同意', '口头同意'],
    ],
    texts: { 帮扶人姓名: '鲁小满' },
    seen: /志愿者鲁小满/,
  },
  promise: {
    chips: [
      ['谁答应的', '妈妈'],
      ['答应了什么', '回家来'],
    ],
    texts: { 到哪天: day(40), 原话: '腊月二十八回来' },
    seen: /妈妈答应回家来/,
  },
  agreement: {
    chips: [
      ['是孩子的什么人', '亲戚'],
      ['谁签的', '妈妈'],
      ['核过的四条（都核过才能托）', '没有性侵、虐待、遗弃、拐卖、暴力的记录'],
      ['核过的四条（都核过才能托）', '不吸毒、酗酒、赌博'],
      ['核过的四条（都核过才能托）', '没有拒绝过、长期不管过孩子'],
      ['核过的四条（都核过才能托）', '没有别的不合适'],
      ['孩子怎么说', '愿意'],
      ['父母多久联系一次', '每周至少一次'],
    ],
    texts: { 托给谁: '舅舅', 协议到哪天: day(300) },
    seen: /托给舅舅/,
  },
  consent: {
    chips: [
      ['为了什么', '拍照、留影'],
      ['谁同意的', '妈妈'],
      ['怎么同意的', '签了字'],
    ],
    texts: { 只能用在哪里: '班级墙报', 同意到哪天: day(200) },
    seen: /妈妈同意，班级墙报/,
  },
  hardship: {
    chips: [
      ['因为什么', '低收入'],
      ['凭什么认定', '上门看过'],
    ],
    seen: /低收入，上门看过/,
  },
  difficulty: {
    chips: [
      ['哪一种', '其他'],
      ['凭什么', '看到了，还没有认定'],
    ],
    seen: /看到了，还没有认定/,
  },
  wish: {
    chips: [
      ['哪一类', '学习'],
      ['孩子愿意吗', '孩子愿意给人看'],
    ],
    texts: { 想要什么: '一本带拼音的故事书' },
    seen: /一本带拼音的故事书/,
  },
}

/** Facts of a child's file, written from its page. */
export const FACTS: Readonly<Record<string, Told>> = {
  background: {
    chips: [
      ['照看的人识字吗', '认得一些字'],
      ['这次是从哪里知道的', '照看的人说'],
    ],
    seen: '认得一些字',
  },
  portrait: {
    chips: [
      ['喜欢做什么', '画画'],
      ['这次是从哪里知道的', '孩子自己说'],
    ],
    seen: '画画',
  },
}

/** What a class does together: a form with a roll, and the words by which the ledger tells it. */
export const TOGETHER: Readonly<Record<string, Told>> = {
  lesson: {
    chips: [['讲哪一方面', '防溺水']],
    texts: { 谁讲的: '派出所李警官', 题目: '不到水边玩' },
    seen: /防溺水：不到水边玩/,
  },
  'group-talk': {
    texts: { 说什么: '想家的时候怎么办', 大家说了什么: '写信、画画、找老师说' },
    seen: /想家的时候怎么办/,
  },
  activity: {
    chips: [
      ['什么时候的', '兴趣活动'],
      ['做了什么', '画画手工'],
    ],
    texts: { 什么活动: '画一画妈妈做工的地方', 谁办的: '本班' },
    seen: /画一画妈妈做工的地方/,
  },
}
