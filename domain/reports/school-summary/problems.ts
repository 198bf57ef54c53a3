import { addDays } from '../../kit/dates.ts'
import { type Inline, line } from '../doc.ts'
import { longDate } from '../prose/numbers.ts'
import type { Pen, PeriodCount } from '../school-summary.ts'
import { CONTACTS, isRecorded } from './contacts.ts'
import { gaps } from './files.ts'

/**
 * One problem with the line of the plan that answers it (summaries §5, §10): how many, which months, what was tried; then who,
 * by when, does what, and how it is seen to be done. `theme` is the short first sentence.
 */
export type Problem = { key: string; figure: string; theme: string; facts: Inline[]; plan: Inline[] }

/** Dates for a plan: two weeks on while the term lasts, else the k-th week of the next. */
export const deadlines = ({ input }: Pen): ((week: number) => string) => {
  const soon = addDays(input.cutoff, 14)
  const start = input.nextTermStart ?? addDays(input.term.endsOn, 30)
  return (week) => longDate(soon <= input.term.endsOn ? soon : addDays(start, week * 7 - 1))
}

/**
 * 在10月 · 其中9月2人次、10月5人次 · 其中11月最多，25人次: the term's months stand in 日常关爱 one by one. Households may fall into two
 * rounds, which is said where the parts overlap.
 */
const when = (periods: readonly PeriodCount[], unit: string, whole: number): string => {
  const found = periods.filter((p) => p.missed > 0)
  const [only] = found
  if (!only) return ''
  if (found.length === 1) return `，${whole > 1 ? '均' : ''}在${only.label}`
  const most = Math.max(...found.map((p) => p.missed))
  const top = found.filter((p) => p.missed === most)
  if (found.length > 2 && top.length === 1) return `，其中${top[0]?.label}最多，${most}${unit}`
  const overlap = found.reduce((sum, p) => sum + p.missed, 0) > whole ? '，有的不止一轮' : ''
  return `，其中${found.map((p) => `${p.label}${p.missed}${unit}`).join('、')}${overlap}`
}

/** Real gaps only: what was owed and is not there, what a file lacks. Nothing recorded at all is a question of records, not of work. */
export const findProblems = (pen: Pen): Problem[] => {
  const by = deadlines(pen)
  return [
    ...alone(pen),
    ...missedTalks(pen, by),
    ...missedVisits(pen, by),
    ...missedContacts(pen, by),
    ...notEntered(pen, by),
    ...lacking(pen, by),
  ]
}

/** 不满16周岁不得独居 (未成年人保护法第21条): before everything else. */
const alone = ({ n, f, input }: Pen): Problem[] =>
  n('care.alone') === 0
    ? []
    : [
        {
          key: 'alone',
          figure: 'care.alone',
          theme: '独居须先处理',
          facts: line`登记为独自居住的学生${f('care.alone')}名。`,
          plan: line`针对独居，由校长在${longDate(addDays(input.cutoff, 3))}前会同村（居）委会联系父母，落实委托照护，以签订协议为准。`,
        },
      ]

const missedTalks = ({ n, f, input }: Pen, by: (week: number) => string): Problem[] => {
  if (n('talks.missed') === 0 || n('talks.met') === 0) return []
  const children = f('talks.missed-children')
  const how =
    n('talks.missed-children') === 1
      ? line`先与这${children}名学生谈到，以有记录为准`
      : n('talks.missed-children') === n('talks.due-children')
        ? line`对这${children}名学生逐人谈到，以每名都有记录为准`
        : line`把这${children}名学生排在最前、逐人谈到，以每名都有记录为准`
  return [
    {
      key: 'talks',
      figure: 'talks.missed-children',
      theme: '谈心有缺口',
      facts: line`到期未完成谈心${f('talks.missed')}人次，涉及${children}名学生${when(input.talks.due, '人次', n('talks.missed'))}。`,
      plan: line`针对漏谈，由班主任在${by(1)}前${how}。`,
    },
  ]
}

const missedVisits = ({ n, f, input }: Pen, by: (week: number) => string): Problem[] => {
  if (
    n('visits.missed-households') === 0 ||
    (n('visits.met') === 0 && n('visits.held') === 0 && n('visits.not-home') === 0)
  )
    return []
  const open = n('visits.not-home') - n('visits.revisited')
  const tried = open > 0 ? `；有${open}户上过门、家中无人，还没有补访到` : ''
  const lacks = input.visits.due.length > 1 ? '户有轮次没有走到' : '户没有走到'
  return [
    {
      key: 'visits',
      figure: 'visits.missed-households',
      theme: '家访有缺口',
      facts: line`${f('visits.missed-households')}${lacks}${when(input.visits.due, '户', n('visits.missed-households'))}${tried}。`,
      plan: line`针对漏访，由班主任在${by(2)}前约定时间上门，见不到人的请村（居）儿童主任协助，以${n('visits.missed-households') > 1 ? '逐户' : ''}见到照看人为准。`,
    },
  ]
}

/** Contacts with gaps, where contacts are recorded at all. */
const missedContacts = (pen: Pen, by: (week: number) => string): Problem[] =>
  CONTACTS.flatMap((of): Problem[] => {
    const { rule } = of
    if (!rule || !isRecorded(pen, of) || pen.n(`${rule.key}.missed`) === 0 || pen.n(`${rule.key}.met`) === 0) return []
    const who = rule.unit === '户' ? '户' : '名学生'
    return [
      {
        key: rule.key,
        figure: `${rule.key}.missed-subjects`,
        theme: `${of.title}有缺口`,
        facts: line`到期未完成${of.title}${pen.f(`${rule.key}.missed`)}人次，涉及${pen.f(`${rule.key}.missed-subjects`)}${who}。`,
        plan: line`针对${of.title}的缺口，由班主任在${by(1)}前逐${rule.unit === '户' ? '户' : '名'}补上，以每${rule.unit === '户' ? '户' : '名'}都有记录为准。`,
      },
    ]
  })

/** Owed, and not one record of it in the system: what happened is not known. */
const notEntered = (pen: Pen, by: (week: number) => string): Problem[] => {
  const { n, f } = pen
  const talks = n('talks.due') > 0 && n('talks.met') === 0
  const visits = n('visits.due') > 0 && n('visits.held') === 0 && n('visits.met') === 0 && n('visits.not-home') === 0
  if (!talks && !visits) return []
  const what = talks && visits ? '谈心和家访' : talks ? '谈心' : '家访'
  const sign = talks && visits ? '应谈应访的逐项' : talks ? '应谈的逐项' : '应访的逐户'
  const owed = [
    ...(talks ? line`应谈${f('talks.due')}人次` : []),
    ...(talks && visits ? line`、` : []),
    ...(visits ? line`应访${f('visits.due-households')}户` : []),
  ]
  return [
    {
      key: 'not-entered',
      figure: talks ? 'talks.due' : 'visits.due-households',
      theme: '没有记录可查',
      facts: line`到期${owed}，系统中没有相应的${what}记录，做没做、做了多少都说不清。`,
      plan: line`针对没有记录，由教导处在${by(1)}前逐班核对纸质记录并补录，没有做的注明原因，以${sign}有交代为准。`,
    },
  ]
}

const lacking = (pen: Pen, by: (week: number) => string): Problem[] =>
  pen.n('files.gaps') === 0
    ? []
    : [
        {
          key: 'files',
          figure: 'files.gaps',
          theme: '档案有缺项',
          facts: line`留守学生的档案中，${gaps(pen)}。`,
          plan: line`针对缺项，由班主任在${by(2)}前结合家访逐份问清补齐，以不再缺项为准。`,
        },
      ]
