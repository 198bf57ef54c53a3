import { MANY_CHILDREN, OLD_CARER } from '../../figures/lacks.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import type { By, FoundQuestion } from '../kit/problem.ts'
import { smallCount } from '../prose/numbers.ts'
import { few } from './small-groups.ts'

/** What files and records suggest and only the author can say (summaries §9): long unseen, one old carer for many, nobody to ring. */
export const fileQuestions = (pen: Pen, by: By): FoundQuestion[] => {
  const { n, f, voice } = pen
  const ask = (
    key: string,
    figure: string,
    text: string,
    theme: string,
    words: (many: Inline[]) => Inline[],
    small: string,
    plan: Inline[],
  ): FoundQuestion[] =>
    n(figure) === 0
      ? []
      : [
          {
            key,
            figure,
            text,
            problem: {
              key,
              figure,
              theme,
              facts: few(pen, figure) ? line`${small}` : words(line`${f(figure)}`),
              plan,
            },
          },
        ]
  const many = `${smallCount(MANY_CHILDREN)}个以上孩子`
  return [
    ...ask(
      'unseen-year',
      'unseen.year',
      `${n('unseen.year')}名${voice.person}一年以上没有见过父母任何一方，今年能不能见上一面？`,
      '久未见到父母',
      (of) => line`一年以上没有见过父母任何一方的${voice.person}${of}名。`,
      `有个别${voice.person}一年以上没有见过父母任何一方。`,
      line`针对一年以上没有见面，由${voice.teacher}在${by(2)}前逐名和家长商定见面的日子，以写下日子的承诺为准。`,
    ),
    ...ask(
      'old-carer',
      'lacks.old-carer.many',
      `${n('lacks.old-carer.many')}名${voice.person}家里，${OLD_CARER}岁以上的老人照看着${MANY_CHILDREN}个以上孩子，有没有人帮一把？`,
      '老人顾不过来',
      (of) => line`家里由${OLD_CARER}岁以上老人照看${many}的${voice.person}${of}名。`,
      `有个别${voice.person}家里由${OLD_CARER}岁以上老人照看${many}。`,
      line`针对老人顾不过来，由${voice.teacher}在${by(2)}前会同村（居）儿童主任逐户上门，商定谁来帮、帮什么，以写明帮的人为准。`,
    ),
    ...ask(
      'phone',
      'lacks.phone',
      `${n('lacks.phone')}名${voice.person}的父母和照看人都没有登记电话，有急事找谁？`,
      '没有电话可打',
      (of) => line`父母和照看人都没有登记电话的${voice.person}${of}名。`,
      `有个别${voice.person}的父母和照看人都没有登记电话。`,
      line`针对没有电话，由${voice.teacher}在${by(1)}前结合家访逐户问清，以打得通的号码为准。`,
    ),
  ]
}
