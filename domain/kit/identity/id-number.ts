import { isCivilDate } from '../dates.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of the first 17 digits (GB 11643-1999, mod 11-2). */
export const checkCharacter = (first17: string): string =>
  '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11)

/** 18 characters of the right shape, whatever the check digit says. */
export const isIdShape = (id: string): boolean => /^\d{17}[\dX]$/.test(id)

/** Right shape, right check digit and a birth date that exists. */
export const isValidId = (id: string): boolean =>
  isIdShape(id) && checkCharacter(id) === id[17] && isCivilDate(birthOfId(id))

/** `YYYY-MM-DD` as the number says (digits 7–14); meaningful for a valid number only. */
export const birthOfId = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`

/** The 17th digit: odd = male (dossier §8). */
export const sexOfId = (id: string): 'male' | 'female' => (Number(id[16]) % 2 === 1 ? 'male' : 'female')
