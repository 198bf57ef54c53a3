import { pinyin } from 'pinyin-pro'
import { nameKey } from '../import/name-key.ts'

const MAX = 40

const soundsOf = (plain: string): string[] =>
  pinyin(plain, { toneType: 'none', type: 'array', mode: 'surname', v: true }).map((s) => s.toLowerCase())

const initials = (sounds: readonly string[]) => sounds.map((s) => s[0] ?? '').join('')

/** The child's own name from each letter on: 罗小禾 is found by 罗, 小禾, 禾; by luoxiaohe, xiaohe, he; by lxh, xh. */
const ownKeys = (name: string): string[] => {
  const plain = nameKey(name)
  if (plain === '') return []
  const letters = [...plain]
  const sounds = soundsOf(plain)
  return letters.flatMap((_, i) => [
    letters.slice(i).join(''),
    sounds.slice(i).join(''),
    // A single letter finds half the school: initials go on while there are two.
    ...(i === 0 || i < letters.length - 1 ? [initials(sounds.slice(i))] : []),
  ])
}

/** A name of the family from its beginning: in characters, in pinyin, in initials. */
const familyKeys = (name: string): string[] => {
  const plain = nameKey(name)
  if (plain === '') return []
  const sounds = soundsOf(plain)
  return [plain, sounds.join(''), initials(sounds)]
}

/** All keys under which a child is found: own and family's names, the last four of numbers (scope.md, Search: 10–20 a child). */
export const searchKeys = (child: {
  name: string
  people: readonly (string | null)[]
  idNumber: string | null
  phones: readonly string[]
}): string[] => {
  const numbers = [child.idNumber, ...child.phones].flatMap((n) =>
    n && n.length >= 4 ? [n.slice(-4).toLowerCase()] : [],
  )
  return [...new Set([...ownKeys(child.name), ...numbers, ...child.people.flatMap((n) => (n ? familyKeys(n) : []))])]
    .filter((k) => k !== '')
    .slice(0, MAX)
}

/** Where a name stands in a list: by sound, surname first, then by character; compared byte by byte. */
export const nameOrder = (name: string): string => {
  const plain = nameKey(name)
  return `${soundsOf(plain).join(' ')} ${plain}`
}

/** What somebody typed, made comparable. */
export const searchTerm = (typed: string): string => nameKey(typed.normalize('NFKC')).replace(/['‘’]/g, '')
