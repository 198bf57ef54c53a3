import { LATE_DAYS } from '../../records/late.ts'
import { type Doc, doc, type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { joined, longDate } from '../prose/numbers.ts'
import { CONTACTS, isRecorded, unrecorded } from './contacts.ts'
import { hasMeetings } from './meetings.ts'

/** 数据说明 at the end (summaries §7): readings, cut-off, how it was counted, what is unknown, what is not kept. */
export const notes = (pen: Pen): Doc => {
  const items = [
    cutoff(pen),
    readings(pen),
    enrolment(pen),
    unknown(pen),
    counting(pen),
    begun(pen),
    compared(pen),
    notKept(pen),
  ]
  const told = items.filter((item) => item.length > 0)
  return doc(line`数据说明：${told.flatMap((item) => line`${item}。`)}`)
}

/** Named in full where it is named first (summaries §2.4). */
export const STATE_PAPER = '《国务院关于加强农村留守儿童关爱保护工作的意见》（国发〔2016〕13号）'

const WRITTEN = ['谈心', '家访']

const cutoff = (pen: Pen): Inline[] => {
  const { input } = pen
  const told = CONTACTS.filter((of) => isRecorded(pen, of)).map((of) => of.title)
  return line`数据截至${longDate(input.cutoff)}，取自学校花名册和教师填写的${[...WRITTEN, ...told].join('、')}记录`
}

const readings = ({ n, voice }: Pen): Inline[] => {
  const state = `；民政部门口径依${STATE_PAPER}，即不满16周岁、农村户籍，父母双方外出务工，或一方外出务工、另一方无监护能力`
  return line`留守${voice.person}按教育部门口径统计，即义务教育阶段在校学生，父母双方或一方外出务工连续三个月以上${n('left-behind.education') > 0 ? state : ''}`
}

const enrolment = ({ input, known }: Pen): Inline[] =>
  input.typed.pupils > 0 && known('pupils')
    ? line`在校学生数中${input.typed.pupils}名由各班填报${input.typed.sources.length ? `（${input.typed.sources.join('、')}）` : ''}`
    : []

/**
 * How what is not known is counted, and of how many pupils counted as left behind something is not known; `when`: in which counting. A first
 * list rarely says whose registration is rural: then it is all of them.
 */
export const takenAs = ({ n, input }: Pen, when = ''): string => {
  const open = input.figures.get('left-behind.state')?.unknown ?? 0
  const told = open > 1 && open === n('left-behind.education') ? `${open}名都有情况不详` : `有关情况不详的共${open}名`
  return `户籍不详按农村计，监护能力不详按有能力计${open > 0 ? `，${when}${told}` : ''}`
}

const unknown = (pen: Pen): Inline[] => {
  const { n, f } = pen
  if (n('left-behind.education') === 0) return []
  const since = n('files.gaps.since') > 0 ? line`家长外出时间不详的${f('files.gaps.since')}名按外出计，` : []
  return line`${since}${takenAs(pen, '按民政部门口径统计时')}`
}

export const counting = ({ n, f, voice }: Pen): Inline[] => {
  if (n('left-behind.education') + n('talks.due') + n('visits.due') + n('records.all') === 0) return []
  const late =
    n('records.late') > 0
      ? line`；期内记录${f('records.all')}条，其中${f('records.late')}条为事后补记（发生后超过${LATE_DAYS}天录入）`
      : []
  return line`一名${voice.person}一个月内谈心几次只计完成一次，一户一天内家访几次只计一户次，转入前、离校后和说明原因免办的不计入应谈应访${late}`
}

/** Who began in the middle of the term says so: the sums of what was owed hold from that day on (F11). */
export const begun = ({ input: { usesFrom, term, cutoff } }: Pen): Inline[] =>
  usesFrom && term.startsOn < usesFrom && usesFrom <= cutoff
    ? line`自${longDate(usesFrom)}起在系统中记录，此前应做的谈心、家访不计入应谈应访`
    : []

export const compared = ({ input, before, voice }: Pen): Inline[] => {
  const then = before(voice.base)
  if (then === null || !input.previousTermName) return []
  const stated = input.issuedBefore?.leftBehind ?? null
  return stated !== null && stated !== then
    ? line`按现在的登记回算，上学期${then === 0 ? `没有留守${voice.person}` : `为${then}名`}，上学期签发的总结${stated === 0 ? '写的是没有' : `为${stated}名`}`
    : line`上学期数为${input.previousTermName}末的数，按同一口径由现在的登记算出`
}

export const notKept = (pen: Pen): Inline[] => {
  const missing = [
    ...(pen.n('pairs') + pen.n('pairs.waiting') > 0 ? [] : ['结对']),
    ...unrecorded(pen),
    ...(hasMeetings(pen) ? [] : ['监护人会议']),
  ]
  return missing.length ? line`${joined(missing)}在系统中没有记录，未作统计` : []
}
