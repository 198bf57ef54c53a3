import { t } from '../../../words/words.ts'
import type { Difference } from './differences.tsx'

/** What a remark may hold. */
export const MOST = 120

/** 第5项写12，登记10；…: what the place is to look at. */
export const proposed = (differences: readonly Difference[]): string => {
  const parts = differences.map(({ no, said, words, is }) =>
    t('第{no}项写{said}，登记{is}', { no, said: said ?? (words || t('空')), is: is ?? t('没有') }),
  )
  const text = parts.join('；')
  return text.length <= MOST ? text : t('有 {n} 项和登记不一样，请逐项核对', { n: parts.length })
}
