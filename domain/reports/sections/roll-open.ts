import { censusSignOff } from '../../duties/census-sign-off.ts'
import type { Pen } from '../kit/pen.ts'

/** Whose rolls the base of the page rests on: the villages' by the state's reading, the classes' by education's. */
const rollsOf = ({ voice }: Pick<Pen, 'voice'>) => (voice.base === 'left-behind.state' ? 'villages' : 'classes')

/**
 * 名册未齐 (summaries §3.1): some have signed and others not, or nobody has though it is due. What is registered is then told as that, the
 * total as still open, and no share of it is printed. Where nobody keeps rolls yet, or nothing is due, there is nothing to wait for.
 */
export const rollOpen = (pen: Pen): boolean => {
  const of = rollsOf(pen)
  const [all, signed] = [pen.n(`census.${of}`), pen.n(`census.signed.${of}`)]
  return signed < all && (signed > 0 || pen.account(censusSignOff.key).due.some(({ due }) => due > 0))
}

/** ，总数待定，暂不出占比 */
export const untilSigned = (pen: Pen): string => (rollOpen(pen) ? '，总数待定，暂不出占比' : '')
