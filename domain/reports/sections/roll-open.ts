import type { Pen } from '../kit/pen.ts'

/** Whose rolls the base of the page rests on: the villages' by the state's reading, the classes' by education's. */
const rollsOf = ({ voice }: Pick<Pen, 'voice'>) => (voice.base === 'left-behind.state' ? 'villages' : 'classes')

/**
 * 名册未齐 (summaries §3.1: 已有几个班签核……尚未签核): some have signed and others not. What is registered is then told as that, the total as
 * still open, and no share of it is printed. Where nobody has signed a roll, the page says only that.
 */
export const rollOpen = (pen: Pen): boolean => {
  const of = rollsOf(pen)
  const [all, signed] = [pen.n(`census.${of}`), pen.n(`census.signed.${of}`)]
  return 0 < signed && signed < all
}

/** ，总数待定，暂不出占比 */
export const untilSigned = (pen: Pen): string => (rollOpen(pen) ? '，总数待定，暂不出占比' : '')
