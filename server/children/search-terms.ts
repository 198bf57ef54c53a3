import { nameKey } from '../import/name-key.ts'
import type { SearchTerms } from './db/child-list.ts'
import { readingsOf } from './name-readings.ts'

/** What somebody typed, made comparable: tones and dots go, ü is v as on a keyboard. */
export const searchTerm = (typed: string): string =>
  nameKey(
    typed
      .normalize('NFKC')
      .normalize('NFD')
      .replace(/u\p{M}*\u0308\p{M}*/giu, 'v')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC'),
  ).replace(/['‘’]/g, '')

/** Letters among sounds (吕xiaohe, 吕xh, xiao禾) are said as they may be, and must stand in the name. */
export const searchTerms = (typed: string): SearchTerms => {
  const term = searchTerm(typed)
  if (term === '') return { starts: [], letters: [] }
  const runs = term.match(/\p{Script=Han}+|[a-z]+/gu) ?? []
  const letters = runs.filter((run) => /\p{Script=Han}/u.test(run))
  const mixed = letters.length > 0 && letters.length < runs.length && runs.join('') === term
  if (!mixed) return { starts: [term], letters: [] }
  const starts = runs.reduce(
    (begun, run) => {
      const said = letters.includes(run) ? readingsOf(run).flatMap(spoken) : [run]
      return begun.flatMap((start) => said.map((s) => start + s))
    },
    [''],
  )
  return { starts: [...new Set(starts)].slice(0, MOST), letters }
}

const MOST = 48

/**
 * A run of letters among sounds: whole (欧阳na), its first whole and the others by their initials (欧阳n, as a key has them), or initials alone
 * (d一). That the letters themselves stand in the name is asked besides.
 */
const spoken = (way: readonly string[]): string[] => {
  const initials = way.map((s) => [...s][0] ?? '')
  return [way.join(''), [way[0] ?? '', ...initials.slice(1)].join(''), initials.join('')]
}
