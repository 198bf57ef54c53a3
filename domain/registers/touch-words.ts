import type { TouchWant } from './touch.ts'

/** What each list is called, and how it is told apart from the others; the same words on the screen, on paper and in the sheet. */
export const TOUCH_WORDS: Record<TouchWant, { title: string; about: string }> = {
  'unseen-year': {
    title: '一年没见过父母的孩子',
    about: '父母都不在家，登记的最近一次见面在一年以前',
  },
  'unseen-half': {
    title: '半年没见过父母的孩子',
    about: '父母都不在家，登记的最近一次见面在半年以前；一年以上的也在里面',
  },
  'unseen-unknown': {
    title: '不知道多久没见父母的孩子',
    about: '父母都不在家，哪天见过没有登记；下次联系时问一句',
  },
  unreached: {
    title: '三十天联系不上家长的孩子',
    about: '三十天以上没有联系上，至少两天试过都没有打通；换个号码、请亲戚或村里转告',
  },
  untried: {
    title: '三十天没有人联系家长的孩子',
    about: '三十天里没有人试过联系父母',
  },
}
