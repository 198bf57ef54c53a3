import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** What people here begin with: said in every list of leaked Chinese passwords, and words of this very work. */
const HERE = [
  'woaini',
  'aini',
  '1314',
  '520',
  '5201314',
  '1314520',
  'qq',
  'wang',
  'zhang',
  'zhongguo',
  'laoshi',
  'xuexiao',
  'xiaoxue',
  'banzhuren',
  'xiaozhang',
  'nuanyang',
  'liushou',
  'ertong',
  'guanai',
  'fulian',
  'minzheng',
  'admin',
  'mima',
  'woaizhongguo',
]
/** So many guesses (powers of ten) is the least: a phone number, a birth date or a word with a year takes fewer. */
const LEAST = 7.5

let made: ZxcvbnFactory | null = null
/** The lists are read when they are first needed. */
const estimator = (): ZxcvbnFactory => {
  made ??= new ZxcvbnFactory({ dictionary: { ...dictionary, here: HERE }, graphs: adjacencyGraphs })
  return made
}

/** Long passwords are judged by their beginning: the rest only makes them better, and costs time. */
const LOOKED_AT = 64

/**
 * Long enough, nothing that is guessed early: common passwords and their variations, keyboards, dates, phone numbers, the login
 * or names of the place (NIST SP 800-63B, L6). `known`: what somebody who knows the person would try.
 */
export const weakPassword = (password: string, known: readonly string[]): boolean => {
  const plain = password.toLowerCase()
  if ([...password].length < 10 || new Set(plain).size < 4) return true
  if (known.some((k) => k.length >= 4 && plain.includes(k.toLowerCase()))) return true
  // Digits alone are a phone, a date, an ID number: somebody's list has them all.
  if (/^\d+$/.test(plain) && plain.length < 20) return true
  return estimator().check(password.slice(0, LOOKED_AT), [...known]).guessesLog10 < LEAST
}
