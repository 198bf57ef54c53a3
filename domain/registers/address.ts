import type { Place } from './place.ts'

const bare = (name: string): string =>
  name.replace(/(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|自然村|村|居)$/, '')

/**
 * The village that an address names: the longest of names, bare names (two letters at least) and aliases found in it; one
 * that stands nearer the end wins a tie (青石镇河湾村: 河湾). Null when none or several different ones fit equally.
 */
export const matchVillage = (address: string | null, villages: readonly Place[]): Place | null => {
  if (!address) return null
  let best: { place: Place; length: number; at: number } | null = null
  for (const place of villages) {
    const names = [place.name, bare(place.name), ...place.aliases, ...place.aliases.map(bare)].filter(
      (n) => n.length >= 2,
    )
    for (const name of names) {
      const at = address.lastIndexOf(name)
      if (at < 0) continue
      // 青石镇 is not 青石村: a bare name directly before 镇, 乡 or 县 names those.
      if (/^(?:镇|乡|县|街道)/.test(address.slice(at + name.length))) continue
      if (!best || name.length > best.length || (name.length === best.length && at > best.at))
        best = { place, length: name.length, at }
    }
  }
  return best?.place ?? null
}
