import type { Dice } from './random.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An 18-character number with a right check digit (GB 11643) of area 522699, which is assigned to nobody. */
export const inventedId = (dice: Dice, birth: string, sex: 'male' | 'female'): string => {
  const order = dice.between(1, 99).toString().padStart(2, '0')
  const odd = sex === 'male' ? 1 : 0
  const body = `522699${birth.replaceAll('-', '')}${order}${dice.between(0, 4) * 2 + odd}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

/** A phone of the range 1380000xxxx / 1380001xxxx …, given out one after another. */
export const phoneCounter = () => {
  let last = 0
  return () => `1380${(++last).toString().padStart(7, '0')}`
}
