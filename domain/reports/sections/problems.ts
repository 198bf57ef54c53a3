import { addDays } from '../../kit/dates.ts'
import { line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { type By, deadlines } from '../kit/problem.ts'
import type { Problem } from '../kit/question.ts'
import { joined, longDate } from '../prose/numbers.ts'
import { gaps } from './files.ts'
import { needProblems } from './needs.ts'
import { saidNotDone } from './not-done.ts'
import { partsFor } from './parts.ts'
import { few } from './small-groups.ts'
import { touchProblems } from './touch.ts'

/** Real gaps only: what was owed and is not there, what a file lacks. Nothing recorded at all is a question of records, not of work. */
export const findProblems = (pen: Pen): Problem[] => {
  const by = deadlines(pen)
  return [
    ...alone(pen),
    ...partsFor(pen.input).flatMap((part) => part.problems(pen, by)),
    ...notEntered(pen, by),
    ...lacking(pen, by),
    ...needProblems(pen, by),
    ...touchProblems(pen, by),
  ]
}

/** 不满16周岁不得独居 (未成年人保护法第21条): before everything else. */
const alone = (pen: Pen): Problem[] => {
  const { n, f, input, voice } = pen
  const who = few(pen, `${voice.care}.alone`)
    ? line`有个别${voice.person}登记为独自居住。`
    : line`登记为独自居住的${voice.person}${f(`${voice.care}.alone`)}名。`
  return n(`${voice.care}.alone`) === 0
    ? []
    : [
        {
          key: 'alone',
          figure: `${voice.care}.alone`,
          theme: '独居须先处理',
          facts: who,
          plan: line`针对独居，由${voice.head}在${longDate(addDays(input.cutoff, 3))}前会同村（居）委会联系父母，落实委托照护，以签订协议为准。`,
        },
      ]
}

/** Owed, and not one record of it in the system: what happened is not known. */
const notEntered = (pen: Pen, by: By): Problem[] => {
  const found = partsFor(pen.input).flatMap((part) => (saidNotDone(pen, part) ? [] : (part.unrecorded(pen) ?? [])))
  const [first] = found
  if (!first) return []
  const each = found.length > 1 ? '逐项' : first.each
  return [
    {
      key: 'not-entered',
      figure: first.figure,
      theme: '没有记录可查',
      facts: line`到期${found.flatMap(({ owed }, i) => line`${i === 0 ? '' : '、'}${owed}`)}，系统中没有相应的${joined(found.map((u) => u.noun))}记录，做没做、做了多少都说不清。`,
      plan: line`针对没有记录，由${pen.voice.office}在${by(1)}前${pen.voice.through}核对纸质记录并补录，没有做的注明原因，以${askedOf(found.map((u) => u.asked))}${each}都有交代为准。`,
    },
  ]
}

/** 应谈应访 in one word, as it is said; whatever is called by its own name stands apart. */
const askedOf = (asked: readonly string[]): string => {
  const owed = asked.filter((word) => word.startsWith('应')).join('')
  return [...(owed ? [owed] : []), ...asked.filter((word) => !word.startsWith('应'))].join('、')
}

const lacking = (pen: Pen, by: By): Problem[] =>
  pen.n('files.gaps') === 0
    ? []
    : [
        {
          key: 'files',
          figure: 'files.gaps',
          theme: '档案有缺项',
          facts: line`留守${pen.voice.person}的档案中，${gaps(pen)}。`,
          plan: line`针对缺项，由${pen.voice.teacher}在${by(2)}前结合家访逐份问清补齐，以不再缺项为准。`,
        },
      ]
