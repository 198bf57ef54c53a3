import { likelyReading } from '../children/name-readings.ts'

/** So many of one name are told apart by a number. */
const MOST = 40

/** A name as a login: 张小红 zhangxiaohong; what is no letter is left out. */
export const loginOf = (name: string): string => {
  const plain = likelyReading(name.trim())
    .join('')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 30)
  return plain.length < 2 ? `laoshi${plain}` : plain
}

/** The logins that could be meant for a name, the best first: zhangxiaohong, zhangxiaohong2, … */
export const loginsFor = (name: string): string[] => {
  const plain = loginOf(name)
  return [plain, ...Array.from({ length: MOST }, (_, i) => `${plain}${i + 2}`)]
}
