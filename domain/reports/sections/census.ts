import { censusSignOff } from '../../duties/census-sign-off.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { DutyAccount } from '../kit/input.ts'
import type { Pen } from '../kit/pen.ts'
import type { By } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import type { RulePart } from '../kit/rule-part.ts'
import { longDate } from '../prose/numbers.ts'
import { untilSigned } from './roll-open.ts'

type Kind = 'classes' | 'villages'
const NAMES: Record<Kind, string> = { classes: '班', villages: '村（居）' }

/** A roll is of a term: a year tells of the newest one. */
const termWord = ({ input }: Pick<Pen, 'input'>): string => (input.parts.length > 0 ? '最近一学期' : '本学期')

const sum = (of: DutyAccount, key: 'due' | 'missed') => of.due.reduce((n, period) => n + period[key], 0)
const joined = (parts: readonly Inline[][]): Inline[] => parts.flatMap((part, i) => line`${i === 0 ? '' : '、'}${part}`)

/**
 * Who has gone over the roll of the term and signed it (S2A.3, S4.1), and who has not; nothing where nobody is late and nobody signed.
 * `kinds`: by classes, by villages, or both, as the genre speaks.
 */
export const signedRolls = (pen: Pen, kinds: readonly Kind[]): Inline[] => {
  const { n, f, account } = pen
  const some = kinds.filter((kind) => n(`census.${kind}`) > 0)
  const signed = some.filter((kind) => n(`census.signed.${kind}`) > 0)
  const open = some.filter((kind) => n(`census.signed.${kind}`) < n(`census.${kind}`))
  if (signed.length === 0) return sum(account(censusSignOff.key), 'due') > 0 ? line`${termWord(pen)}名册尚未签核。` : []
  const done = joined(signed.map((kind) => line`${f(`census.signed.${kind}`)}个${NAMES[kind]}`))
  const rest = joined(open.map((kind) => line`${n(`census.${kind}`) - n(`census.signed.${kind}`)}个${NAMES[kind]}`))
  return line`${termWord(pen)}${done}逐人核对名册并签核${open.length ? line`，另有${rest}尚未签核${untilSigned(pen)}` : ''}。${late(pen, kinds)}${movedRolls(pen, kinds)}`
}

/** 签核期到9月27日，其中2个班逾期补签 (S2A.3): of classes, where some signed after their day. */
const late = ({ n, f, account }: Pen, kinds: readonly Kind[]): Inline[] => {
  if (!kinds.includes('classes') || n('census.late.classes') === 0) return []
  const on = account(censusSignOff.key).due.at(-1)?.on
  return line`${on ? `签核期到${longDate(on)}，` : '签核的班中，'}逾期补签的${f('census.late.classes')}个班。`
}

/**
 * Who came and went since the signed rolls of the term before; nothing where those of either term are not all there, nor where the genre
 * speaks of other rolls than the place is counted by (a central school of its classes, a township by its villages).
 */
const movedRolls = ({ input, n, f, known, voice }: Pen, kinds: readonly Kind[]): Inline[] => {
  if (!known('census.in') || (input.placeKind === 'township') !== kinds.includes('villages')) return []
  if (n('census.in') + n('census.out') === 0) return line`与上学期签核的名册逐人核对，留守${voice.person}没有增减。`
  return line`与上学期签核的名册逐人核对，留守${voice.person}新增${f('census.in')}名、减少${f('census.out')}名。`
}

/** The same of one class, whose teacher writes. */
export const signedRoll = (pen: Pen): Inline[] =>
  pen.n('census.signed.classes') > 0
    ? line`${termWord(pen)}名册已逐人核对并签核。`
    : sum(pen.account(censusSignOff.key), 'due') > 0
      ? line`${termWord(pen)}名册尚未签核。`
      : []

/** How the signed rolls of villages and schools agree (S2B.1); nothing where none could be compared. */
export const matchedRolls = (pen: Pen): Inline[] => {
  const { n, f, known } = pen
  if (!known('census.both') || n('census.both') + n('census.village-only') + n('census.school-only') === 0) return []
  const differs = n('census.differs') > 0 ? line`（其中${f('census.differs')}名两边情况不一致）` : []
  const alone = [
    ...(n('census.village-only') > 0
      ? [line`只在村名册上的${f('census.village-only')}名${why(pen, 'census.village-only')}`]
      : []),
    ...(n('census.school-only') > 0
      ? [line`只在校名册上的${f('census.school-only')}名${why(pen, 'census.school-only')}`]
      : []),
  ]
  const each =
    alone.length && known('census.by-villages')
      ? line`村名册${f('census.by-villages')}名，校名册${f('census.by-classes')}名，`
      : []
  return line`村、校签核的名册逐人比对，${each}两边都有的${f('census.both')}名${differs}${alone.length ? '，' : ''}${joined(alone)}。`
}

const WHY = {
  'census.village-only': [
    ['census.village-only.no-school', '学龄前或者不在本县上学的'],
    ['census.village-only.elsewhere', '在外镇上学的'],
  ],
  'census.school-only': [
    ['census.school-only.elsewhere', '住在外镇的'],
    ['census.school-only.no-village', '档案里没有写村的'],
  ],
} as const

/** （学龄前或者不在本县上学的20名、其他3名） */
const why = ({ n, f }: Pen, of: keyof typeof WHY): Inline[] => {
  const told = WHY[of].filter(([id]) => n(id) > 0)
  const rest = n(of) - told.reduce((sum, [id]) => sum + n(id), 0)
  if (told.length === 0) return []
  return line`（${told.flatMap(([id, words], i) => line`${i === 0 ? '' : '、'}${words}${f(id)}名`)}${rest > 0 ? `、其他${rest}名` : ''}）`
}

/** A central school answers for the rolls of its classes, not for those of the villages beside them. */
const classesAlone = ({ n, voice }: Pen, by: By): Problem[] => {
  const missed = n('census.classes') - n('census.signed.classes')
  if (missed === 0) return []
  return [
    {
      key: censusSignOff.key,
      figure: `${censusSignOff.key}.missed`,
      theme: '名册签核不齐',
      facts: line`到期没有签核名册的有${missed}个班。`,
      plan: line`针对没有签核的名册，由${voice.teacher}在${by(2)}前逐人核对后签核，以签核的名册为准。`,
    },
  ]
}

/** The duty itself: told with the base of the page (`signedRolls`), so that here only what lacks of it stands. */
export const censusPart: RulePart = {
  rule: censusSignOff.key,
  heading: censusSignOff.title,
  told: () => [],
  problems: (pen, by) => {
    const { account, input, voice } = pen
    const of = account(censusSignOff.key)
    const [due, missed] = [sum(of, 'due'), sum(of, 'missed')]
    if (missed === 0) return []
    if (input.placeKind === 'township' && voice.base === 'left-behind.education') return classesAlone(pen, by)
    return [
      {
        key: censusSignOff.key,
        figure: `${censusSignOff.key}.missed`,
        theme: '名册签核不齐',
        facts: missed === due ? line`应签核的${due}处名册都没有签核。` : line`到期没有签核名册的有${missed}处。`,
        plan: line`针对没有签核的名册，由${voice.teacher}${input.placeKind === 'township' ? '和村儿童主任' : ''}在${by(2)}前逐人核对后签核，以签核的名册为准。`,
      },
    ]
  },
  questions: () => [],
  // What was not signed was not done: nobody keeps it on paper.
  unrecorded: () => null,
  settled: ({ account }) => {
    const of = account(censusSignOff.key)
    const due = sum(of, 'due')
    return due > 0 && sum(of, 'missed') === 0 ? line`应签核的${due}处名册${due > 1 ? '均' : ''}已签核` : []
  },
  rate: null,
  compared: () => [],
  sums: [],
  looks: () => [],
}
