import { addDays } from '../domain/kit/dates.ts'
import { type DemoEntry, HEAD_TEACHER } from './entries.ts'
import type { Dice } from './random.ts'
import type { DemoChild } from './records.ts'

type Case = { key: Record<string, unknown>; plan: Record<string, unknown>; stages: readonly Stage[] }
type Stage = {
  content: string
  week: string
  measure: string
  baseline: string
  shows: string
  told: readonly string[]
}

/** What a teacher sees, what it turns out to be, and what is done about it, step by step (S2A.16). */
const CASES: readonly Case[] = [
  {
    key: {
      main: 'study',
      also: ['homework'],
      seen: '期初数学卷乘除法错了一半，作业一周有两次没交。',
      tried: '批评过两次，没有用',
      cause: '四年级停了一个月课，晚上没有人问作业。',
    },
    plan: { goal: '把数学补上来', subject: 'maths', weak: '乘除法错一半', cause: '停过一个月课，晚上没有人问' },
    stages: [
      {
        content: '乘法口诀、竖式',
        week: '周二、四 12:40',
        measure: '一对一，一次两页',
        baseline: '30题对12题',
        shows: '30题对24题以上',
        told: ['30题对26题', '30题对19题', '30题对13题'],
      },
      {
        content: '除法、应用题',
        week: '周二、四 12:40',
        measure: '一对一，先讲后做',
        baseline: '30题对9题',
        shows: '30题对22题以上',
        told: ['30题对23题', '30题对18题', '30题对10题'],
      },
      {
        content: '自己订正错题本',
        week: '每天晚自习',
        measure: '先自己找错，再对答案',
        baseline: '一周1天',
        shows: '一周4天有订正',
        told: ['一周5天', '一周3天', '一周1天'],
      },
    ],
  },
  {
    key: {
      main: 'homework',
      seen: '9月以来语文作业有六次没交，问起来说忘在家里。',
      tried: '放学留下补过，第二天又没有',
      cause: '爷爷不识字，晚上一个人写，不会的就放下了。',
    },
    plan: { goal: '作业当天写完', subject: 'habit', weak: '晚上不写', cause: '没有人可以问' },
    stages: [
      {
        content: '在校写完语文作业',
        week: '每天放学后半小时',
        measure: '和伙伴坐在一起写',
        baseline: '一周交2次',
        shows: '一周交4次以上',
        told: ['一周交5次', '一周交3次', '一周交2次'],
      },
      {
        content: '周末作业周一早上交',
        week: '周六上午',
        measure: '星期六打一个电话问一声',
        baseline: '没有交过',
        shows: '三个周末都交',
        told: ['三个周末都交了', '交了两个周末', '一次没有交'],
      },
    ],
  },
  {
    key: {
      main: 'low',
      also: ['parents'],
      seen: '上课发呆，夜里醒，和同桌说想妈妈。',
      cause: '妈妈换了号码，两个月没有通话，家里不愿提。',
    },
    plan: { goal: '和妈妈联系上，夜里睡得着', subject: 'heart', weak: '想妈妈，睡不着', cause: '两个月没有通话' },
    stages: [
      {
        content: '问到妈妈的新号码',
        week: '这两周',
        measure: '请姑姑、村里一起问',
        baseline: '没有号码',
        shows: '打通一次',
        told: ['打通了，说了十分钟', '问到了，是旧号', '还没有问到'],
      },
      {
        content: '每周视频一次',
        week: '周日晚上',
        measure: '在儿童之家打',
        baseline: '没有',
        shows: '连着三周都打了',
        told: ['三周都打了', '打了两周', '一次没有打'],
      },
    ],
  },
  {
    key: {
      main: 'alone',
      seen: '课间一个人坐着，分组没有人找他，他也不找人。',
      tried: '换过一次座位',
      cause: '今年转来的，家在最远的组，放学没有同路的。',
    },
    plan: { goal: '有两个说得来的伙伴', subject: 'heart', weak: '不和人来往', cause: '转来不久，路远' },
    stages: [
      {
        content: '和伙伴一起值日、下棋',
        week: '周一、三中午',
        measure: '两人一组，他先挑',
        baseline: '一个人',
        shows: '自己去找过人',
        told: ['自己约了两次', '别人叫就去', '还是一个人'],
      },
    ],
  },
]

const RESULTS = ['reached', 'partly', 'not'] as const
/** Some plans are a little late, some checks nobody wrote down. */
const PLANNED = 0.7
const LOOKED = 0.82

/**
 * In most classes one or two children need more for a while: named in September or October, mostly with a plan within a fortnight, its
 * stages looked at when their day comes; a few closed again. One that lacks its plan, one that nobody looked at: as in life.
 */
export const keyChildrenOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  [...Map.groupBy(children, (c) => c.classId).values()].flatMap((mates) =>
    mates.slice(0, dice.pick([0, 1, 1, 2])).flatMap((child) => caseOf(child, from, until, dice)),
  )

const caseOf = (child: DemoChild, from: string, until: string, dice: Dice): DemoEntry[] => {
  const on = addDays(from, dice.between(12, 45))
  const { key, plan, stages } = dice.pick(CASES)
  const about = { classId: child.classId, childId: child.id }
  const begun = addDays(on, dice.chance(0.9) ? dice.between(1, 12) : 25)
  const dated = stages.map(({ told: _told, ...stage }, i) => ({ ...stage, due: addDays(begun, 28 * (i + 1)) }))
  const checks = stages.flatMap((stage, i) => checkOf(stage, i, dated[i]?.due ?? until, dice))
  const last = dated.at(-1)?.due ?? until
  const over = addDays(last, 3) <= until
  const state = dice.pick(['better', 'better', 'some', 'same'])
  const people = { helper: { name: HEAD_TEACHER }, decidedBy: { name: '周明' } }
  return [
    {
      ...about,
      kind: 'key-child',
      from: on,
      body: { ...key, ...people },
      ...(over ? { end: { on: addDays(last, 3), reason: '稳定了，转为平常的关心', state } } : {}),
    },
    // Of what went well the family is asked whether it may be told without names.
    ...(over && state === 'better'
      ? [
          {
            ...about,
            kind: 'consent',
            from: addDays(last, 3),
            body: { purpose: 'case', by: ['mother'], way: 'call', until: addDays(last, 300) },
          },
        ]
      : []),
    ...(dice.chance(PLANNED)
      ? [
          {
            ...about,
            kind: 'plan',
            from: begun,
            body: { ...plan, agreed: ['child', 'carer'], teacher: { name: HEAD_TEACHER }, stages: dated },
            records: checks,
            ...(over
              ? {
                  end: {
                    on: addDays(last, 3),
                    reason: '每一步都看过了',
                    state: state === 'better' ? 'reached' : state === 'some' ? 'partly' : 'not-reached',
                  },
                }
              : {}),
          },
        ]
      : []),
  ]
}

/** Looked at once on the way and once when its day has come. */
const checkOf = (stage: Stage, i: number, due: string, dice: Dice): NonNullable<DemoEntry['records']> => {
  const said = (on: string, r: 0 | 1 | 2) => ({
    kind: 'plan-check',
    on,
    body: {
      stage: i + 1,
      result: RESULTS[r],
      shows: stage.told[r] ?? '',
      ...(r === 2 ? { next: 'measure', how: '先少做几题，做对为止' } : r === 1 ? { next: 'on' } : {}),
    },
  })
  return [
    ...(dice.chance(LOOKED) ? [said(addDays(due, -dice.between(10, 16)), dice.pick([1, 1, 2]))] : []),
    ...(dice.chance(LOOKED) ? [said(addDays(due, -dice.between(0, 3)), dice.pick([0, 0, 0, 1, 2]))] : []),
  ]
}

const LOOKS = [
  { effect: 'good', onward: 'keep', what: '中午一起做题，一个肯讲一个肯问' },
  { effect: 'good', onward: 'keep' },
  { effect: 'some', onward: 'keep', what: '玩得多，写得少，说好先写完再玩' },
  { effect: 'some', onward: 'keep' },
  { effect: 'none', onward: 'change', what: '不坐在一起，说不上话' },
]

/** A good part of the children have buddies of their class; most are looked at each month, a few were changed. */
export const buddiesOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  [...Map.groupBy(children, (c) => c.classId).values()].flatMap((mates) =>
    mates
      .filter((_, i) => mates.length > 1 && i % 2 === 0 && dice.chance(0.4))
      .map((child): DemoEntry => {
        const on = addDays(from, dice.between(8, 40))
        const others = dice.shuffle(mates.filter((m) => m.id !== child.id)).slice(0, dice.pick([1, 1, 1, 2]))
        const changed = dice.chance(0.12) && addDays(on, 45) <= until
        return {
          kind: 'buddy',
          classId: child.classId,
          childId: child.id,
          from: on,
          body: {
            mates: others.map((m) => m.id),
            does: dice.pick([['maths'], ['chinese', 'play'], ['maths', 'way'], ['english'], ['play']]),
            wish: dice.pick(['chosen', 'chosen', 'agreed']),
            teacher: { name: HEAD_TEACHER },
          },
          records: [25, 52, 80].flatMap((days) =>
            dice.chance(LOOKED) ? [{ kind: 'buddy-check', on: addDays(on, days), body: dice.pick(LOOKS) }] : [],
          ),
          ...(changed ? { end: { on: addDays(on, 45), reason: '没有用处', state: 'changed' } } : {}),
        }
      }),
  )
