import { halfYearlyCondolence } from '../../duties/half-yearly-condolence.ts'
import { juneFirst } from '../../duties/june-first.ts'
import { springFestival } from '../../duties/spring-festival.ts'
import { termLesson } from '../../duties/term-lesson.ts'
import type { DutyRule } from '../../duties/types.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { registerPart } from '../kit/register-part.ts'
import type { RulePart } from '../kit/rule-part.ts'
import { few, smallest } from './small-groups.ts'
import { nodeOfPart, ofPart, shortName } from './year-parts.ts'

const ids = ({ key }: Pick<DutyRule, 'key'>) => ({ due: `${key}.due`, met: `${key}.met`, missed: `${key}.missed` })

/** What was owed and what of it was done, in the three variants of summaries §3.2; empty where nothing was owed. */
const owed = ({ n, f }: Pen, rule: DutyRule, words: string, unit: string): Inline[] => {
  const { due, met, missed } = ids(rule)
  if (n(due) === 0) return []
  if (n(missed) === 0) return line`${words}${f(due)}${unit}，全部做到。`
  if (n(met) === 0) return line`${words}${f(due)}${unit}，都还没有做到。`
  return line`${words}${f(due)}${unit}，做到${f(met)}${unit}、缺${f(missed)}${unit}。`
}

const LESSONS = ids(termLesson)

/** Lessons (S1.2–1.6; summaries §5 S1): how many, who came by the roll, who never did. */
const lessons = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n('lessons.held') === 0)
    return n(LESSONS.due) > 0
      ? line`每班每学期一次，应上${f(LESSONS.due)}次。本学期系统中没有主题教育记录，无法说明完成情况。`
      : []
  const roll = n('lessons.attendance') > 0 ? line`，点名参加${f('lessons.attendance')}人次` : line`，没有点名`
  const never =
    n('lessons.missed-all') > 0 ? line`；点过名而一次也没有参加的${voice.person}有${f('lessons.missed-all')}名` : ''
  return line`期内开展主题教育${f('lessons.held')}次${roll}${never}。${owed(pen, termLesson, '按每班每学期一次应上', '次')}`
}

export const lessonsPart: RulePart = registerPart({
  rule: termLesson.key,
  heading: '主题教育',
  told: lessons,
  noun: '主题教育',
  unit: '次',
  each: '逐班',
  recorded: ({ n }) => n('lessons.held') > 0,
  theme: '有的班没有上主题教育',
  facts: ({ f }) => line`每班每学期一次的主题教育还缺${f(LESSONS.missed)}次。`,
  plan: ({ voice }, by) => line`针对没有上的班，由${voice.teacher}在${by(2)}前补上一次并点名，以记录为准。`,
})

const CONDOLENCE = ids(halfYearlyCondolence)

/** Condolence (S2B.14, S4.6; summaries §5 S2B, S4): households, what was brought, whether it was what was needed. */
const condolences = (pen: Pen): Inline[] => {
  const { n, f } = pen
  // A group bound up with hardship is not told by its number where it is small, nor what it could be worked out from (summaries §3.4).
  const asked = smallest(pen, CONDOLENCE.due)
    ? []
    : few(pen, CONDOLENCE.met) || few(pen, CONDOLENCE.missed)
      ? line`每半年看望一次，应看望的还有个别没有走到。`
      : owed(pen, halfYearlyCondolence, '每半年看望一次，应看望', '人次')
  if (n('condolence.visits') === 0)
    return n(CONDOLENCE.due) > 0 && !smallest(pen, CONDOLENCE.due)
      ? line`每半年看望一次，应看望${f(CONDOLENCE.due)}人次。本学期系统中没有慰问记录，无法说明完成情况。`
      : []
  if (few(pen, 'condolence.households')) return line`期内上门慰问了个别家庭${goods(pen)}。${asked}`
  if (few(pen, CONDOLENCE.missed) && pen.input.parts.length > 0)
    return line`期内上门慰问${f('condolence.households')}户${goods(pen)}${bothParts(pen)}。${asked}`
  return line`期内上门慰问${f('condolence.visits')}户次，走到${f('condolence.households')}户${goods(pen)}${partByPart(pen)}。${asked}`
}

/** ；上半年6户次、下半年5户次: a half in which nobody went is said as that (summaries §5 S2B). */
const partByPart = ({ input: { parts } }: Pen): Inline[] =>
  // One part alone is the whole again.
  parts.length < 2
    ? []
    : line`；${parts.flatMap((part, i) => line`${i === 0 ? '' : '、'}${shortName(part)}${ofPart(part, 'condolence.visits') > 0 ? line`${nodeOfPart(part, 'condolence.visits')}户次` : '没有慰问记录'}`)}`

/** Where few were missed, the parts are told without their numbers: how many more there were in one would give them away. */
const bothParts = ({ input: { parts } }: Pen): string =>
  parts.length > 1 && parts.every((part) => ofPart(part, 'condolence.visits') > 0)
    ? `，${parts.map(shortName).join('、')}都去过`
    : ''

const goods = ({ n, f }: Pen): Inline[] => {
  const [given, matched] = [n('goods.given'), n('goods.matched-need')]
  if (given === 0) return []
  const start = line`，送去东西${f('goods.given')}件`
  if (matched === given) return line`${start}，都是登记过的需要`
  return matched > 0 ? line`${start}，其中${f('goods.matched-need')}件对应登记的需要` : start
}

export const condolencePart: RulePart = registerPart({
  rule: halfYearlyCondolence.key,
  heading: '慰问',
  told: condolences,
  noun: '半年一次的看望',
  unit: '人次',
  each: '逐户',
  recorded: ({ n }) => n('condolence.visits') > 0,
  theme: '半年一次的看望有缺',
  facts: (pen) =>
    smallest(pen, CONDOLENCE.missed)
      ? line`应看望而没有去的还有个别家庭。`
      : line`应看望而没有去的${pen.f(CONDOLENCE.missed)}人次。`,
  plan: ({ voice }, by) =>
    line`针对没有去的，由${voice.office}在${by(2)}前逐户走到，带去登记过的需要，以慰问记录为准。`,
})

/** A festival of the villages: owed and done; what was done otherwise stands with the activities. */
const festivalPart = (rule: DutyRule, noun: string): RulePart => {
  const { due, missed } = ids(rule)
  return registerPart({
    rule: rule.key,
    heading: rule.title,
    told: (pen) =>
      pen.n(due) > 0 && pen.n('activities') === 0
        ? line`${noun}应办${pen.f(due)}处。本学期系统中没有活动记录，无法说明完成情况。`
        : owed(pen, rule, `${noun}应办`, '处'),
    noun,
    unit: '处',
    each: '逐村',
    recorded: ({ n }) => n('activities') > 0,
    theme: `有的村没有${noun}`,
    facts: ({ f }) => line`应办而没有办的${f(missed)}处。`,
    plan: (_pen, by) => line`针对没有办的村，由村（居）儿童主任在${by(2)}前补办一次，以活动记录为准。`,
  })
}

export const festivalParts: readonly RulePart[] = [
  festivalPart(springFestival, '村里的春节走访'),
  festivalPart(juneFirst, '村里的六一活动'),
]

/** What a place does and owes nobody: activities, checks of the surroundings, publicity, commendation; silent where nothing is written down. */
export const placeWork = (pen: Pen): { key: string; heading: string; text: Inline[] }[] => [
  { key: 'activities', heading: '活动育人', text: activities(pen) },
  { key: 'surroundings', heading: '周边检查', text: inspections(pen) },
  { key: 'publicity', heading: '宣传引导', text: publicity(pen) },
  { key: 'commendation', heading: '表彰', text: commended(pen) },
]

const activities = ({ n, f, voice }: Pen): Inline[] => {
  if (n('activities') === 0) return []
  const june = n('activities.june-first') > 0 ? line`，其中“六一”${f('activities.june-first')}场` : ''
  const came =
    n('activities.attendance') > 0
      ? line`；点名参加${f('activities.attendance')}人次，涉及${voice.person}${f('activities.children')}名`
      : ''
  const helpers = n('activities.helpers') > 0 ? line`；家长、照看人和志愿者来了${f('activities.helpers')}人次` : ''
  // Who was on a roll and never there stands a little outside (S3.14).
  const never =
    n('activities.missed-all') > 0
      ? line`；点过名而一次也没有参加的${voice.person}有${f('activities.missed-all')}名`
      : ''
  return line`期内开展活动${f('activities')}场${june}${came}${never}${helpers}。`
}

const inspections = ({ n, f }: Pen): Inline[] => {
  if (n('inspections') === 0) return []
  const [found, fixed] = [n('inspections.found'), n('inspections.fixed')]
  const start = line`检查校园和村子周边${f('inspections')}次`
  if (found === 0) return line`${start}，没有发现问题。`
  if (fixed === found) return line`${start}，发现问题${f('inspections.found')}处，${found > 1 ? '均' : ''}已整改。`
  if (fixed === 0) return line`${start}，发现问题${f('inspections.found')}处，尚未整改。`
  return line`${start}，发现问题${f('inspections.found')}处，整改${f('inspections.fixed')}处，其余${found - fixed}处尚未整改。`
}

const publicity = ({ n, f, voice }: Pen): Inline[] =>
  n('publicity.items') === 0
    ? []
    : line`通过${f('publicity.channels')}种渠道刊播宣传${f('publicity.items')}条，刊播前${n('publicity.items') > 1 ? '均' : '已'}有专人看过是否会认出${voice.person}。`

const commended = ({ n, f, voice }: Pen): Inline[] =>
  n('commended') === 0 ? [] : line`期内受表彰的${voice.person}有${f('commended')}名。`
