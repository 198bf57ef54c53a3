import { randomInt } from 'node:crypto'
import type { Keys } from '../../keys.ts'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const HOW_MANY = 8

/** For the day on which the phone is lost: each opens once (about 49 bits). */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: HOW_MANY }, () => {
    const code = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })

export const blindCode = (keys: Keys, county: number, accountId: string, code: string): Buffer =>
  keys.blind(county, `recovery ${accountId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
