import { nameKey } from '../import/name-key.ts'
import type { Keys } from '../keys.ts'
import { likelyReading, readingsOf } from './name-readings.ts'

/** Most children have thirty to sixty; one with a long name of many sounds and a large family would have hundreds. */
const MAX = 160

/** A letter that no dictionary sounds stands for itself, whole: half of 𠮷 is no letter, and no database keeps it. */
const initial = (sound: string): string => {
  const point = sound.codePointAt(0)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** A way to say a name and the first letters of it, from each syllable on. */
const fromEach = (sounds: readonly string[]) => {
  const whole: string[] = []
  const initials: string[] = []
  let after = { whole: '', initials: '' }
  for (let i = sounds.length - 1; i >= 0; i--) {
    const sound = sounds[i] ?? ''
    after = { whole: sound + after.whole, initials: initial(sound) + after.initials }
    whole[i] = after.whole
    initials[i] = after.initials
  }
  return { sounds, whole, initials }
}

/**
 * The child's own name from each letter on: 罗小禾 is found by 罗, 小禾, 禾; by luoxiaohe, xiaohe, he; by luoxh; by lxh, xh; in
 * every way that its letters may be said.
 */
const ownKeys = (name: string): string[] => {
  const plain = nameKey(name)
  const letters = [...plain]
  const ways = plain === '' ? [] : readingsOf(plain).map(fromEach)
  const keys: string[] = []
  for (const i of letters.keys()) {
    const inside = i < letters.length - 1
    keys.push(letters.slice(i).join(''))
    for (const { whole } of ways) keys.push(whole[i] ?? '')
    if (inside) for (const { sounds, initials } of ways) keys.push(`${sounds[i]}${initials[i + 1]}`)
    // 尉迟佳仡: a surname of two whole, the others by their initials.
    if (i === 0 && letters.length > 3)
      for (const { sounds, initials } of ways) keys.push(`${sounds[0]}${sounds[1]}${initials[2]}`)
    // A single letter finds half the school: initials go on while there are two.
    if (i === 0 || inside) for (const { initials } of ways) keys.push(initials[i] ?? '')
  }
  return keys
}

/** Under what a name that a child had once is found: as many ways as the name of today, as long as they are few. */
export const oldNameKeys = (name: string): string[] => [...new Set(ownKeys(name))].filter((k) => k !== '').slice(0, OLD)
const OLD = 60

/** A name of the family from its beginning: in characters, in pinyin, in initials. */
const familyKeys = (name: string): string[] => {
  const plain = nameKey(name)
  if (plain === '') return []
  const keys = [plain]
  for (const sounds of readingsOf(plain)) keys.push(sounds.join(''), sounds.map(initial).join(''))
  return keys
}

/**
 * The last four of an ID number or a phone, as somebody types them: alone, or at the end of six or eight, of a whole phone or ID; null where
 * no number is asked for. More than the last four no key holds (H1).
 */
export const lastFourOf = (term: string): string | null => {
  const digits = /^\d[\d-]*[\dx]$/.test(term) ? term.replaceAll('-', '') : ''
  return NUMBERS.has(digits.length) ? digits.slice(-4) : null
}
/** So many are typed; in between somebody is still typing, and each time leaves a trace. */
const NUMBERS = new Set([4, 6, 8, 11, 15, 18])

/**
 * The last four of a number as a key: blind, for with region and birth they are the whole ID number (H1). The mark in front is no
 * letter of a name. Of so few endings each is worked out once.
 */
export const numberKey = (keys: Keys, county: number, four: string): string => {
  const known = numberKeys.get(keys) ?? new Map<string, string>()
  numberKeys.set(keys, known)
  const place = `${county} ${four}`
  const before = known.get(place)
  if (before !== undefined) return before
  const made = `#${keys.blind(county, `last four ${four}`).toString('base64url').slice(0, 16)}`
  if (known.size >= ENDINGS) known.clear()
  known.set(place, made)
  return made
}
const numberKeys = new WeakMap<Keys, Map<string, string>>()
const ENDINGS = 11_000

/**
 * All keys under which a child is found: the last four of numbers, own and family's names (scope.md, Search). Where they are too many,
 * the rarer readings of the family's names go first, then those of the child's own: numbers and names as they are written stay.
 */
export const searchKeys = (
  child: {
    name: string
    people: readonly (string | null)[]
    idNumber: string | null
    phones: readonly string[]
  },
  blind: (four: string) => string,
): string[] => {
  const numbers = [child.idNumber, ...child.phones].flatMap((n) =>
    n && n.length >= 4 ? [blind(n.slice(-4).toLowerCase())] : [],
  )
  const family = child.people.map((n) => (n ? familyKeys(n) : []))
  // As written, in its likely reading, and that one's initials.
  const likely = family.flatMap((keys) => keys.slice(0, 3))
  const all = [...numbers, ...likely, ...ownKeys(child.name), ...family.flat()]
  return (all.length > MAX ? [...new Set(all)] : each(all)).filter((k) => k !== '').slice(0, MAX)
}

/** Each once. A set takes each of its texts into a table of all the program's texts: of so few it is quicker to compare them. */
const each = (texts: string[]): string[] => texts.sort().filter((text, i) => text !== texts[i - 1])

/** How a comparable name is most likely said: 罗小禾 luo xiao he. */
export const soundOf = (plain: string): string => likelyReading(plain).join(' ')

/** Where a name stands in a list: by sound, surname first, then by character; compared byte by byte. */
export const nameOrder = (name: string): string => {
  const plain = nameKey(name)
  return `${soundOf(plain)} ${plain}`
}
