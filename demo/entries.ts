import { addDays } from '../domain/kit/dates.ts'
import type { Dice } from './random.ts'
import type { DemoChild } from './records.ts'

/** One entry as its writer would send it: on the day that it begins; `end`: how and when it was over. */
export type DemoEntry = {
  kind: string
  classId: number
  childId: string
  from: string
  body: Record<string, unknown>
  end?: { on: string; reason: string; state: string }
  /** What it became on the way, without an end. */
  became?: { on: string; state: string }
  /** What was known otherwise later on. */
  changed?: { on: string; set: Record<string, unknown> }
  /** What was recorded of it, each on its day. */
  records?: readonly { kind: string; on: string; body: Record<string, unknown> }[]
}

/** Enough that nobody looks after more than a few (decision 039). */
const HELPERS = [
  { sort: 'teacher', helper: { name: '周明' } },
  { sort: 'teacher', helper: { name: '贺立新' } },
  { sort: 'teacher', helper: { name: '蓝青山' } },
  { sort: 'teacher', helper: { name: '莫雨桐' } },
  { sort: 'teacher', helper: { name: '毕文静' } },
  { sort: 'party-member', helper: { name: '康国林' } },
  { sort: 'party-member', helper: { name: '柏长河' } },
  { sort: 'party-member', helper: { name: '温建业' } },
  { sort: 'volunteer', helper: { name: '何静' } },
  { sort: 'volunteer', helper: { name: '韦兰' } },
  { sort: 'volunteer', helper: { name: '冉小梅' } },
  { sort: 'agent-mother', helper: { name: '罗芳' } },
  { sort: 'agent-mother', helper: { name: '龙秀英' } },
  { sort: 'agent-mother', helper: { name: '杨素兰' } },
  { sort: 'agent-mother', helper: { name: '薛桂香' } },
  { sort: 'agent-mother', helper: { name: '贝玉珍' } },
  { sort: 'elder', helper: { name: '岳长根' } },
  { sort: 'elder', helper: { name: '石守田' } },
]

/** A good third of the children have somebody; a few guardians were not asked yet, a few checks run out or were never written down. */
export const pairingsOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.36))
    .map((child, i) => {
      const on = addDays(from, dice.between(0, 40))
      const checkedOn = addDays(on, -dice.between(2, 20))
      const checked = dice.chance(0.85)
        ? { checkedOn, checkedBy: '周明', validUntil: addDays(checkedOn, dice.chance(0.1) ? 80 : 365) }
        : {}
      const said = {
        ...dice.pick(HELPERS),
        rhythm: dice.pick(['week', 'half-month', 'month', 'month', 'term']),
        does: dice.pick([['study'], ['study', 'company'], ['company', 'family-link'], ['life', 'company']]),
        consent: dice.pick(['written', 'written', 'written', 'spoken', 'not-yet']),
      }
      const agreed =
        said.consent === 'not-yet' ? {} : { consentBy: i % 3 === 0 ? 'mother' : 'carer', consentOn: addDays(on, -1) }
      const body = {
        ...said,
        ...agreed,
        ...checked,
      }
      const ended = dice.chance(0.06)
        ? { end: { on: addDays(on, 20) < until ? addDays(on, 20) : until, reason: '父母回来了', state: 'ended' } }
        : {}
      return { kind: 'pairing', classId: child.classId, childId: child.id, from: on, body, ...ended }
    })

const WORDS = ['国庆回来住三天', '每个星期天打一次', '买一双运动鞋寄回来', '过年早点回', '期中考完视频']

/** Promises of parents: most are asked about afterwards, some nobody has asked about yet. */
export const promisesOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.18))
    .map((child) => {
      const on = addDays(from, dice.between(5, 60))
      const by = addDays(on, dice.between(10, 60))
      const asked = addDays(by, dice.between(1, 6))
      const body = {
        who: dice.pick(['father', 'mother', 'both']),
        what: dice.pick(['come-home', 'call', 'video', 'money']),
        by,
        ...(dice.chance(0.6) ? { words: dice.pick(WORDS) } : {}),
      }
      const over = asked <= until && dice.chance(0.75)
      const state = dice.pick(['kept', 'kept', 'kept', 'broken', 'unknown'])
      const ended = over ? { end: { on: asked, reason: dice.pick(['问过孩子', '问过家里人']), state } } : {}
      return { kind: 'promise', classId: child.classId, childId: child.id, from: on, body, ...ended }
    })

/** Stands for the head teacher of the child’s class. */
export const HEAD_TEACHER = '班主任'

const TASKS = [
  { what: '补办户口页复印件', owner: { name: HEAD_TEACHER }, shown: '档案里有了' },
  { what: '给爷爷教会视频电话', owner: { name: '村儿童主任' }, shown: '打通一次' },
  { what: '请卫生院看一次牙', owner: { name: HEAD_TEACHER }, shown: '病历本' },
  { what: '修好院门口的灯', owner: { name: '村里' }, shown: '夜里看过' },
]

/** What visits left to be done; a few are past their day. */
export const tasksOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.08))
    .map((child) => {
      const on = addDays(from, dice.between(10, 55))
      const due = addDays(on, dice.between(7, 21))
      const ended =
        due <= until && dice.chance(0.8)
          ? { end: { on: addDays(due, -dice.between(0, 3)), reason: '办好了', state: 'done' } }
          : {}
      return {
        kind: 'task',
        classId: child.classId,
        childId: child.id,
        from: on,
        body: { ...dice.pick(TASKS), due, came: 'visit' },
        ...ended,
      }
    })

/** Of each class what presses at the end: a promise of the next days, one kept, one that nobody asked after, and two things to do. */
export const lastWeekOf = (children: readonly DemoChild[], until: string): DemoEntry[] =>
  [...Map.groupBy(children, (c) => c.classId).values()].flatMap((mates) =>
    mates.slice(0, LAST_WEEK.length).map((child, i) => {
      const { kind, body, day, by, from, end } = LAST_WEEK[i % LAST_WEEK.length] ?? LAST_WEEK[0]
      return {
        kind,
        classId: child.classId,
        childId: child.id,
        from: addDays(until, from),
        body: { ...body, [day]: addDays(until, by) },
        ...(end ? { end: { ...end, on: until } } : {}),
      }
    }),
  )

type LastWeek = {
  kind: string
  body: Record<string, unknown>
  day: string
  by: number
  from: number
  end?: { reason: string; state: string }
}
const LAST_WEEK: readonly [LastWeek, ...LastWeek[]] = [
  {
    kind: 'promise',
    body: { who: 'father', what: 'video', words: '星期天晚上视频' },
    day: 'by',
    by: 11,
    from: -12,
  },
  {
    kind: 'promise',
    body: { who: 'mother', what: 'come-home', words: '回来住一个星期' },
    day: 'by',
    by: -2,
    from: -20,
  },
  {
    kind: 'promise',
    body: { who: 'both', what: 'money', words: '寄一件棉衣' },
    day: 'by',
    by: -1,
    from: -15,
    end: { reason: '问过孩子', state: 'kept' },
  },
  { kind: 'task', body: { ...TASKS[0], came: 'visit' }, day: 'due', by: 14, from: -9 },
  { kind: 'task', body: { ...TASKS[2], came: 'talk' }, day: 'due', by: -1, from: -14 },
]
