import type { TouchWant } from './touch.ts'

type Words = {
  title: string
  /** On a filter. */
  short: string
  about: string
  /** What it says, and does not say, where nobody is on the list. */
  nobody: string
}

const NOT_SEEN = '登记了见面日子的孩子里没有这样的。没登记的另在“没登记哪天见过”里，联系家长时问一句就能补上。'

/** What each list is called, and how it is told apart from the others; the same words on the screen, on paper and in the sheet. */
export const TOUCH_WORDS: Record<TouchWant, Words> = {
  'unseen-year': {
    title: '一年没见过父母的孩子',
    short: '一年没见父母',
    about: '父母都不在家，登记的最近一次见面在一年以前',
    nobody: NOT_SEEN,
  },
  'unseen-half': {
    title: '半年没见过父母的孩子',
    short: '半年没见父母',
    about: '父母都不在家，登记的最近一次见面在半年以前；一年以上的也在里面',
    nobody: NOT_SEEN,
  },
  'unseen-unknown': {
    title: '不知道多久没见父母的孩子',
    short: '没登记哪天见过',
    about: '父母都不在家，哪天见过没有登记；下次联系时问一句',
    nobody: '父母都在外的孩子，哪天见过都登记了。',
  },
  unreached: {
    title: '三十天联系不上家长的孩子',
    short: '三十天联系不上',
    about: '三十天以上没有联系上，至少两天试过都没有打通；换个号码、请亲戚或村里转告',
    nobody: '没有试过两天以上还打不通的家长。',
  },
  untried: {
    title: '三十天没有人联系家长的孩子',
    short: '三十天没人联系',
    about: '三十天里没有人试过联系父母',
    nobody: '父母外出的孩子，三十天里都有人联系过家长。',
  },
}
