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
  '一二三四五六七八九十',
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

/** One sound of the spoken language, as it is typed without tones. */
const SOUND =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|vn|ia|ua|uo|[aoeiuv])'
/** A person's or a place's name: one to three sounds, whatever stands around or between them that is no letter. */
const NAME = new RegExp(`^\\P{L}*(?:${SOUND}\\P{L}*){1,3}$`, 'u')
/** A day, a phone, an ID number: no secret, and what is hung on to it is short. */
const LONG_NUMBER = /\d{6,}/g
/** So many letters of one's own are the least beside a number or a known word; a Chinese character counts for two. */
const OWN_LETTERS = 8

/** Is there little left, once what everybody knows is taken out? */
const hangsOn = (plain: string, known: readonly string[]): boolean => {
  const words = known.map((k) => k.toLowerCase()).filter((k) => k.length >= (/\p{Script=Han}/u.test(k) ? 2 : 4))
  // The longest first: a township within its school's name.
  const rest = words.toSorted((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ''), plain)
  const own = rest.replace(LONG_NUMBER, '')
  if (own === plain) return false
  const letters = [...own].filter((letter) => /\p{L}/u.test(letter))
  const weight = letters.length + letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length
  return weight < OWN_LETTERS
}

/**
 * Long enough, nothing that is guessed early: common passwords and their variations, keyboards, dates, phone and ID numbers with a
 * letter hung on, a name or place as it is typed, the login or names of the place (NIST SP 800-63B, L6). `known`: what somebody
 * who knows the person would try.
 */
export const weakPassword = (password: string, known: readonly string[]): boolean => {
  const plain = password.toLowerCase()
  if ([...password].length < 10 || new Set(plain).size < 4) return true
  // Digits alone are a phone, a date, an ID number: somebody's list has them all.
  if (/^\d+$/.test(plain) && plain.length < 20) return true
  if (NAME.test(plain.slice(0, LOOKED_AT)) || hangsOn(plain, known)) return true
  return estimator().check(password.slice(0, LOOKED_AT), [...known]).guessesLog10 < LEAST
}
