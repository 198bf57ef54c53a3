import { pinyin } from 'pinyin-pro'
import { nameKey } from './import/name-key.ts'

const MAX = 40

/** Every beginning from each letter of a name on: 罗小禾 is found by 罗, 小禾, 禾; by luoxiaohe, xiaohe, he; by lxh, xh, h. */
const nameKeys = (name: string): string[] => {
  const plain = nameKey(name)
  if (plain === '') return []
  const letters = [...plain]
  const sounds = pinyin(plain, { toneType: 'none', type: 'array', mode: 'surname', v: true }).map((s) =>
    s.toLowerCase(),
  )
  const keys: string[] = []
  letters.forEach((_, i) => {
    keys.push(
      letters.slice(i).join(''),
      sounds.slice(i).join(''),
      sounds
        .slice(i)
        .map((s) => s[0] ?? '')
        .join(''),
    )
  })
  return keys
}

/** All keys under which a child is found: own and family's names, the last four of numbers (scope.md, Search). */
export const searchKeys = (child: {
  name: string
  people: readonly (string | null)[]
  idNumber: string | null
  phones: readonly string[]
}): string[] => {
  const numbers = [child.idNumber, ...child.phones].flatMap((n) =>
    n && n.length >= 4 ? [n.slice(-4).toLowerCase()] : [],
  )
  return [...new Set([...nameKeys(child.name), ...numbers, ...child.people.flatMap((n) => (n ? nameKeys(n) : []))])]
    .filter((k) => k !== '')
    .slice(0, MAX)
}

/** What somebody typed, made comparable. */
export const searchTerm = (typed: string): string => nameKey(typed.normalize('NFKC')).replace(/[''']/g, '')
