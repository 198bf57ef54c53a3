import type { Place } from './place.ts'

const bare = (name: string): string =>
  name.replace(/(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|自然村|村|居)$/, '')

/** What an address says of its village: the one that it names, or that several fit equally well, or none. */
export type VillageMatch = { village: Place | null; tie: boolean }

/**
 * The village that an address names: the longest of names, bare names (two letters at least) and aliases found in it. Where
 * the longest of two villages are of one length, nothing in the address tells them apart: neither is taken.
 */
export const matchVillage = (address: string | null, villages: readonly Place[]): VillageMatch => {
  if (!address) return { village: null, tie: false }
  let best: { places: Set<Place>; length: number } = { places: new Set(), length: 0 }
  for (const place of villages) {
    const names = [place.name, bare(place.name), ...place.aliases, ...place.aliases.map(bare)].filter(
      (n) => n.length >= 2,
    )
    for (const name of names) {
      const at = address.lastIndexOf(name)
      if (at < 0 || name.length < best.length) continue
      // 青石镇 is not 青石村: a bare name directly before 镇, 乡 or 县 names those.
      if (/^(?:镇|乡|县|街道)/.test(address.slice(at + name.length))) continue
      if (name.length > best.length) best = { places: new Set([place]), length: name.length }
      else best.places.add(place)
    }
  }
  const [village] = best.places
  return best.places.size === 1 && village ? { village, tie: false } : { village: null, tie: best.places.size > 1 }
}

/**
 * The part of an address that may stand for its village from now on: without what stands above (省, 市, 县, 乡, 镇, 街道 and the
 * names given) and without group, number and house. Null when nothing usable is left.
 */
export const villageAlias = (address: string, above: readonly string[]): string | null => {
  let text = address.normalize('NFKC').replace(/[\s,，、;；。]/g, '')
  for (const name of [...above].sort((a, b) => b.length - a.length)) if (name) text = text.replaceAll(name, '')
  text = text
    .replace(/^.*?(?:自治区|自治州|自治县|省|地区)/, '')
    .replace(/^.{2,6}?(?:市|县|(?<!社|小)区)(?!$)/, '')
    .replace(/^.{1,6}?(?:街道|镇|乡)/, '')
    .replace(/第?[\d一二三四五六七八九十]+(?:村民)?(?:小?组|社|队|号|栋|幢|单元|室|屯).*$/, '')
    .replace(/\d.*$/, '')
  return text.length >= 2 && text.length <= 12 ? text : null
}
