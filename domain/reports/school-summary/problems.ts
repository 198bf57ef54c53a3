import { addDays } from '../../kit/dates.ts'
import { type Inline, line } from '../doc.ts'
import { longDate } from '../prose/numbers.ts'
import type { Pen, PeriodCount } from '../school-summary.ts'
import { gapKinds } from './files.ts'

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

/** 其中9月2人次、10月5人次; one period only: 均在10月. Households may fall into two rounds, which is said where the parts overlap. */
const when = (periods: readonly PeriodCount[], unit: string, whole: number): string => {
  const found = periods.filter((p) => p.n > 0)
  if (found.length === 0) return ''
  if (found.length === 1) return `，均在${found[0]?.label}`
  const overlap = found.reduce((sum, p) => sum + p.n, 0) > whole ? '，有的不止一轮' : ''
  return `，其中${found.map((p) => `${p.label}${p.n}${unit}`).join('、')}${overlap}`
}

/** Real gaps only: what was owed and is not there, what a file lacks. Nothing recorded at all is a question of records, not of work. */
export const findProblems = (pen: Pen): Problem[] => {
  const by = deadlines(pen)
  return [...alone(pen), ...missedTalks(pen, by), ...missedVisits(pen, by), ...notEntered(pen, by), ...lacking(pen, by)]
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

const missedTalks = ({ n, f, input }: Pen, by: (week: number) => string): Problem[] =>
  n('talks.missed') === 0 || (n('talks.held') === 0 && n('talks.met') === 0)
    ? []
    : [
        {
          key: 'talks',
          figure: 'talks.missed-children',
          theme: '谈心有缺口',
          facts: line`${f('talks.missed-children')}名学生有月份未完成谈心，共${f('talks.missed')}人次${when(input.talks.missed, '人次', n('talks.missed'))}。`,
          plan: line`针对漏谈，由班主任在${by(1)}前把这${f('talks.missed-children')}名学生排在最前、逐人谈到，以每名都有记录为准。`,
        },
      ]

const missedVisits = ({ n, f, input }: Pen, by: (week: number) => string): Problem[] => {
  if (n('visits.missed-households') === 0 || (n('visits.held') === 0 && n('visits.not-home') === 0)) return []
  const open = n('visits.not-home') - n('visits.revisited')
  const tried = open > 0 ? `；有${open}户上过门、家中无人，还没有补访` : ''
  return [
    {
      key: 'visits',
      figure: 'visits.missed-households',
      theme: '家访有缺口',
      facts: line`${f('visits.missed-households')}户有轮次没有访到${when(input.visits.missed, '户', n('visits.missed-households'))}${tried}。`,
      plan: line`针对漏访，由班主任在${by(2)}前约定时间上门，见不到人的请村（居）儿童主任协助，以逐户见到照看人为准。`,
    },
  ]
}

/** Owed, and not one record in the system: what happened is not known. */
const notEntered = ({ n, f }: Pen, by: (week: number) => string): Problem[] => {
  const talks = n('talks.due') > 0 && n('talks.held') === 0 && n('talks.met') === 0
  const visits = n('visits.due') > 0 && n('visits.held') === 0 && n('visits.met') === 0 && n('visits.not-home') === 0
  if (!talks && !visits) return []
  const what = talks && visits ? '谈心和家访' : talks ? '谈心' : '家访'
  const owed = [
    ...(talks ? line`应谈${f('talks.due')}人次` : []),
    ...(talks && visits ? line`、` : []),
    ...(visits ? line`应访${f('visits.due-households')}户` : []),
  ]
  return [
    {
      key: 'not-entered',
      figure: talks ? 'talks.due' : 'visits.due-households',
      theme: '记录没有入册',
      facts: line`${owed}，系统中没有${what}记录。`,
      plan: line`针对没有记录，由教导处在${by(1)}前逐班核对纸质记录并补录，没有做的注明原因，以${owed}都有交代为准。`,
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
          facts: line`${pen.f('files.gaps')}份留守学生档案缺项，${gapKinds(pen)}。`,
          plan: line`针对缺项，由各班班主任在${by(2)}前结合家访逐份问清补齐，以缺项为0为准。`,
        },
      ]
