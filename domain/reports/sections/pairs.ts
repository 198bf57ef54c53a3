import { pairingRhythm } from '../../duties/pairing-rhythm.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { RulePart } from '../kit/rule-part.ts'

const DUE = `${pairingRhythm.key}.due`
const MET = `${pairingRhythm.key}.met`
const MISSED = `${pairingRhythm.key}.missed`
const HELD = 'pair-meeting.held'

/** Pairings (S1.11, S2B.7–8; summaries §3.2, §5): how many, with how many children, how often they met; silent where there is none. */
export const pairs = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (n('pairs') + n('pairs.waiting') + n(DUE) + n(HELD) === 0) return []
  const has =
    n('pairs') > 0
      ? line`现有结对${f('pairs')}对，涉及${voice.person}${f('paired.children')}名${mothers(pen)}`
      : line`期末没有有效的结对`
  const waiting = n('pairs.waiting') > 0 ? line`；另有${f('pairs.waiting')}对尚待监护人同意或帮扶人审查，未计入` : ''
  return line`${has}${waiting}。${met(pen)}`
}

/** The three ways in which agent mothers are there for a child (S2B.8). */
const MODES = [
  ['agent-mothers.talks', '与{人}面谈'],
  ['agent-mothers.parents', '与家长交流'],
  ['agent-mothers.stays', '接到家中生活'],
] as const

/** ，其中代理妈妈9位，结对11名：与儿童面谈22次、接到家中生活3次. */
const mothers = ({ n, f, voice }: Pen): Inline[] => {
  if (n('agent-mothers.children') === 0) return []
  const ways = MODES.filter(([id]) => n(id) > 0)
  const told = ways.flatMap(
    ([id, words], i) => line`${i === 0 ? '：' : '、'}${words.replace('{人}', voice.person)}${f(id)}次`,
  )
  return line`，其中代理妈妈${f('agent-mothers.helpers')}位，结对${f('agent-mothers.children')}名${told}`
}

const met = ({ n, f }: Pen): Inline[] => {
  if (n(DUE) === 0) return n(HELD) > 0 ? line`期内往来${f(HELD)}次。` : []
  if (n(HELD) === 0) return line`按约定应往来${f(DUE)}次。本学期系统中没有往来记录，无法说明完成情况。`
  const done = n(MISSED) === 0 ? line`，全部做到` : line`，做到${f(MET)}次、缺${f(MISSED)}次`
  const silent = n('pairs.silent') > 0 ? line`；${f('pairs.silent')}对曾超过约定时间没有往来` : ''
  return line`按约定应往来${f(DUE)}次${done}，记录往来${f(HELD)}次${silent}。`
}

/** What a summary says of the rhythm that helpers agreed to (pairing-rhythm), wherever it is counted. */
export const pairsPart: RulePart = {
  rule: pairingRhythm.key,
  heading: '结对帮扶',
  told: pairs,
  problems: ({ n, f, voice }, by) =>
    n(HELD) === 0 || n(MISSED) === 0
      ? []
      : [
          {
            key: pairingRhythm.key,
            figure: MISSED,
            theme: '有的结对断了往来',
            facts: line`按约定应往来而没有记录的${f(MISSED)}次，涉及结对${f('pairs.silent')}对。`,
            plan: line`针对断了往来的结对，由${voice.office}在${by(1)}前逐对问清原因，能接着帮的约好下一次，不能的换人，以往来记录为准。`,
          },
        ],
  questions: () => [],
  unrecorded: ({ n, f }) =>
    n(DUE) > 0 && n(HELD) === 0
      ? { noun: '结对往来', owed: line`结对往来${f(DUE)}次`, asked: '结对往来', figure: DUE, each: '逐对' }
      : null,
  settled: ({ n, f }) =>
    n(DUE) > 0 && n(MISSED) === 0 ? line`结对往来的${f(DUE)}次${n(DUE) > 1 ? '均' : ''}已完成` : [],
  rate: null,
  compared: () => [],
  sums: [{ key: pairingRhythm.key, whole: DUE, parts: [MET, MISSED], words: '结对做到的往来加缺的等于应往来' }],
  looks: () => [],
}
