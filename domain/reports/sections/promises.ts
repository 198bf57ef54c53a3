import { entryDue } from '../../duties/entry-due.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { RulePart } from '../kit/rule-part.ts'

const DUE = `${entryDue.key}.due`
const MET = `${entryDue.key}.met`
const MISSED = `${entryDue.key}.missed`

/** Promises and what became of them (S2A.16; summaries §3.5), then what else there was to a day; silent where there was nothing. */
const told = (pen: Pen): Inline[] => [...promises(pen), ...others(pen)]

const promises = ({ n, f, voice }: Pen): Inline[] => {
  if (n('promises.made') + n('promises.due') === 0) return []
  const made =
    n('promises.made') > 0
      ? line`家长答应${voice.person}的事新登记${f('promises.made')}件`
      : line`家长答应${voice.person}的事没有新登记的`
  if (n('promises.due') === 0) return line`${made}，都还没有到期。`
  if (n('promises.unknown') === n('promises.due')) return line`${made}，到期${f('promises.due')}件，都没有核实到结果。`
  const unknown = n('promises.unknown') > 0 ? line`，${f('promises.unknown')}件未核实` : ''
  return line`${made}，到期${f('promises.due')}件，${became({ n, f })}${unknown}。`
}

const became = ({ n, f }: Pick<Pen, 'n' | 'f'>): Inline[] => {
  if (n('promises.kept') === n('promises.due')) return line`全部兑现`
  const kept = n('promises.kept') > 0 ? line`兑现${f('promises.kept')}件` : []
  const broken = n('promises.broken') > 0 ? line`未兑现${f('promises.broken')}件` : []
  return kept.length && broken.length ? line`${kept}，${broken}` : [...kept, ...broken]
}

const others = ({ n, f }: Pen): Inline[] => {
  if (n('other-due.due') === 0) return []
  const due = line`说好日子要办的事到期${f('other-due.due')}件`
  if (n('other-due.missed') === 0) return line`${due}，都办好了。`
  if (n('other-due.met') === 0) return line`${due}，登记里还没有办好的。`
  return line`${due}，办好${f('other-due.met')}件，没有办${f('other-due.missed')}件。`
}

/** What a summary says of whatever fell due (entry-due), wherever it is counted. */
export const promisesPart: RulePart = {
  rule: entryDue.key,
  heading: '承诺和要办的事',
  told,
  problems: (pen, by) =>
    pen.n(MISSED) === 0 || pen.n(MET) === 0
      ? []
      : [
          {
            key: entryDue.key,
            figure: MISSED,
            theme: '到期的事没有逐件落实',
            facts: line`家长承诺和说好要办的事，到期没有核实、没有办的${pen.f(MISSED)}件。`,
            plan: line`针对到期没有落实的事，由登记人在${by(1)}前逐件核实、办完，以登记里写明结果为准。`,
          },
        ],
  questions: () => [],
  unrecorded: ({ n, f }) =>
    n(DUE) > 0 && n(MET) === 0
      ? {
          noun: '到期的承诺和要办的事的结果',
          owed: line`到期的承诺和要办的事${f(DUE)}件`,
          asked: '承诺和要办的事的结果',
          figure: DUE,
          each: '逐件',
        }
      : null,
  settled: ({ n, f }) =>
    n(DUE) > 0 && n(MISSED) === 0 ? line`到期的承诺和要办的事${f(DUE)}件${n(DUE) > 1 ? '均' : ''}已问清办完` : [],
  rate: null,
  compared: () => [],
  sums: [
    { key: entryDue.key, whole: DUE, parts: [MET, MISSED], words: '到期的事问清办完的加没有问、没有办的等于到期的' },
    {
      key: 'promises',
      whole: 'promises.due',
      parts: ['promises.kept', 'promises.broken', 'promises.unknown'],
      words: '承诺兑现、未兑现、未核实的加起来等于到期的',
    },
    {
      key: 'other-due',
      whole: 'other-due.due',
      parts: ['other-due.met', 'other-due.missed'],
      words: '要办的事办好的加没有办的等于到期的',
    },
  ],
  looks: () => [],
}
