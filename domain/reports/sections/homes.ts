import { homeOpen } from '../../duties/home-open.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { RulePart } from '../kit/rule-part.ts'

const DUE = `${homeOpen.key}.due`
const MET = `${homeOpen.key}.met`
const MISSED = `${homeOpen.key}.missed`

/** Children's Homes (S2B.9–12; summaries §5): how many, owed and held, who came, with how many on duty; silent where there is none. */
export const homes = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (n('homes') + n('home.sessions') + n(DUE) === 0) return []
  const has = n('homes') > 0 ? line`有儿童之家${f('homes')}处` : line`儿童之家期末已经撤了`
  const owed = n(DUE) > 0 ? line`，期内应开放${f(DUE)}次` : ''
  if (n('home.sessions') === 0)
    return n(DUE) > 0
      ? line`${has}${owed}。本学期系统中没有开放记录，无法说明完成情况。`
      : line`${has}，期内没有到期的开放。`
  return line`${has}${owed}，实开${f('home.sessions')}次${onDuty(pen)}${met(pen)}。${came(pen)}`
}

const onDuty = ({ n, f }: Pen): Inline[] => {
  if (n('home.one-on-duty') === 0) return n('home.sessions') > 1 ? line`，每次两人值班` : line`，两人值班`
  if (n('home.two-on-duty') === 0) return line`，都只有一人值班`
  return line`，其中两人值班${f('home.two-on-duty')}次，一人值班${f('home.one-on-duty')}次（已写明原因）`
}

const met = ({ n, f }: Pen): Inline[] => {
  if (n(DUE) === 0) return []
  return n(MISSED) === 0 ? line`，应开放的全部做到` : line`，按要求开放${f(MET)}次、缺${f(MISSED)}次`
}

const came = ({ n, f, voice }: Pen): Inline[] => {
  if (n('home.attendance') === 0) return line`来的${voice.person}没有点名。`
  const calls = n('home.calls') > 0 ? line`，在那里和父母通话${f('home.calls')}人次` : ''
  return line`${voice.person}来${f('home.attendance')}人次、${f('home.children')}名${calls}。`
}

/** What a summary says of the duty to open (home-open), wherever it is counted. */
export const homesPart: RulePart = {
  rule: homeOpen.key,
  heading: '儿童之家',
  told: homes,
  problems: (pen, by) =>
    pen.n('home.sessions') === 0 || pen.n(MISSED) === 0
      ? []
      : [
          {
            key: homeOpen.key,
            figure: MISSED,
            theme: '儿童之家开放有缺口',
            facts: line`应按两人值班开放而没有做到的${pen.f(MISSED)}次${pen.n('home.one-on-duty') > 0 ? line`；期内有${pen.f('home.one-on-duty')}次开了但只有一人值班` : ''}。`,
            plan: line`针对儿童之家开放的缺口，由${pen.voice.office}在${by(1)}前排出每周值班的两人和替班的人并张贴，以每周按时开放、有两人值班的记录为准。`,
          },
        ],
  questions: () => [],
  unrecorded: (pen) =>
    pen.n(DUE) > 0 && pen.n('home.sessions') === 0
      ? {
          noun: '儿童之家开放',
          owed: line`儿童之家开放${pen.f(DUE)}次`,
          asked: '儿童之家开放',
          figure: DUE,
          each: '逐次',
        }
      : null,
  settled: ({ n, f }) =>
    n(DUE) > 0 && n(MISSED) === 0 ? line`儿童之家开放的${f(DUE)}次${n(DUE) > 1 ? '均' : ''}已完成` : [],
  rate: null,
  compared: () => [],
  sums: [
    {
      key: homeOpen.key,
      whole: DUE,
      parts: [MET, MISSED],
      words: '儿童之家按要求开放加缺的等于应开放',
    },
    {
      key: 'home.sessions',
      whole: 'home.sessions',
      parts: ['home.two-on-duty', 'home.one-on-duty'],
      words: '儿童之家两人值班加一人值班等于实开',
    },
  ],
  looks: () => [],
}
