import { addDays } from '../domain/kit/dates.ts'
import type { DemoEntry } from './entries.ts'
import type { Dice } from './random.ts'
import { CARERS, type DemoChild, type DemoRecord, schoolDay, sent } from './records.ts'

const FINE = { study: 'fine', life: 'fine', mind: 'fine', safety: 'fine', health: 'fine' }

/** What a survey finds lacking, and the line that told it. */
const LACKING = [
  { study: 'need', studyWords: '作业没人看', studyNeed: '每周两次作业辅导' },
  { life: 'need', lifeWords: '被子薄', lifeNeed: '一床厚被子' },
  { safety: 'need', safetyWords: '回家要过水塘边', safetyNeed: '和同村的孩子结伴回家' },
  { health: 'need', healthWords: '牙疼说了几次', healthNeed: '去卫生院看一次牙' },
  { mind: 'need', mindWords: '说想妈妈，常一个人待着', mindNeed: '每周和妈妈视频一次' },
  { study: 'watch', studyWords: '数学口算慢' },
  { life: 'watch', lifeWords: '早饭有时不吃' },
  { mind: 'watch', mindWords: '话少' },
]
const HOME = [
  ['own-bed', 'desk', 'light', 'warm', 'water', 'phone'],
  ['own-bed', 'light', 'warm', 'water', 'phone'],
  ['light', 'water', 'phone'],
]

type Days = { from: string; until: string }

/** Most children are gone through anew in the first two months (S1.8). */
export const surveysOf = (children: readonly DemoChild[], { from, until }: Days, dice: Dice): DemoRecord[] =>
  children
    .filter(() => dice.chance(0.93))
    .map((child) => {
      const last = addDays(from, 50)
      const on = schoolDay(from, last < until ? last : until, dice)
      return {
        classId: child.classId,
        kind: 'survey',
        childIds: [child.id],
        on,
        sentOn: sent(on, until, dice),
        body: { ...FINE, ...(dice.chance(0.3) ? dice.pick(LACKING) : {}), home: dice.pick(HOME) },
      }
    })

/** What is written down now and then: a parent home for the holiday, an illness, a birthday, a card tried, three sides at one table. */
export const aroundOf = (children: readonly DemoChild[], { from, until }: Days, dice: Dice): DemoRecord[] =>
  children.flatMap((child) =>
    NOW_AND_THEN.flatMap(({ chance, kind, body, on }): DemoRecord[] => {
      if (!dice.chance(chance)) return []
      const day = on === undefined ? schoolDay(from, until, dice) : on
      return day > until || day < from
        ? []
        : [
            {
              classId: child.classId,
              kind,
              childIds: [child.id],
              on: day,
              sentOn: sent(day, until, dice),
              body: body(dice),
            },
          ]
    }),
  )

const NOW_AND_THEN: readonly { chance: number; kind: string; on?: string; body: (dice: Dice) => DemoRecord['body'] }[] =
  [
    {
      chance: 0.22,
      kind: 'home-coming',
      on: '2026-10-06',
      body: (dice) => ({
        who: dice.pick([['father'], ['mother'], ['father', 'mother']]),
        festival: 'autumn',
        visited: dice.pick(['yes', 'yes', 'school', 'no']),
        agreement: dice.pick(['signed', 'standing', 'not-yet']),
      }),
    },
    {
      chance: 0.13,
      kind: 'illness',
      body: (dice) => ({
        seen: [dice.pick(['fever', 'cough', 'stomach', 'hurt', 'tooth'])],
        done: dice.pick([['water'], ['water', 'clinic'], ['clinic'], ['hospital']]),
        told: dice.pick(['same-day', 'same-day', 'same-day', 'later']),
        paid: dice.pick(['none', 'family', 'teacher']),
      }),
    },
    {
      chance: 0.2,
      kind: 'care',
      body: (dice) => ({
        sort: dice.pick(['birthday', 'birthday', 'walk', 'comfort', 'praise', 'daily']),
        what: dice.pick(['一碗长寿面', '一本书', '操场走了两圈', '夸了板书']),
        paid: dice.pick(['none', 'teacher']),
      }),
    },
    {
      chance: 0.5,
      kind: 'care',
      on: '2026-09-25',
      body: () => ({ sort: 'festival', what: '一块月饼', paid: 'school' }),
    },
    {
      chance: 0.25,
      kind: 'card-check',
      body: (dice) => {
        const said = {
          tried: dice.pick([['carer'], ['carer', 'mother']]),
          answered: dice.chance(0.9),
          card: dice.pick(['home', 'home', 'lost', 'new']),
        }
        return said.card === 'new' ? { ...said, handed: said.tried.length > 1 ? 'child' : 'carer' } : said
      },
    },
    {
      chance: 0.02,
      kind: 'three-sided-talk',
      body: (dice) => ({
        who: ['child', 'carer', 'mother', 'teacher'],
        mismatch: dice.pick(['作业写没写', '周末在哪里', '零花钱够不够']),
        agreed: '作业写在本子上，奶奶签个字，周日晚上妈妈问一遍',
      }),
    },
    {
      chance: 0.06,
      kind: 'notice',
      body: (dice) => ({
        to: 'village',
        way: 'call',
        told: dice.pick(['奶奶住院了，请村里多看一眼', '孩子三天没来上学', '妈妈下月回来']),
        ...(dice.chance(0.7) ? { answer: '知道了，去看过了' } : {}),
      }),
    },
    {
      chance: 0.12,
      kind: 'risk-assessment',
      body: (dice) => ({
        flags: ['none'],
        ...dice.pick([
          { facts: [], level: 'low' },
          { facts: ['unseen'], level: 'mid' },
        ]),
      }),
    },
  ]

const NEEDS = [
  { block: 'study', what: '每周两次作业辅导', measure: '周二周四课后留半小时' },
  { block: 'life', what: '一床厚被子', measure: '报镇里民政，学校先借一床' },
  { block: 'health', what: '去卫生院看一次牙', measure: '请奶奶周末带去' },
  { block: 'safety', what: '和同村的孩子结伴回家', measure: '和邻居家商量好了' },
  { block: 'mind', what: '每周和妈妈视频一次', measure: '周日晚上在儿童之家打' },
] as const

/** Needs that the surveys found: most are met or under way, some wait, some are beyond the school. */
export const needsOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.16))
    .map((child, i) => {
      const on = addDays(from, dice.between(5, 45))
      const met = addDays(on, dice.between(8, 30))
      // Some are beyond a school wherever one looks.
      const beyond = i % 6 === 2
      const ended =
        !beyond && met <= until && dice.chance(0.6) ? { end: { on: met, reason: '落实了', state: 'met' } } : {}
      const body = {
        ...dice.pick(NEEDS),
        ...(beyond ? { reportedTo: 'civil' } : { due: addDays(on, 35), owner: { name: '班主任' } }),
      }
      const became = beyond
        ? { became: { on: addDays(on, 6), state: 'beyond' } }
        : 'end' in ended || dice.chance(0.3)
          ? {}
          : { became: { on: addDays(on, 4), state: 'doing' } }
      return { kind: 'need', classId: child.classId, childId: child.id, from: on, body, ...became, ...ended }
    })

/** Agreements with whoever looks after the child, signed when parents left or came home. */
export const agreementsOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter((c) => c.careRelation !== null && dice.chance(0.4))
    .map((child) => {
      const on = addDays(from, dice.between(0, 30))
      return {
        kind: 'agreement',
        classId: child.classId,
        childId: child.id,
        from: on > until ? until : on,
        body: {
          carer: CARERS[child.careRelation ?? ''] === undefined ? '亲戚' : dice.pick(['奶奶', '外婆', '爷爷']),
          relation: CARERS[child.careRelation ?? ''] === undefined ? 'relative' : 'grandparent',
          signedBy: dice.pick(['both', 'father', 'mother']),
          until: addDays(on, dice.chance(0.1) ? 70 : 330),
          checked: ['no-offence', 'no-addiction', 'no-refusal', 'no-other'],
          childView: dice.pick(['wants', 'wants', 'reserved']),
          toldSchool: on,
          contact: dice.pick(['weekly', 'more', 'not-agreed']),
        },
      }
    })

/** Some families were asked whether photographs may be taken. */
export const consentsOf = (children: readonly DemoChild[], from: string, until: string, dice: Dice): DemoEntry[] =>
  children
    .filter(() => dice.chance(0.15))
    .map((child) => {
      const on = addDays(from, dice.between(0, 40))
      return {
        kind: 'consent',
        classId: child.classId,
        childId: child.id,
        from: on > until ? until : on,
        body: {
          purpose: dice.pick(['photo', 'photo', 'publicity', 'visit']),
          by: [dice.pick(['mother', 'father', 'guardian'])],
          way: dice.pick(['signed', 'thumb', 'message']),
          scope: '校内展板，不上网',
          until: addDays(on, 300),
        },
      }
    })
